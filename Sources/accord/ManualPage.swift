internal import AgreementModel

/// The manual page in mdoc(7), for section 1.
enum ManualPage {
    static var text: String {
        let sections: [(title: String, lines: [String])] = [
            ("NAME", [".Nm accord", ".Nd websites that explain international agreements"]),
            ("SYNOPSIS", [".Nm", ".Ar command", ".Op Ar options"]),
            ("DESCRIPTION", description), ("COMMANDS", list(CommandTable.commands.flatMap(item))),
            ("OPTIONS", options), ("ENVIRONMENT", list(environment)), ("FILES", list(files)),
            ("EXIT STATUS", list(exitStatus)), ("EXAMPLES", examples),
            ("DIAGNOSTICS", diagnostics),
        ]
        let head = [".Dd \(day)", ".Dt ACCORD 1", ".Os"]
        let body = sections.flatMap { [".Sh \($0.title)"] + $0.lines }
        return (head + body).joined(separator: "\n") + "\n"
    }

    private static var day: String {
        guard let day = CivilDate(Version.day) else { preconditionFailure("the version has a day") }
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return "\(months[day.month - 1]) \(day.day), \(day.year)"
    }

    private static var description: [String] {
        [".Nm"]
            + prose([
                "turns a folder of Markdown, one entry for each international agreement, into a website:",
                "a page for each agreement, a comparison table, a timeline and open data, as plain files "
                    + "that any web server can serve.",
            ]) + [".Pp"]
            + prose([
                "Everything is read, checked, rendered and audited before the first byte is written.",
                "Mistakes are reported with file, line, column and what to type instead, all in one run.",
                "Diagnostics and the summary go to standard error; standard output is for answers.",
            ]) + [".Pp"] + prose(["This page is of version \(Version.current)."])
    }

    /// What one command does, and what it takes.
    private static func item(of command: Command) -> [String] {
        let operands = command.operands.map { $0.isOptional ? "Op Ar \($0.name)" : "Ar \($0.name)" }
        let words = command.operands.filter { !$0.allowed.isEmpty }.flatMap { operand in
            [".Ar \(operand.name)"] + prose(["is one of \(operand.allowed.joined(separator: ", "))."])
        }
        let options = command.options.map { ".Fl -\($0.name)" }
        let taken =
            options.isEmpty ? [] : ["Options:"] + options.dropLast().map { $0 + " ," } + [options.last ?? ""]
        return [([".It Cm \(command.name)"] + operands).joined(separator: " ")] + prose([command.summary])
            + words + taken
    }

    /// Every option once; one that means something else in another command says which it is of.
    private static var options: [String] {
        var kinds: [(option: Option, commands: [String])] = []
        for command in CommandTable.commands {
            for option in command.allOptions {
                if let known = kinds.firstIndex(where: { $0.option == option }) {
                    kinds[known].commands.append(command.name)
                } else {
                    kinds.append((option, [command.name]))
                }
            }
        }
        let sorted = kinds.sorted { ($0.option.name, $0.commands[0]) < ($1.option.name, $1.commands[0]) }
        return list(
            sorted.flatMap { option, commands in
                let isAlone = kinds.count { $0.option.name == option.name } == 1
                let letter = option.letter.map { "Fl \($0) , " } ?? ""
                let value = option.placeholder.map { " Ar \($0)" } ?? ""
                let of = isAlone ? "" : " Pq Cm \(commands.joined(separator: " , "))"
                let allowed =
                    option.allowed.isEmpty ? [] : ["One of: \(option.allowed.joined(separator: ", "))."]
                return [".It \(letter)Fl -\(option.name)\(value)\(of)"] + prose([option.doc] + allowed)
            })
    }

    private static var environment: [String] {
        [".It Ev SOURCE_DATE_EPOCH"]
            + prose(["The day to show, in seconds since 1970, when there is no --as-of."])
            + [".It Ev XDG_CACHE_HOME"] + prose(["Where the last builds are remembered; default ~/.cache."])
            + [".It Ev NO_COLOR"] + prose(["If set, no colours are written."])
            + [".It Ev TERM"] + prose(["If 'dumb', neither colours nor progress are written."])
    }

    private static var files: [String] {
        let files = [
            ("content/", "Entries, pages and data, in YAML and Markdown."),
            ("templates/", "The look of the pages, in Mustache, and assets."),
            ("public/", "The published site."),
            ("public/.accord/", "What Accord published there; it removes nothing else."),
            ("~/.cache/accord/", "What the last builds made; it may be deleted at any time."),
        ]
        return files.flatMap { path, doc in [".It Pa \(path)"] + prose([doc]) }
    }

    private static var exitStatus: [String] {
        ExitCode.allCases.flatMap { code in [".It \(code.rawValue)"] + prose([code.meaning]) }
    }

    private static let examples = Array(
        [
            (
                "Start a register of one's own, and look at it while it is written:",
                "accord new site my-register"
            ),
            ("", "accord serve --site my-register"),
            ("Publish it:", "accord build --site my-register --compress"),
            ("See what a build would change, without changing it:", "accord diff"),
            (
                "Record a signing:",
                "accord stage cyprus signed --on 2026-02-01 --source mod-ua-28 --place Nicosia"
            ),
            ("Complete commands and options in this bash:", #"eval "$(accord completions bash)""#),
        ].flatMap { text, command in
            (text.isEmpty ? [] : [".Pp"] + prose([text])) + [".Dl $ " + escaped(command)]
        }.dropFirst())

    private static var diagnostics: [String] {
        prose([
            "A mistake is shown with its place, a name for its kind in brackets, the line it stands on, and "
                + "what to type instead.",
            "The option --format gives the same to programs.",
        ])
    }

    private static func list(_ items: [String]) -> [String] { [".Bl -tag -width Ds"] + items + [".El"] }

    /// Sentences, each from a line of its own, in lines of at most 78 bytes.
    private static func prose(_ sentences: [String]) -> [String] {
        sentences.flatMap { sentence in
            var lines = [""]
            for word in escaped(sentence).split(separator: " ") {
                let line = lines[lines.count - 1]
                if line.isEmpty {
                    lines[lines.count - 1] = String(word)
                } else if line.utf8.count + 1 + word.utf8.count <= 78 {
                    lines[lines.count - 1] = "\(line) \(word)"
                } else {
                    lines.append(String(word))
                }
            }
            // A point or a quote at the start of a line would make it a request.
            return lines.map { $0.hasPrefix(".") ? "\\&" + $0 : $0 }
        }
    }

    /// The text with what roff would take for something else, and with dashes that can be copied.
    private static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "\\": "\\e"
            case "'": "\\(aq"
            case "\"": "\\(dq"
            case "-": "\\-"
            default: String(character)
            }
        }.joined()
    }
}
