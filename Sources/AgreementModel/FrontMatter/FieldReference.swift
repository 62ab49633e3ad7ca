/// The fields of every file of content, as the code that reads them asks for them.
package enum FieldReference {
    /// A file of content and its fields.
    package struct File: Sendable {
        /// Where it lies below `content`.
        package let path: String
        /// Whether the fields stand under an identifier each, as in `parties.yaml`.
        package let isTable: Bool
        package let fields: [Field]
    }

    /// One field; `fields` are those of the mappings it holds.
    package struct Field: Sendable {
        package let name: String, type: String, doc: String
        package let isRequired: Bool
        package let fields: [Field]
    }

    package static let files: [File] = {
        let body = Body(file: SourceFile(path: "", bytes: []), range: 0..<0, language: "")
        let span = body.file.whole
        return [
            file("agreements/<slug>.md") { Agreement.decode(&$0, id: "", span: span, body: body) },
            file("pages/<id>.md") { Page.decode(&$0, id: "", span: span, body: body) },
            file("site.yaml") { Site.decode(&$0) },
            file("provisions.yaml") { Provisions.decode(&$0) },
            file("parties.yaml", isTable: true) { Party.decode(&$0) },
            file("sources.yaml", isTable: true) { Source.decode(&$0) },
            file("timeline.yaml", isTable: true) { Event.decode(&$0) },
            file("glossary.yaml", isTable: true) { Term.decode(&$0) },
            file("strings/<language>.yaml") { Strings.decode(&$0, file: body.file, language: "") },
        ]
    }()

    private static func file<Value>(
        _ path: String, isTable: Bool = false, _ decode: (inout FieldReader) -> Value?
    ) -> File {
        File(path: path, isTable: isTable, fields: FieldCatalogue.fields(of: decode).map(field))
    }

    private static func field(_ field: FieldCatalogue.Field) -> Field {
        Field(
            name: field.name, type: field.type, doc: field.doc, isRequired: field.required,
            fields: (field.record?.fields ?? []).map(FieldReference.field))
    }

    /// The reference as Markdown: a table for each file, and one for each mapping within it.
    package static func markdown() -> String {
        files.map { file in
            let note = file.isTable ? "Each entry stands under its identifier and has these fields.\n\n" : ""
            return "### `\(file.path)`\n\n\(note)" + table(file.fields, path: "")
        }.joined(separator: "\n")
    }

    private static func table(_ fields: [Field], path: String) -> String {
        guard !fields.isEmpty else { return "" }
        var text = path.isEmpty ? "" : "\nFields of `\(path)`:\n\n"
        text += "| field | | type | meaning |\n|---|---|---|---|\n"
        for field in fields {
            text +=
                "| `\(field.name)` | \(field.isRequired ? "required" : "") | \(field.type) | \(field.doc) |\n"
        }
        for field in fields where !field.fields.isEmpty {
            text += table(field.fields, path: path.isEmpty ? field.name : path + "." + field.name)
        }
        return text
    }
}
