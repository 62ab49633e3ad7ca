/// Fields that one kind of file alone has.
extension FieldReader {
    /// Reads the field `translated` of a translation, and notes whether the original has changed since.
    mutating func checkTranslation(of changes: [Change]) {
        _ = record?.add(
            "translated", .date, required: false,
            "In a translation only: the day up to which it follows its original.", isOfTranslations: true)
        guard let node = takeOverlay("translated"), let text = plain(node, "translated"),
            let day = FieldReader.date(Located(text, node.span), decoding.findings)
        else { return }
        let newest = changes.map(\.date).max { $0.value.latest < $1.value.latest }
        if let newest, newest.value.latest > day.value.latest {
            decoding.addUntranslated("translated", day.span, behind: newest)
        }
    }

    /// Every key but those of other fields, with its text.
    mutating func remaining(beside others: [String], _ doc: String) -> [(key: Located<String>, value: Prose)]
    {
        record?.others = (.prose, doc)
        guard let base else { return [] }
        return base.entries.compactMap { key, _ in
            let name = key.text
            guard !others.contains(name) else { return nil }
            return prose(name, .required, "").map { (Located(name, key.span), $0) }
        }
    }

    /// A mapping of identifiers, each with the day something began, or with the days `since` and `until`.
    mutating func periods(_ name: String, _ doc: String) -> [Period] {
        let nested = note(name, .optional, .periods, doc, nested: true)
        if decoding.recorder != nil { _ = probe(nested) { Period.decode(&$0) } }
        refuseInTranslation(name)
        guard let node = take(name, .optional) else { return [] }
        guard node.shape == .mapping else {
            complain(node, "'\(name)' is a mapping", hint: "write 'identifier: 2004-03-29' lines")
            return []
        }
        return node.entries.compactMap { key, value in
            let key = Located(key.text, key.span)
            switch value.shape {
            case .scalar:
                let since = FieldReader.date(Located(value.text, value.span), decoding.findings)
                return since.map { Period(key: key, since: $0, until: nil) }
            case .mapping:
                return decodeMapping(value, nil, path.to(name).to(key.value), key: key) {
                    Period.decode(&$0)
                }
            case .sequence:
                complain(
                    value, "'\(key.value)' has the day it began", hint: "write '\(key.value): 2004-03-29'")
                return nil
            }
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

/// A named span of time; without its last day, it goes on.
struct Period {
    let key: Located<String>
    let since: Located<PartialDate>, until: Located<PartialDate>?

    fileprivate static func decode(_ fields: inout FieldReader) -> Period? {
        let since = fields.date("since", .required, "The day it began.")
        let until = fields.date("until", .optional, "Its last day.")
        guard let key = fields.key, let since else { return nil }
        return Period(key: key, since: since, until: until)
    }
}

/// Addresses below the site's, such as `agreements/denmark.html`.
extension FieldReader {
    mutating func route(_ name: String, _ presence: Presence, _ doc: String) -> Located<String>? {
        scalar(name, presence, .route, doc).flatMap(checkRoute)
    }

    mutating func routes(_ name: String, _ doc: String) -> [Located<String>] {
        texts(name, .optional, of: .route, doc).compactMap(checkRoute)
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

/// Addresses of the web.
extension FieldReader {
    /// An absolute http or https URL; one that is none is reported and returned all the same.
    mutating func address(_ name: String, _ presence: Presence, _ doc: String) -> Located<String>? {
        let address = scalar(name, presence, .address, doc)
        if let address { Address.check(address.value, at: address.span, decoding.findings) }
        return address
    }
}
