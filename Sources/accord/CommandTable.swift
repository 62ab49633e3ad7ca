internal import AgreementModel

/// An option of a command.
struct Option: Sendable {
    let name: String
    /// What stands for the value in help; `nil` for a flag.
    let placeholder: String?
    let doc: String
    /// The values allowed; empty for any.
    var allowed: [String] = []
    var letter: Character?
}

/// A command with what it takes.
struct Command: Sendable {
    let name: String
    let summary: String
    /// The names of what stands without an option, in order; in brackets if it may be left out.
    var operands: [String] = []
    let options: [Option]

    /// How the command is written, as the first line of its help.
    var usage: String { (["accord", name] + operands + ["[options]"]).joined(separator: " ") }
}

/// All commands and options. Parsing, help, completions and the manual are made from it.
enum CommandTable {
    static let version = "0.1.0"

    static let commands = [
        Command(
            name: "build", summary: "Read, check, render and audit the site, and publish it.",
            options: [site, output] + shared + [compress, forget, jobs, timings, quiet]),
        Command(
            name: "check", summary: "Do everything but publish; list what is not translated.",
            options: [site, output] + shared + [jobs, timings, quiet]),
        Command(
            name: "list", summary: "List the agreements as of a day: slug, party, stage, day of signing.",
            options: [site, output] + shared + [jobs, timings, quiet]),
        Command(
            name: "diff", summary: "Show what a build would change of what is published; write nothing.",
            options: [site, output] + shared + [compress, jobs, quiet]),
    ]

    static let site = Option(
        name: "site", placeholder: "DIR", doc: "The folder that holds content and templates; default '.'.")
    static let output = Option(
        name: "output", placeholder: "DIR", doc: "Where to publish; default 'public' in the site's folder.")
    static let shared = [
        Option(
            name: "as-of", placeholder: "DATE",
            doc: "The day to show, YYYY-MM-DD; default that of SOURCE_DATE_EPOCH, else today, in UTC."),
        Option(name: "base-url", placeholder: "URL", doc: "The site's address; default that of site.yaml."),
        Option(
            name: "format", placeholder: "FORMAT",
            doc: "How diagnostics and lists are written; default 'text'.",
            allowed: ["text", "json"]),
    ]
    static let compress = Option(
        name: "compress", placeholder: nil, doc: "Also write each text file as .gz and .br beside it.")
    static let forget = Option(
        name: "forget-addresses", placeholder: nil,
        doc: "Let published pages vanish that no alias or tombstone keeps.")
    static let jobs = Option(
        name: "jobs", placeholder: "N", doc: "How many threads to use; default one for each core.",
        letter: "j")
    static let timings = Option(name: "timings", placeholder: nil, doc: "Also say how long each stage took.")
    static let quiet = Option(name: "quiet", placeholder: nil, doc: "Say only what is wrong.", letter: "q")
    static let helpOption = Option(name: "help", placeholder: nil, doc: "Explain the command.", letter: "h")

    static func command(_ name: String) -> Command? { commands.first { $0.name == name } }

    /// What `accord --help` prints.
    static var help: String {
        let width = commands.map(\.name.count).max() ?? 0
        let lines = commands.map { command in
            let gap = String(repeating: " ", count: width - command.name.count)
            return "  \(command.name)\(gap)  \(command.summary)"
        }
        return """
            Turns a folder of Markdown about international agreements into a website.

            Usage: accord COMMAND [options]

            Commands:
            \(lines.joined(separator: "\n"))

            'accord COMMAND --help' explains a command; 'accord --version' prints the version.
            Exit codes: 0 done, 1 content rejected, 2 command line wrong, 3 the world failed, 4 'diff' found
            differences.

            """
    }

    /// What `accord COMMAND --help` prints.
    static func help(of command: Command) -> String {
        let options = command.options + [helpOption]
        let heads = options.map { option in
            (option.letter.map { "-\($0), " } ?? "    ") + "--\(option.name)"
                + (option.placeholder.map { " \($0)" } ?? "")
        }
        let width = heads.map(\.count).max() ?? 0
        let lines = zip(heads, options).map { head, option in
            let allowed = option.allowed.isEmpty ? "" : " One of: \(option.allowed.joined(separator: ", "))."
            return "  \(head)\(String(repeating: " ", count: width - head.count))  \(option.doc)\(allowed)"
        }
        return "\(command.summary)\n\nUsage: \(command.usage)\n\nOptions:\n\(lines.joined(separator: "\n"))\n"
    }
}

/// A command line that was wrong: what, and what to write instead.
struct Misuse: Error, CustomStringConvertible {
    let description: String
}

/// What was asked for on the command line.
struct Invocation {
    let command: Command
    private(set) var values: [String: String] = [:]
    private(set) var operands: [String] = []

    /// - parameter arguments: What follows the command's name.
    init(_ command: Command, _ arguments: some Collection<String>) throws(Misuse) {
        self.command = command
        var rest = Array(arguments)[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                break
            }
            if word.hasPrefix("--") {
                try take(word.dropFirst(2), &rest)
            } else if word.hasPrefix("-"), word.count > 1 {
                try takeLetters(word.dropFirst(), &rest)
            } else {
                operands.append(word)
            }
        }
        if operands.count > command.operands.count, !values.keys.contains("help") {
            throw Misuse(description: "'\(operands[command.operands.count])' is one word too many")
        }
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    private mutating func take(_ word: Substring, _ rest: inout ArraySlice<String>) throws(Misuse) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let known = command.options + [CommandTable.helpOption]
        guard let option = known.first(where: { $0.name == parts[0] }) else {
            let hint =
                Nearest.match(parts[0], in: known.map(\.name)).map { ": did you mean '--\($0)'?" } ?? ""
            throw Misuse(description: "'\(command.name)' has no option '--\(parts[0])'\(hint)")
        }
        try set(option, parts.count == 2 ? parts[1] : nil, &rest)
    }

    private mutating func takeLetters(_ word: Substring, _ rest: inout ArraySlice<String>) throws(Misuse) {
        guard let letter = word.first,
            let option = (command.options + [CommandTable.helpOption]).first(where: { $0.letter == letter })
        else { throw Misuse(description: "'\(command.name)' has no option '-\(word.prefix(1))'") }
        let after = String(word.dropFirst())
        if option.placeholder != nil {
            try set(option, after.isEmpty ? nil : after, &rest)
        } else {
            try set(option, nil, &rest)
            if !after.isEmpty { try takeLetters(after[...], &rest) }
        }
    }

    private mutating func set(_ option: Option, _ given: String?, _ rest: inout ArraySlice<String>)
        throws(Misuse)
    {
        if has(option.name) { throw Misuse(description: "'--\(option.name)' is given twice") }
        guard let placeholder = option.placeholder else {
            if given != nil { throw Misuse(description: "'--\(option.name)' takes no value") }
            values[option.name] = ""
            return
        }
        guard let value = given ?? rest.popFirst(), !value.isEmpty else {
            throw Misuse(description: "'--\(option.name)' needs a value: --\(option.name) \(placeholder)")
        }
        if !option.allowed.isEmpty, !option.allowed.contains(value) {
            let words = option.allowed.joined(separator: ", ")
            throw Misuse(description: "'--\(option.name)' is one of \(words), not '\(value)'")
        }
        values[option.name] = value
    }
}
