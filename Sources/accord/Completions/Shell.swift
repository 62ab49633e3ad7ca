/// A shell in which the command line completes itself.
enum Shell: String, CaseIterable {
    case bash, zsh, fish

    /// The script that completes `accord` in this shell, made from the table of commands.
    var script: String {
        switch self {
        case .bash: BashCompletion.script
        case .zsh: ZshCompletion.script
        case .fish: FishCompletion.script
        }
    }
}

/// What completes a value that is none of a few words.
enum Filling {
    case nothing
    /// A folder.
    case folder
    /// The name of an entry of the site that `--site` names.
    case entry
}

extension Option {
    /// The option as it is typed: "--jobs", "-j".
    var spellings: [String] { ["--\(name)"] + (letter.map { ["-\($0)"] } ?? []) }
}

extension Command {
    /// The options with `--help`, which every command takes.
    var allOptions: [Option] { options + [CommandTable.helpOption] }
}

extension CommandTable {
    /// What may stand in place of a command, with what it does.
    static let general = [
        (spelling: "--help", doc: "List the commands."), (spelling: "--version", doc: "Print the version."),
    ]

    /// The options after which a value follows, as they are typed, each once.
    static var spellingsWithValue: [String] {
        var seen: Set<String> = []
        return commands.flatMap(\.options).filter { $0.placeholder != nil }.flatMap(\.spellings)
            .filter { seen.insert($0).inserted }
    }
}

extension String {
    /// The text as one word of a POSIX shell.
    var quotedForShell: String {
        "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }

    /// The text with each of the characters of `special` behind a backslash.
    func escaping(_ special: String) -> String {
        reduce(into: "") { text, character in
            if special.contains(character) { text.append("\\") }
            text.append(character)
        }
    }

    /// The sentence without its full stop.
    var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
