internal import AgreementModel

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
        if !has("help") { try checkOperands() }
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// What an option lists, separated by commas; empty when it was not given.
    func list(_ name: String) -> [String] {
        (values[name] ?? "").split(separator: ",").map { word in
            String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    private func checkOperands() throws(Misuse) {
        if operands.count > command.operands.count {
            throw Misuse(description: "'\(operands[command.operands.count])' is one word too many")
        }
        for (operand, word) in zip(command.operands, operands) {
            if !operand.allowed.isEmpty, !operand.allowed.contains(word) {
                let near = Nearest.match(word, in: operand.allowed).map { ": did you mean '\($0)'?" } ?? ""
                let words = operand.allowed.joined(separator: ", ")
                throw Misuse(description: "what stands here is one of \(words), not '\(word)'\(near)")
            }
        }
        if let missing = command.operands.dropFirst(operands.count).first(where: { !$0.isOptional }) {
            throw Misuse(description: "'\(command.name)' needs \(missing.usage)")
        }
    }

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
