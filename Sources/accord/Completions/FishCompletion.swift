/// Completion in fish, 3 and newer.
enum FishCompletion {
    static var script: String {
        #"""
        # Completes 'accord' in fish. Made by 'accord completions fish'.

        # The command and its operands before the cursor, without options and their values.
        function __accord_words
            set -l skip
            for word in (commandline -opc)[2..]
                if set -q skip[1]
                    set -e skip
                    continue
                end
                switch $word
                    case \#(CommandTable.spellingsWithValue.joined(separator: " "))
                        set skip yes
                    case '-*'
                    case '*'
                        echo $word
                end
            end
        end

        # Whether the command is $argv[1].
        function __accord_command
            set -l words (__accord_words)
            test "$words[1]" = "$argv[1]"
        end

        # Whether operand $argv[2] of the command $argv[1] is being written; they are counted from 1.
        function __accord_operand
            set -l words (__accord_words)
            test "$words[1]" = "$argv[1]" -a (count $words) -eq $argv[2]
        end

        # The entries of the site that '--site' names.
        function __accord_entries
            set -l site .
            set -l words (commandline -opc)
            for index in (seq (count $words))
                switch $words[$index]
                    case --site
                        set -q words[(math $index + 1)]; and set site $words[(math $index + 1)]
                    case '--site=*'
                        set site (string replace -- --site= '' $words[$index])
                end
            end
            set site (string replace -r '^~/' "$HOME/" -- $site)
            # 'slug.uk.md' is a translation.
            for file in $site/content/agreements/*.md
                set -l name (string replace -r '.*/' '' -- $file | string replace -r '\.md$' '')
                string match -q '*.*' -- $name; or echo $name
            end
        end

        complete -c accord -f
        \#(lines.joined(separator: "\n"))

        """#
    }

    private static var lines: [String] {
        let start = "complete -c accord -n '__accord_command \"\"'"
        let general = CommandTable.general.map { spelling, doc in
            "\(start) -l \(spelling.dropFirst(2)) -d \(quoted(doc.withoutStop))"
        }
        let commands = CommandTable.commands.map { command in
            "\(start) -a \(command.name) -d \(quoted(command.summary.withoutStop))"
        }
        return general + commands
            + CommandTable.commands.flatMap { command in
                command.allOptions.map { line(for: $0, of: command) }
                    + command.operands.enumerated().compactMap { index, operand in
                        words(operand.allowed, operand.fills).map { words in
                            "complete -c accord -n '__accord_operand \(command.name) \(index + 1)'\(words)"
                        }
                    }
            }
    }

    private static func line(for option: Option, of command: Command) -> String {
        let letter = option.letter.map { " -s \($0)" } ?? ""
        let value = option.placeholder == nil ? "" : " -x" + (words(option.allowed, option.fills) ?? "")
        return "complete -c accord -n '__accord_command \(command.name)' -l \(option.name)\(letter)\(value)"
            + " -d \(quoted(option.doc.withoutStop))"
    }

    private static func words(_ words: [String], _ fills: Filling) -> String? {
        switch fills {
        case .folder: " -a '(__fish_complete_directories)'"
        case .entry: " -a '(__accord_entries)'"
        case .nothing: words.isEmpty ? nil : " -a \(quoted(words.joined(separator: " ")))"
        }
    }

    /// The text as one word of fish.
    private static func quoted(_ text: String) -> String { "'" + text.escaping("'\\") + "'" }
}
