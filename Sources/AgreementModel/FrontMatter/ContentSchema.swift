/// JSON Schemas (draft 2020-12) of the files of content, for editors that complete and check YAML.
///
/// They hold the form of single files. What files say of each other (names, dates in order, what a signing
/// needs) is checked by reading the content. Nothing is refused that the readers accept: they type nothing
/// by its look, so a text may look like a number or a flag, and a number may stand in quotation marks.
package struct ContentSchema: Sendable {
    /// What it is called on the command line: "agreement", "agreement-translation".
    package let kind: String
    /// The files it is for, below the site: "content/agreements/<slug>.md".
    package let path: String
    private let file: FieldReference.File
    private let isTranslation: Bool

    /// Where it lies below the folder of schemas.
    package var fileName: String { kind + ".schema.json" }

    /// What they are called, in the order of `all`; known without reading any field.
    package static let kinds = FieldReference.Kind.allCases.flatMap { kind in
        kind.isTranslated ? [kind.rawValue, kind.rawValue + translated] : [kind.rawValue]
    }

    private static let translated = "-translation"

    package static let all: [ContentSchema] = FieldReference.files.flatMap { file in
        let path = "content/" + file.path
        let original = ContentSchema(kind: file.kind.rawValue, path: path, file: file, isTranslation: false)
        guard file.kind.isTranslated, let dot = path.lastIndex(of: ".") else { return [original] }
        return [
            original,
            ContentSchema(
                kind: original.kind + translated, path: path[..<dot] + ".<language>" + path[dot...],
                file: file,
                isTranslation: true),
        ]
    }

    package var json: JSON {
        let record = isTranslation ? ContentSchema.translation(of: file.record) : file.record
        let body = file.isTable ? table(of: record) : mapping(of: record)
        let part = path.hasSuffix(".md") ? " (front matter)" : ""
        return .object(
            [
                ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
                ("title", .text(path + part)), ("description", .text(description)),
            ] + body)
    }

    /// The schema as a file.
    package var bytes: [UInt8] { Array((json.serialized(inHTML: false) + "\n").utf8) }

    /// What is true of the whole file.
    private var description: String {
        isTranslation
            ? "A translation: the texts alone, in the fields of the original. " + file.doc : file.doc
    }

    /// What of a record is translated, and what only translations have.
    private static func translation(of record: FieldReference.Record) -> FieldReference.Record {
        let fields = record.fields.compactMap { field -> FieldReference.Field? in
            let nested = field.record.map(translation)
            switch field.type {
            case .prose: break
            case .record, .records, .table: if nested?.fields.isEmpty ?? true { return nil }
            default: if !field.isOfTranslations { return nil }
            }
            return FieldReference.Field(
                name: field.name, type: field.type, doc: field.doc, isRequired: false,
                isOfTranslations: false, record: nested)
        }
        return FieldReference.Record(fields: fields, others: record.others)
    }

    // MARK: Mappings

    /// The keywords of a mapping of fields. Keys that start with `x-` are the author's own.
    private func mapping(of record: FieldReference.Record) -> [(String, JSON)] {
        let fields = record.fields.filter { !$0.isOfTranslations }
        let required = fields.filter(\.isRequired).map { JSON.text($0.name) }
        var keywords: [(String, JSON)] = [
            ("type", .text("object")), ("properties", .object(fields.map { ($0.name, schema(of: $0)) })),
        ]
        if !required.isEmpty { keywords.append(("required", .array(required))) }
        if let others = record.others {
            keywords += [
                ("propertyNames", .object([("pattern", .text("^[a-z0-9_]+$"))])),
                (
                    "additionalProperties",
                    .object([("description", .text(others.doc))] + ContentSchema.keywords(of: others.type))
                ),
            ]
        } else {
            keywords += [
                ("patternProperties", .object([("^x-", .object([]))])),
                ("additionalProperties", .bool(false)),
            ]
        }
        return keywords
    }

    private func table(of record: FieldReference.Record) -> [(String, JSON)] {
        [
            ("type", .text("object")),
            (
                "propertyNames",
                .object([
                    ("pattern", .text(ContentSchema.identifier)),
                    ("maxLength", .number(Limits.identifierBytes)),
                ])
            ),
            ("additionalProperties", .object(mapping(of: record))),
        ]
    }

    private func schema(of field: FieldReference.Field) -> JSON {
        let record = field.record ?? FieldReference.Record(fields: [], others: nil)
        let keywords: [(String, JSON)]
        switch field.type {
        case .record: keywords = mapping(of: record)
        case .table: keywords = table(of: record)
        case .records:
            keywords =
                [("type", .text("array")), ("items", .object(mapping(of: record)))]
                + (isTranslation ? [] : [("minItems", .number(1))])
        case .periods:
            // A date or a mapping: each keyword says something of one of the two only.
            let period = mapping(of: record).filter { $0.0 != "type" }
            let either = ContentSchema.keywords(of: .date, or: "object") + period
            keywords = [("type", .text("object")), ("additionalProperties", .object(either))]
        default: keywords = ContentSchema.keywords(of: field.type)
        }
        return .object([("description", .text(field.doc))] + keywords)
    }

    // MARK: Values

    /// The keywords of one value, or of one that may also be of another JSON type, which they do not limit.
    private static func keywords(of type: FieldType, or other: String? = nil) -> [(String, JSON)] {
        func typed(_ types: [String], _ keywords: [(String, JSON)] = []) -> [(String, JSON)] {
            let names = (other.map { [$0] } ?? []) + types
            return [("type", names.count == 1 ? .text(names[0]) : .array(names.map(JSON.text)))] + keywords
        }
        func words(_ pattern: String) -> [(String, JSON)] { [("pattern", .text(pattern))] }
        func range(_ range: ClosedRange<Int>) -> [(String, JSON)] {
            [("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))]
        }
        switch type {
        case .text, .prose: return typed(["string", "number", "boolean"], [("minLength", .number(1))])
        case .date:
            let pattern = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
            return typed(["string", "integer"], words(pattern) + range(1...9999))
        case .wholeNumber(let limits): return typed(["integer", "string"], words("^[0-9]+$") + range(limits))
        case .decimal:
            return typed(["number", "string"], words("^[0-9]+(\\.[0-9]+)?$") + [("minimum", .number(0))])
        case .flag: return typed(["boolean", "string"], words("^(true|false)$"))
        case .choice(let values): return typed(["string"], [("enum", .array(values.map(JSON.text)))])
        case .address: return typed(["string"], words("^https?://[!#-;=?-~]+$"))
        case .route:
            let name = "[a-z0-9-][a-z0-9.-]*"
            return typed(["string"], words("^(\(name)/)*\(name)\\.html$"))
        case .pinpoint: return typed(["string"], words(Pinpoint.pattern))
        case .language: return typed(["string"], words("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"))
        case .reference(let kind):
            // A source may be another entry's: `denmark/text`.
            let pattern =
                kind == .source
                ? "^([a-z0-9]+(-[a-z0-9]+)*/)?" + identifier.dropFirst() : identifier
            return typed(["string", "integer"], words(pattern))
        case .list(let item):
            return keywords(of: item, or: "array") + [("items", .object(keywords(of: item)))]
        case .record, .records, .table, .periods: preconditionFailure("mappings have their own keywords")
        }
    }

    /// The regular expression that texts of the type match; `nil` if it has none.
    static func pattern(of type: FieldType) -> String? {
        for case ("pattern", .text(let pattern)) in keywords(of: type) { return pattern }
        return nil
    }

    /// Of the names that stand as keys: letters, digits and `_`, and single hyphens between them.
    private static let identifier = "^[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*$"
}
