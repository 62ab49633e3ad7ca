/// The fields of every file of content, as the code that reads them asks for them.
package enum FieldReference {
    /// The files of content, by what they are called on the command line.
    package enum Kind: String, CaseIterable, Sendable {
        case agreement, page, site, provisions, parties, sources, timeline, glossary, strings

        /// Whether translations lie beside them; words are written once for each language.
        package var isTranslated: Bool { self != .strings }
    }

    /// A file of content and its fields.
    package struct File: Sendable {
        package let kind: Kind
        /// Where it lies below `content`, and what it holds.
        package let path: String, doc: String
        /// Whether the fields stand under an identifier each, as in `parties.yaml`.
        package let isTable: Bool
        package let record: Record

        package var fields: [Field] { record.fields }
    }

    /// The fields of one mapping.
    package struct Record: Sendable {
        package let fields: [Field]
        /// What all other keys hold, where they have no fixed names.
        package let others: (type: FieldType, doc: String)?
    }

    /// One field; `fields` are those of the mappings it holds.
    package struct Field: Sendable {
        package let name: String, type: FieldType, doc: String
        package let isRequired: Bool
        /// Whether only translations have it.
        package let isOfTranslations: Bool
        package let record: Record?

        package var fields: [Field] { record?.fields ?? [] }
    }

    package static let files = Kind.allCases.map(file)

    private static func file(_ kind: Kind) -> File {
        let body = Body(file: SourceFile(path: "", bytes: []), range: 0..<0, language: "")
        let span = body.file.whole
        let (path, doc) = place(kind)
        let record =
            switch kind {
            case .agreement:
                FieldCatalogue.record { Agreement.decode(&$0, id: "", span: span, body: body) }
            case .page: FieldCatalogue.record { Page.decode(&$0, id: "", span: span, body: body) }
            case .site: FieldCatalogue.record { Site.decode(&$0) }
            case .provisions: FieldCatalogue.record { Provisions.decode(&$0) }
            case .parties: FieldCatalogue.record { Party.decode(&$0) }
            case .sources: FieldCatalogue.record { Source.decode(&$0) }
            case .timeline: FieldCatalogue.record { Event.decode(&$0) }
            case .glossary: FieldCatalogue.record { Term.decode(&$0) }
            case .strings: FieldCatalogue.record { Strings.decode(&$0, file: body.file, language: "") }
            }
        let isTable = [.parties, .sources, .timeline, .glossary].contains(kind)
        return File(kind: kind, path: path, doc: doc, isTable: isTable, record: FieldReference.record(record))
    }

    /// Where such files lie below `content`, and what they hold.
    private static func place(_ kind: Kind) -> (path: String, doc: String) {
        switch kind {
        case .agreement: ("agreements/<slug>.md", "One entry each; the file's name is its address.")
        case .page: ("pages/<id>.md", "Explainer pages; the file's name is the address.")
        case .site: ("site.yaml", "What the site says of itself.")
        case .provisions: ("provisions.yaml", "The questions put to every agreement, and the answers.")
        case .parties: ("parties.yaml", "States and organisations, by code.")
        case .sources: ("sources.yaml", "Sources that several files use.")
        case .timeline: ("timeline.yaml", "Events that are no stage of an agreement.")
        case .glossary: ("glossary.yaml", "The words of the field.")
        case .strings: ("strings/<language>.yaml", "The words of the interface in one language.")
        }
    }

    private static func record(_ record: FieldCatalogue.Record) -> Record {
        Record(
            fields: record.fields.map { field in
                Field(
                    name: field.name, type: field.type, doc: field.doc, isRequired: field.required,
                    isOfTranslations: field.isOfTranslations,
                    record: field.record.map(FieldReference.record))
            }, others: record.others)
    }

    /// The reference as Markdown: a table for each file, and one for each mapping within it.
    package static func markdown() -> String {
        files.map { file in
            let note = file.isTable ? "Each entry stands under its identifier and has these fields.\n\n" : ""
            return "### `\(file.path)`\n\n\(note)" + table(file.record, path: "")
        }.joined(separator: "\n")
    }

    private static func table(_ record: Record, path: String) -> String {
        guard !record.fields.isEmpty else { return "" }
        var text = path.isEmpty ? "" : "\nFields of `\(path)`:\n\n"
        text += "| field | | type | meaning |\n|---|---|---|---|\n"
        for field in record.fields {
            let presence = field.isRequired ? "required" : ""
            text += "| `\(field.name)` | \(presence) | \(field.type.words) | \(field.doc) |\n"
        }
        if let others = record.others { text += "| … |  | \(others.type.words) | \(others.doc) |\n" }
        for field in record.fields {
            guard let nested = field.record else { continue }
            text += table(nested, path: path.isEmpty ? field.name : path + "." + field.name)
        }
        return text
    }
}
