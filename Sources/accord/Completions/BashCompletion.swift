/// Completion in bash, 3.2 and newer.
enum BashCompletion {
    static var script: String {
        #"""
        # Completes 'accord' in bash. Made by 'accord completions bash'.
        _accord() {
            local current=${COMP_WORDS[COMP_CWORD]} command= option= operand=0 site=. ended= fill= words= word
            COMPREPLY=()
            # Of '--option=value' bash makes three words.
            [[ $current != = ]] || current=
            for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                if [[ $word == = ]]; then
                    continue
                elif [[ $option ]]; then
                    [[ $option != --site ]] || site=$word
                    option=
                elif [[ ! $ended && $word == -- ]]; then
                    ended=yes
                elif [[ ! $ended && $word == -* ]]; then
                    case $word in
                        \#(CommandTable.spellingsWithValue.joined(separator: " | "))) option=$word ;;
                    esac
                elif [[ ! $command ]]; then
                    command=$word
                else
                    operand=$((operand + 1))
                fi
            done
            if [[ $option ]]; then
                case "$command $option" in
        \#(values)
                esac
            elif [[ ! $ended && $current == -* ]]; then
                case $command in
                    '') words=\#(quoted(CommandTable.general.map(\.spelling))) ;;
        \#(options)
                esac
            else
                case "$command $operand" in
                    ' 0') words=\#(quoted(CommandTable.commands.map(\.name))) ;;
        \#(operands)
                esac
            fi
            case $fill in
                folder)
                    compopt -o filenames 2>/dev/null
                    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current")
                    ;;
                entry)
                    site=${site//[\"\'\\]/}
                    for word in "${site/#~\//$HOME/}"/content/agreements/*.md; do
                        [[ -f $word ]] || continue
                        word=${word##*/}
                        word=${word%.md}
                        # 'slug.uk.md' is a translation.
                        [[ $word == *.* || $word != "$current"* ]] || COMPREPLY+=("$word")
                    done
                    ;;
                *) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
            esac
        }
        complete -F _accord accord

        """#
    }

    private static var values: String {
        lines(
            CommandTable.commands.flatMap { command in
                command.options.flatMap { option in
                    option.spellings.map { ("\(command.name) \($0)", action(option.allowed, option.fills)) }
                }
            })
    }

    private static var options: String {
        lines(
            CommandTable.commands.map { command in
                (command.name, action(command.allOptions.map { "--\($0.name)" }, .nothing))
            })
    }

    private static var operands: String {
        lines(
            CommandTable.commands.flatMap { command in
                command.operands.enumerated().map { index, operand in
                    ("\(command.name) \(index)", action(operand.allowed, operand.fills))
                }
            })
    }

    /// What is done to offer one of the words, or what fills the place; `nil` if nothing is offered.
    private static func action(_ words: [String], _ fills: Filling) -> String? {
        switch fills {
        case .folder: "fill=folder"
        case .entry: "fill=entry"
        case .nothing: words.isEmpty ? nil : "words=\(quoted(words))"
        }
    }

    private static func quoted(_ words: [String]) -> String { words.joined(separator: " ").quotedForShell }

    /// The lines of a `case`, those with the same action in one.
    private static func lines(_ cases: [(pattern: String, action: String?)]) -> String {
        var order: [String] = []
        var patterns: [String: [String]] = [:]
        for (pattern, action) in cases {
            guard let action else { continue }
            if patterns[action] == nil { order.append(action) }
            patterns[action, default: []].append(pattern.quotedForShell)
        }
        return order.map { action in
            "            \((patterns[action] ?? []).joined(separator: " | "))) \(action) ;;"
        }.joined(separator: "\n")
    }
}
