/// Completion in zsh, as a file of `fpath` or sourced.
enum ZshCompletion {
    static var script: String {
        #"""
        #compdef accord
        # Completes 'accord' in zsh. Made by 'accord completions zsh'.

        _accord_entries() {
            local site=${(Q)opt_args[--site]:-.}
            local -a entries
            entries=(${site/#\~\//$HOME/}/content/agreements/*.md(N:t:r))
            # 'slug.uk.md' is a translation.
            compadd -- ${entries:#*.*}
        }

        _accord() {
            local curcontext=$curcontext state line
            local -A opt_args
            local -a commands=(
        \#(CommandTable.commands.map(described).joined(separator: "\n"))
            )
            _arguments -C \
        \#(CommandTable.general.map(general).joined(separator: "\n"))
                '1:command:->command' '*::argument:->argument'
            case $state in
                command) _describe command commands ;;
                argument)
                    case $words[1] in
        \#(CommandTable.commands.map(arguments).joined(separator: "\n"))
                    esac
                    ;;
            esac
        }

        if [[ $funcstack[1] == _accord ]]; then
            _accord "$@"
        else
            compdef _accord accord
        fi

        """#
    }

    private static func described(_ command: Command) -> String {
        "        " + "\(command.name):\(command.summary.withoutStop.escaping(":\\"))".quotedForShell
    }

    private static func general(_ spelling: String, _ doc: String) -> String {
        "        " + "(- *)\(spelling)[\(explanation(doc))]".quotedForShell + " \\"
    }

    private static func arguments(of command: Command) -> String {
        let specifications =
            command.allOptions.flatMap(specifications)
            + command.operands.enumerated().map { index, operand in
                let number = operand.isOptional ? ":" : ""
                return "\(index + 1):\(number)\(operand.name):\(action(operand.allowed, operand.fills))"
            }
        let indent = "                    "
        let lines = specifications.map { indent + $0.quotedForShell }.joined(separator: " \\\n")
        return
            "                \(command.name))\n                    _arguments -s -S \\\n\(lines)\n\(indent);;"
    }

    /// One for each spelling; each excludes the others.
    private static func specifications(of option: Option) -> [String] {
        option.spellings.map { spelling in
            let isLong = spelling.hasPrefix("--")
            let head = "(\(option.spellings.joined(separator: " ")))\(spelling)"
            guard let placeholder = option.placeholder else { return "\(head)[\(explanation(option.doc))]" }
            return "\(head)\(isLong ? "=" : "+")[\(explanation(option.doc))]:\(placeholder):"
                + action(option.allowed, option.fills)
        }
    }

    private static func explanation(_ doc: String) -> String { doc.withoutStop.escaping("[]:\\") }

    private static func action(_ words: [String], _ fills: Filling) -> String {
        switch fills {
        case .folder: "_directories"
        case .entry: "_accord_entries"
        case .nothing: words.isEmpty ? " " : "(\(words.joined(separator: " ")))"
        }
    }
}
