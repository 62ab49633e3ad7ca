/// Whether a field may be left out.
enum Presence { case required, optional }

/// Reads the fields of one mapping, each by name and type, and gathers all that is wrong with them.
///
/// A translation of the file may lie over it: then texts are taken from the translation, and facts never are.
struct FieldReader {
    let decoding: Decoding
    /// The mapping; `nil` while the catalogue of fields is recorded.
    let base: YAMLNode?
    let overlay: YAMLNode?
    let path: FieldPath
    private var found = 0
    private var overlayFound = 0
    let record: FieldCatalogue.Record?
    /// The key under which the mapping stands in a table.
    let key: Located<String>?

    init(
        _ decoding: Decoding, _ base: YAMLNode?, overlay: YAMLNode? = nil, path: FieldPath = .root,
        key: Located<String>? = nil, record: FieldCatalogue.Record? = nil
    ) {
        self.decoding = decoding
        self.base = base
        self.overlay = overlay
        self.path = path
        self.key = key
        self.record = record
    }

    /// Where a complaint about the mapping as a whole belongs: its key, or else its first one.
    var span: Span? { key?.span ?? base?.firstKeySpan }

    /// Whether the mapping has a key, with or without a value.
    func has(_ name: String) -> Bool { base?.child(name) != nil }

    // MARK: Scalars

    /// A fact written as text; never translated.
    mutating func text(_ name: String, _ presence: Presence, _ doc: String) -> Located<String>? {
        scalar(name, presence, .text, doc)
    }

    /// The identifier of a record of that kind; whether there is one is checked when all are known.
    mutating func reference(_ name: String, _ presence: Presence, to kind: FieldType.Kind, _ doc: String)
        -> Located<String>?
    {
        scalar(name, presence, .reference(kind), doc)
    }

    /// Text for people, taken from the translation where there is one.
    /// - parameter isName: Whether the text is a name, which may stand untranslated in every language.
    mutating func prose(_ name: String, _ presence: Presence, _ doc: String, isName: Bool = false) -> Prose? {
        note(name, presence, .prose, doc)
        let translated = overlay?.child(name)
        if translated != nil { overlayFound += 1 }
        guard let node = take(name, presence) else {
            if let translated { complainOfSurplus(name, translated) }
            return nil
        }
        guard let text = plain(node, name) else { return nil }
        if let translated, let text = plain(translated, name) {
            return Prose(text: text, language: decoding.language, span: translated.span)
        }
        if decoding.language != decoding.original, !isName {
            decoding.addUntranslated(path.to(name).text, node.span)
        }
        return Prose(text: text, language: decoding.original, span: node.span)
    }

    mutating func date(_ name: String, _ presence: Presence, _ doc: String) -> Located<PartialDate>? {
        guard let text = scalar(name, presence, .date, doc) else { return nil }
        return FieldReader.date(text, decoding.findings)
    }

    static func date(_ text: Located<String>, _ findings: Findings) -> Located<PartialDate>? {
        if let date = PartialDate(text.value) { return Located(date, text.span) }
        let shaped = text.value.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
        findings.add(
            .invalidDate,
            shaped
                ? "'\(text.value)' is no date of the calendar"
                : "a date is written YYYY, YYYY-MM or YYYY-MM-DD, not '\(text.value)'",
            text.span, hint: "write for example 2024-02-23")
        return nil
    }

    mutating func number(_ name: String, _ presence: Presence, in range: ClosedRange<Int>, _ doc: String)
        -> Located<Int>?
    {
        guard let text = scalar(name, presence, .wholeNumber(range), doc) else { return nil }
        let digits = text.value.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if digits, let number = Int(text.value), range.contains(number) { return Located(number, text.span) }
        decoding.findings.add(
            .wrongType, "'\(name)' is a whole number from \(range.lowerBound) to \(range.upperBound)",
            text.span,
            hint: "write digits only")
        return nil
    }

    mutating func decimal(_ name: String, _ presence: Presence, _ doc: String) -> Located<Decimal>? {
        guard let text = scalar(name, presence, .decimal, doc) else { return nil }
        if let value = Decimal(text.value) { return Located(value, text.span) }
        decoding.findings.add(
            .wrongType, "'\(name)' is a decimal number of at most 18 digits, not '\(text.value)'", text.span,
            hint: "write digits with at most one point, for example 1800000000 or 0.25")
        return nil
    }

    mutating func flag(_ name: String, _ doc: String) -> Bool {
        guard let text = scalar(name, .optional, .flag, doc) else { return false }
        if text.value == "true" || text.value == "false" { return text.value == "true" }
        decoding.findings.add(
            .wrongType, "'\(name)' is true or false, not '\(text.value)'", text.span,
            hint: "write true or false")
        return false
    }

    mutating func choice<Choice: CaseIterable & RawRepresentable & Sendable>(
        _ name: String, _ presence: Presence, _ doc: String
    ) -> Located<Choice>? where Choice.RawValue == String {
        var words: [String] { Choice.allCases.map(\.rawValue) }
        guard let text = scalar(name, presence, .choice(words), doc) else { return nil }
        if let choice = Choice(rawValue: text.value) { return Located(choice, text.span) }
        decoding.findings.add(
            .unknownValue, "'\(name)' is one of \(words.joined(separator: ", ")), not '\(text.value)'",
            text.span,
            hint: Nearest.match(text.value, in: words).map { "did you mean '\($0)'?" } ?? "use one of them")
        return nil
    }

    // MARK: Collections

    /// A list of plain texts, or one text alone.
    mutating func texts(
        _ name: String, _ presence: Presence, of type: @autoclosure () -> FieldType = .text, _ doc: String
    ) -> [Located<String>] {
        note(name, presence, .list(type()), doc)
        refuseInTranslation(name)
        guard let node = take(name, presence, mayBeEmpty: true) else { return [] }
        if node.shape == .scalar { return plain(node, name).map { [Located($0, node.span)] } ?? [] }
        guard node.shape == .sequence else {
            complain(node, "'\(name)' is a list of texts", hint: "write one '- text' a line")
            return []
        }
        return node.children.compactMap { child in plain(child, name).map { Located($0, child.span) } }
    }

    /// The identifiers of records of that kind.
    mutating func references(_ name: String, _ presence: Presence, to kind: FieldType.Kind, _ doc: String)
        -> [Located<String>]
    {
        texts(name, presence, of: .reference(kind), doc)
    }

    mutating func record<Value>(
        _ name: String, _ presence: Presence, _ doc: String, _ decode: (inout FieldReader) -> Value?
    ) -> Value? {
        let nested = note(name, presence, .record, doc, nested: true)
        if decoding.recorder != nil { return probe(nested, decode) }
        let translated = takeOverlay(name)
        guard let node = take(name, presence) else {
            if let translated { complainOfSurplus(name, translated) }
            return nil
        }
        return decodeMapping(node, translated, path.to(name), key: nil, decode)
    }

    mutating func list<Value>(
        _ name: String, _ presence: Presence, _ doc: String, _ decode: (inout FieldReader) -> Value?
    ) -> [Value] {
        let nested = note(name, presence, .records, doc, nested: true)
        if decoding.recorder != nil {
            _ = probe(nested, decode)
            return []
        }
        let translated = takeOverlay(name)
        guard let node = take(name, presence) else {
            if let translated { complainOfSurplus(name, translated) }
            return []
        }
        guard node.shape == .sequence else {
            complain(node, "'\(name)' is a list", hint: "start each item with '- '")
            return []
        }
        let translations = translated?.children ?? []
        let items = node.children
        if let translated, translations.count != items.count {
            decoding.findings.add(
                Diagnostic(
                    .translationMismatch,
                    "a translated list has all \(items.count) items of its original, in order",
                    translated.span, hint: "keep an item for each of the original, in its order",
                    notes: [.init(text: "the original list", span: node.span)]))
        }
        return items.enumerated().compactMap { index, item in
            decodeMapping(
                item, index < translations.count ? translations[index] : nil,
                path.to(name, item: index + 1), key: nil, decode)
        }
    }

    /// A mapping whose keys are identifiers and whose values are mappings, in the order written.
    mutating func table<Value>(
        _ name: String, _ presence: Presence, _ doc: String, _ decode: (inout FieldReader) -> Value?
    ) -> [Value] {
        let nested = note(name, presence, .table, doc, nested: true)
        if decoding.recorder != nil {
            _ = probe(nested, decode)
            return []
        }
        let translated = takeOverlay(name)
        guard let node = take(name, presence, mayBeEmpty: true) else {
            if let translated { complainOfSurplus(name, translated) }
            return []
        }
        return FieldReader.table(decoding, node, overlay: translated, path: path.to(name), decode)
    }

    static func table<Value>(
        _ decoding: Decoding, _ node: YAMLNode, overlay: YAMLNode?, path: FieldPath = .root,
        _ decode: (inout FieldReader) -> Value?
    ) -> [Value] {
        guard node.shape == .mapping else {
            decoding.findings.add(
                .wrongType, "'\(path.text)' is a mapping of identifiers to fields", node.span,
                hint: "write 'identifier:' and indent its fields below it")
            return []
        }
        let entries = node.entries
        for (key, _) in overlay?.entries ?? [] where !entries.contains(where: { $0.0.text == key.text }) {
            decoding.findings.add(
                .translationMismatch,
                "a translation has only what its original has, and it has no '\(key.text)'",
                key.span, hint: Nearest.hint(key.text, in: entries.map(\.0.text)))
        }
        return entries.compactMap { key, value in
            let identifier = Located(key.text, key.span)
            guard Identifier.check(identifier, findings: decoding.findings, upperCaseToo: true) else {
                return nil
            }
            let reader = FieldReader(decoding, nil)
            return reader.decodeMapping(
                value, overlay?.child(identifier.value), path.to(identifier.value), key: identifier, decode)
        }
    }

    /// Reads the mapping `node` with `decode`, and complains of every key that `decode` does not ask for.
    static func read<Value>(
        _ decoding: Decoding, _ node: YAMLNode, overlay: YAMLNode? = nil, path: FieldPath = .root,
        key: Located<String>? = nil, _ decode: (inout FieldReader) -> Value?
    ) -> Value? {
        var reader = FieldReader(decoding, node, overlay: overlay, path: path, key: key)
        let value = decode(&reader)
        let mappings = [(node, reader.found), (overlay ?? node, reader.overlayFound)]
        for (mapping, found) in mappings.prefix(overlay == nil ? 1 : 2)
        where mapping.shape == .mapping && found < mapping.count {
            reader.complainOfUnknown(in: mapping, FieldCatalogue.record(decode).fields.map(\.name))
        }
        return value
    }

    // MARK: Steps

    func decodeMapping<Value>(
        _ node: YAMLNode, _ overlay: YAMLNode?, _ path: FieldPath, key: Located<String>?,
        _ decode: (inout FieldReader) -> Value?
    ) -> Value? {
        guard node.shape == .mapping else {
            complain(node, "'\(path.text)' is a mapping of fields", hint: "write 'name: value' lines")
            return nil
        }
        return FieldReader.read(decoding, node, overlay: overlay, path: path, key: key, decode)
    }

    func probe<Value>(_ record: FieldCatalogue.Record?, _ decode: (inout FieldReader) -> Value?)
        -> Value?
    {
        var reader = FieldReader(decoding, nil, record: record)
        return decode(&reader)
    }

    @discardableResult
    func note(
        _ name: String, _ presence: Presence, _ type: @autoclosure () -> FieldType, _ doc: String,
        nested: Bool = false
    ) -> FieldCatalogue.Record? {
        record?.add(name, type(), required: presence == .required, doc, nested: nested)
    }

    mutating func scalar(
        _ name: String, _ presence: Presence, _ type: @autoclosure () -> FieldType, _ doc: String
    ) -> Located<String>? {
        note(name, presence, type(), doc)
        refuseInTranslation(name)
        guard let node = take(name, presence) else { return nil }
        return plain(node, name).map { Located($0, node.span) }
    }

    mutating func take(_ name: String, _ presence: Presence, mayBeEmpty: Bool = false) -> YAMLNode? {
        guard let base else { return nil }
        guard let node = base.child(name) else {
            if presence == .required { complainOfMissing(name) }
            return nil
        }
        found += 1
        let empty = node.shape == .scalar ? node.isEmptyText : node.count == 0 && !mayBeEmpty
        if empty {
            decoding.findings.add(
                .emptyField, "'\(name)' has no value",
                node.span.start < node.span.end ? node.span : base.span(ofKey: name),
                hint: presence == .required ? "write its value" : "write its value or delete the line")
            return nil
        }
        return node
    }

    mutating func takeOverlay(_ name: String) -> YAMLNode? {
        guard let node = overlay?.child(name) else { return nil }
        overlayFound += 1
        return node
    }

    func plain(_ node: YAMLNode, _ name: String) -> String? {
        guard node.shape == .scalar else {
            complain(node, "'\(name)' is one text", hint: "write the value on the line of its name")
            return nil
        }
        return node.text
    }

    func complain(_ node: YAMLNode, _ summary: String, hint: String) {
        decoding.findings.add(.wrongType, summary, node.span, hint: hint)
    }

    private func complainOfMissing(_ name: String) {
        guard let span else { return }
        let place = path.text.isEmpty ? "" : " in '\(path.text)'"
        decoding.findings.add(
            .missingField, "the field '\(name)' is required\(place)", span, hint: "add a line '\(name): …'")
    }

    private func complainOfUnknown(in mapping: YAMLNode, _ asked: [String]) {
        for (key, _) in mapping.entries where !asked.contains(key.text) && !key.text.hasPrefix("x-") {
            if key.text == "translated", mapping.span != base?.span { continue }
            decoding.findings.add(
                .unknownKey, "'\(key.text)' is no field here", key.span,
                hint: Nearest.hint(key.text, in: asked) ?? "delete the line")
        }
    }

    private func complainOfSurplus(_ name: String, _ node: YAMLNode) {
        decoding.findings.add(
            .translationMismatch,
            "a translation has only what its original has, and it has no '\(path.to(name).text)'",
            node.span, hint: "delete the field, or add it to the original first")
    }

    mutating func refuseInTranslation(_ name: String) {
        guard let node = takeOverlay(name) else { return }
        decoding.findings.add(
            .translatedFact, "facts are written once, in the original, and '\(path.to(name).text)' is one",
            node.span,
            hint: "delete the field from the translation")
    }
}
