internal import AgreementModel

/// An option of a command.
struct Option: Sendable, Equatable {
    let name: String
    /// What stands for the value in help; `nil` for a flag.
    let placeholder: String?
    let doc: String
    /// The values allowed; empty for any.
    var allowed: [String] = []
    var fills = Filling.nothing
    var letter: Character?
}

/// A word that stands without an option.
struct Operand: Sendable {
    /// What stands for it in help.
    let name: String
    /// The words allowed; empty for any.
    var allowed: [String] = []
    var fills = Filling.nothing
    var isOptional = false

    var usage: String {
        // Many words are listed elsewhere.
        let word = allowed.isEmpty || allowed.count > 9 ? name : allowed.joined(separator: "|")
        return isOptional ? "[\(word)]" : word
    }
}

/// A command with what it takes.
struct Command: Sendable {
    let name: String
    let summary: String
    /// What stands without an option, in order.
    var operands: [Operand] = []
    let options: [Option]

    /// How the command is written, as the first line of its help.
    var usage: String { (["accord", name] + operands.map(\.usage) + ["[options]"]).joined(separator: " ") }
}

/// All commands and options. Parsing, help, completions and the manual are made from it.
enum CommandTable {
    static let commands = [
        Command(
            name: "build", summary: "Read, check, render and audit the site, and publish it.",
            options: [site, output] + shared + [
                reportFormat, compress, forget, noCache, jobs, timings, quiet,
            ]),
        Command(
            name: "check", summary: "Do everything but publish; list what is not translated.",
            options: [site, output] + shared + [reportFormat, stale, links, jobs, timings, quiet]),
        Command(
            name: "list", summary: "List the agreements as of a day: slug, party, stage, day of signing.",
            options: [site, output] + shared + [answerFormat, jobs, timings, quiet]),
        Command(
            name: "serve", summary: "Preview the site on this machine; a save shows in the browser.",
            options: [site, port, basePath] + shared + [jobs, quiet]),
        Command(
            name: "diff", summary: "Show what a build would change of what is published; write nothing.",
            options: [site, output] + shared + [answerFormat, compress, jobs, quiet]),
        Command(
            name: "new", summary: "Write an entry, a page, an event or a whole site to go on from.",
            operands: [
                Operand(name: "KIND", allowed: ["agreement", "page", "event", "site"]), Operand(name: "NAME"),
            ],
            options: [site] + NewCommand.options + [asOf, jobs, quiet]),
        Command(
            name: "stage", summary: "Record in an entry that its agreement reached a stage.",
            operands: [
                Operand(name: "ENTRY", fills: .entry),
                Operand(name: "STAGE", allowed: Stage.allCases.map(\.rawValue)),
            ],
            options: [site] + StageCommand.options + [asOf, jobs, quiet]),
        Command(
            name: "data", summary: "Print as JSON what a template is given for one page.",
            operands: [Operand(name: "PAGE"), Operand(name: "NAME", isOptional: true)],
            options: [site, DataCommand.language] + shared.filter { $0.name != "format" } + [jobs, quiet]),
        Command(
            name: "schema", summary: "Print a JSON Schema of content files, list the kinds, or write all.",
            operands: [Operand(name: "KIND", allowed: ContentSchema.kinds, isOptional: true)],
            options: [SchemaCommand.output, quiet]),
        Command(
            name: "completions", summary: "Print what completes commands and options in a shell.",
            operands: [Operand(name: "SHELL", allowed: Shell.allCases.map(\.rawValue))], options: []),
        Command(name: "manual", summary: "Print the manual page.", options: []),
    ]

    static let site = Option(
        name: "site", placeholder: "DIR", doc: "The folder that holds content and templates; default '.'.",
        fills: .folder)
    static let output = Option(
        name: "output", placeholder: "DIR", doc: "Where to publish; default 'public' in the site's folder.",
        fills: .folder)
    static let asOf = Option(
        name: "as-of", placeholder: "DATE",
        doc: "The day to show, YYYY-MM-DD; default that of SOURCE_DATE_EPOCH, else today, in UTC.")
    static let shared = [
        asOf,
        Option(name: "base-url", placeholder: "URL", doc: "The site's address; default that of site.yaml."),
    ]
    static let reportFormat = Option(
        name: "format", placeholder: "FORMAT", doc: "How diagnostics are written; default 'text'.",
        allowed: ["text", "json", "sarif"])
    static let answerFormat = Option(
        name: "format", placeholder: "FORMAT", doc: "How the answer is written; default 'text'.",
        allowed: ["text", "json"])
    static let port = Option(
        name: "port", placeholder: "N",
        doc: "The port to serve at, or the next that is free; default 4000; 0 for any.")
    static let basePath = Option(
        name: "base-path", placeholder: "PATH",
        doc: "The path to serve below, as in /some/path/; default that of the site's address.")
    static let compress = Option(
        name: "compress", placeholder: nil, doc: "Also write each text file as .gz and .br beside it.")
    static let forget = Option(
        name: "forget-addresses", placeholder: nil,
        doc: "Let published pages vanish that no alias or tombstone keeps.")
    static let noCache = Option(
        name: "no-cache", placeholder: nil,
        doc: "Build anew, whatever is remembered of the last build, and remember nothing.")
    static let stale = Option(
        name: "stale", placeholder: "DAYS",
        doc: "Also list what was not checked for so many days, never opened, unsure or behind.")
    static let links = Option(
        name: "links", placeholder: nil,
        doc: "Also ask every address of other sites whether it is alive; uses the network.")
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
