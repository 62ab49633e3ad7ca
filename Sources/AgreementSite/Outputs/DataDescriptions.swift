internal import AgreementModel

/// What the tables hold, for machines: a Data Package (Frictionless, Table Schema), metadata of CSV on the
/// Web (W3C), and a citation file (CFF 1.2.0).
enum DataDescriptions {
    static func output() -> Output {
        .file(
            "data-descriptions",
            "Descriptions of the tables: `datapackage.json`, `csv-metadata.json`, `CITATION.cff`."
        ) {
            edition in
            [
                Draft(route: edition.prefix + "data/datapackage.json", rank: .data, span: nil) { _, out in
                    dataPackage(edition).write(to: &out, pretty: true)
                    out.append(0x0A)
                },
                Draft(route: edition.prefix + "data/csv-metadata.json", rank: .data, span: nil) { _, out in
                    csvMetadata(edition).write(to: &out, pretty: true)
                    out.append(0x0A)
                },
                Draft(route: edition.prefix + "data/CITATION.cff", rank: .data, span: nil) { _, out in
                    out += citation(edition).utf8
                },
            ]
        }
    }

    /// A date as precise as it is known.
    private static let datePattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

    private static func dataPackage(_ edition: Edition) -> JSON {
        let site = edition.register.site
        return .object([
            ("profile", .text("tabular-data-package")), ("name", .text("register")),
            ("title", .text(site.title.text)), ("description", .text(description(edition))),
            ("version", .text(edition.standingDay.description)),
            (
                "licenses",
                .array([
                    .object([
                        ("name", .text("CC-BY-4.0")), ("title", .text(site.licence.name)),
                        ("path", .text(site.licence.address.value)),
                    ])
                ])
            ),
            ("resources", .array(Tables.all.map { resource($0, edition) })),
        ])
    }

    /// What the register is, and how the tables write what is missing or looks like a formula.
    private static func description(_ edition: Edition) -> String {
        "\(edition.register.site.description.text) \(edition.words.label("data_notes"))"
    }

    private static func resource(_ table: AnyTable, _ edition: Edition) -> JSON {
        let keys = table.columns.compactMap { column in
            column.refersTo.map { target in
                JSON.object([
                    ("fields", .text(column.name)),
                    (
                        "reference",
                        .object([("resource", .text(target.table)), ("fields", .text(target.column))])
                    ),
                ])
            }
        }
        return .object([
            ("profile", .text("tabular-data-resource")), ("name", .text(table.name)),
            ("path", .text("\(table.name).csv")), ("description", .text(table.doc)), ("format", .text("csv")),
            ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
            ("dialect", .object([("lineTerminator", .text("\r\n")), ("delimiter", .text(","))])),
            (
                "schema",
                .object([
                    ("fields", .array(table.columns.map { field($0, edition) })),
                    ("missingValues", .array([.text("")])),
                    ("primaryKey", .array(table.key.map(JSON.text))), ("foreignKeys", .array(keys)),
                ])
            ),
        ])
    }

    private static func field(_ column: ColumnInfo, _ edition: Edition) -> JSON {
        var constraints: [(String, JSON)] = [("required", .bool(column.isRequired))]
        if column.kind == .date { constraints.append(("pattern", .text(datePattern))) }
        if let values = column.values {
            constraints.append(("enum", .array(values(edition.register).map(JSON.text))))
        }
        let type = column.kind == .date || column.kind == .uri ? "string" : column.kind.rawValue
        var fields: [(String, JSON)] = [("name", .text(column.name)), ("type", .text(type))]
        if column.kind == .uri { fields.append(("format", .text("uri"))) }
        return .object(fields + [("description", .text(column.doc)), ("constraints", .object(constraints))])
    }

    private static func csvMetadata(_ edition: Edition) -> JSON {
        .object([
            (
                "@context",
                .array([
                    .text("http://www.w3.org/ns/csvw"), .object([("@language", .text(edition.language))]),
                ])
            ),
            ("dc:title", .text(edition.register.site.title.text)),
            ("dc:description", .text(description(edition))),
            ("dc:license", .object([("@id", .text(edition.register.site.licence.address.value))])),
            (
                "tables",
                .array(
                    Tables.all.map { table in
                        .object([
                            ("url", .text("\(table.name).csv")), ("dc:description", .text(table.doc)),
                            (
                                "tableSchema",
                                .object([
                                    ("columns", .array(table.columns.map(csvColumn))),
                                    ("primaryKey", .array(table.key.map(JSON.text))),
                                    ("foreignKeys", .array(table.columns.compactMap(csvForeignKey))),
                                ])
                            ),
                        ])
                    })
            ),
        ])
    }

    private static func csvColumn(_ column: ColumnInfo) -> JSON {
        let datatype: JSON =
            switch column.kind {
            case .string: .text("string")
            case .integer: .text("integer")
            case .number: .text("decimal")
            case .boolean: .text("boolean")
            case .uri: .text("anyURI")
            case .date: .object([("base", .text("string")), ("format", .text(datePattern))])
            }
        return .object([
            ("name", .text(column.name)), ("titles", .text(column.name)),
            ("dc:description", .text(column.doc)),
            ("datatype", datatype), ("required", .bool(column.isRequired)),
        ])
    }

    private static func csvForeignKey(_ column: ColumnInfo) -> JSON? {
        column.refersTo.map { target in
            .object([
                ("columnReference", .text(column.name)),
                (
                    "reference",
                    .object([
                        ("resource", .text("\(target.table).csv")), ("columnReference", .text(target.column)),
                    ])
                ),
            ])
        }
    }

    private static func citation(_ edition: Edition) -> String {
        let site = edition.register.site
        let quoted = { (text: String) in JSON.text(text).serialized() }
        return """
            cff-version: 1.2.0
            message: "If you use these data, please cite them as below."
            type: dataset
            title: \(quoted(site.title.text))
            abstract: \(quoted(site.description.text))
            authors:
              - name: \(quoted(site.publisher.text))
            version: "\(edition.standingDay)"
            date-released: "\(edition.standingDay)"
            license: CC-BY-4.0

            """ + (edition.address.map { "url: \(quoted($0 + "/"))\n" } ?? "")
    }
}
