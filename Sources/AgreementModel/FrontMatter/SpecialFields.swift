/// Fields that one kind of file alone has.
extension FieldReader {
    /// Reads the field `translated` of a translation, and notes whether the original has changed since.
    mutating func checkTranslation(of changes: [Change]) {
        _ = record?.add(
            "translated", "date", required: false,
            "In a translation only: the day up to which it follows its original.",
            nested: false)
        guard let node = takeOverlay("translated"), let text = plain(node, "translated"),
            let day = FieldReader.date(Located(text, node.span), decoding.findings)
        else { return }
        let newest = changes.map(\.date).max { $0.value.latest < $1.value.latest }
        if let newest, newest.value.latest > day.value.latest {
            decoding.addUntranslated("translated", day.span, behind: newest)
        }
    }

    /// Every key that no field asked for, with its text.
    mutating func remaining() -> [(key: Located<String>, value: Prose)] {
        guard let base else { return [] }
        return base.entries.compactMap { key, _ in
            guard !asked.contains(key.text) else { return nil }
            return prose(key.text, .required, "").map { (Located(key.text, key.span), $0) }
        }
    }

    /// Every key of the mapping with a text, or with the texts `since` and `until`.
    mutating func members() -> [(key: Located<String>, since: Located<String>, until: Located<String>?)] {
        guard let base else { return [] }
        found = base.count
        return base.entries.compactMap { key, value in
            let start = value.shape == .mapping ? value.child("since") : value
            guard let start, let since = plain(start, key.text) else {
                complain(value, "a membership has the day it began", hint: "write '\(key.text): 2004-03-29'")
                return nil
            }
            let end = value.child("until")
            return (
                Located(key.text, key.span), Located(since, start.span),
                end.flatMap { node in plain(node, "until").map { Located($0, node.span) } }
            )
        }
    }

    /// The field `unit`: a code of three capitals is a fact, words are translated.
    mutating func unit() -> Prose? {
        if let node = base?.child("unit"), node.shape == .scalar, node.text.utf8.count == 3,
            node.text.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
        {
            let code = text("unit", .required, "")
            return code.map { Prose(text: $0.value, language: decoding.language, span: $0.span) }
        }
        return prose("unit", .required, "An ISO 4217 code, or another unit in words (translated).")
    }
}

/// Addresses below the site's, such as `agreements/denmark.html`.
extension FieldReader {
    mutating func route(_ name: String, _ presence: Presence, _ doc: String) -> Located<String>? {
        text(name, presence, doc).flatMap(checkRoute)
    }

    mutating func routes(_ name: String, _ doc: String) -> [Located<String>] {
        texts(name, .optional, doc).compactMap(checkRoute)
    }

    private func checkRoute(_ route: Located<String>) -> Located<String>? {
        let names = route.value.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = names.allSatisfy { name in
            !name.isEmpty && !name.hasPrefix(".") && !name.hasPrefix("_")
                && name.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
                }
        }
        if isPlain, route.value.hasSuffix(".html") { return route }
        decoding.findings.add(
            .invalidRoute, "'\(route.value)' is no address of a page below the site's", route.span,
            hint: "write for example 'agreements/denmark.html'")
        return nil
    }
}
