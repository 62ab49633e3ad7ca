/// Tags of languages, which name folders of the site: "uk", "pt-BR", "zh-Hant".
enum Language {
    /// Whether `tag` is a language of two or three letters, with subtags of two to eight (RFC 5646, 2.1).
    static func isValid(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
        guard (1...4).contains(parts.count), (2...3).contains(parts[0].count),
            parts[0].allSatisfy({ (0x61...0x7A).contains($0) })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (2...8).contains(part.count) && part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
    }

    /// - Returns: whether all are valid and each stands once; diagnostics are added otherwise.
    static func check(_ tags: [Located<String>], findings: Findings) -> Bool {
        var isRight = true
        for (index, tag) in tags.enumerated() {
            if let first = tags[..<index].first(where: { $0.value == tag.value }) {
                findings.add(
                    Diagnostic(
                        .duplicateOutput, "the language '\(tag.value)' stands once", tag.span,
                        hint: "delete one of the two",
                        notes: [.init(text: "first written here", span: first.span)]))
                isRight = false
            } else if !isValid(tag.value) {
                findings.add(
                    .invalidIdentifier, "a language is named by its tag, not '\(tag.value)'", tag.span,
                    hint: "write for example 'uk' or 'pt-BR'")
                isRight = false
            }
        }
        return isRight
    }
}
