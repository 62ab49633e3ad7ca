internal import AgreementModel

/// What `register.json` may hold, as a JSON Schema (draft 2020-12); in the order of `RegisterJSON`.
enum RegisterSchema {
    static func schema(_ edition: Edition) -> JSON {
        let register = edition.register
        let values = register.provisions.values.map(\.id.value)
        let provisions = register.provisions.all.map(\.id.value)
        let definitions: [(String, JSON)] = [
            ("date", pattern("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "A date as precise as it is known.")),
            ("texts", list(text)),
            ("change", record([("date", ref("date")), ("text", text), ("correction", flag)])),
            (
                "clause",
                record(
                    [("text", text)],
                    [
                        ("years", number), ("reviewYears", number), ("pinpoint", text), ("noPinpoint", text),
                        ("source", text),
                    ])
            ),
            (
                "source",
                record(
                    [
                        ("id", text), ("title", text), ("url", address), ("publisher", text),
                        ("kind", choice(Source.Kind.allCases.map(\.rawValue))),
                        ("checked", choice(Source.Checked.allCases.map(\.rawValue))), ("language", text),
                    ], [("published", ref("date")), ("accessed", ref("date")), ("caution", text)])
            ),
            ("agreement", agreement(values, provisions)),
        ]
        let required: [(String, JSON)] =
            [
                ("title", text), ("description", text), ("language", text), ("asOf", ref("date")),
                ("publisher", text), ("licence", address), ("licenceName", text), ("counterparty", text),
                ("groups", list(record([("id", text), ("label", text), ("name", text)]))),
            ] + shared(values)
        let optional: [(String, JSON)] = [
            ("subtitle", text),
            (
                "framework",
                record([("name", text), ("short", text), ("date", ref("date"))], [("event", text)])
            ),
        ]
        guard case .object(let fields) = record(required, optional) else {
            preconditionFailure("a record is an object")
        }
        return .object(
            [
                ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
                ("title", .text("A register of agreements")),
            ] + fields + [("$defs", .object(definitions))])
    }

    private static func shared(_ values: [String]) -> [(String, JSON)] {
        [
            (
                "counts",
                list(
                    record([
                        ("id", text), ("label", text), ("text", text), ("number", number),
                        ("sources", ref("texts")),
                    ]))
            ),
            (
                "values",
                list(
                    record([
                        ("id", choice(values)), ("label", text), ("short", text), ("letter", text),
                        ("glyph", choice(Provisions.Value.Glyph.allCases.map(\.rawValue))),
                        ("claims", flag), ("coded", flag), ("meaning", text),
                    ]))
            ),
            ("provisionGroups", list(record([("id", text), ("label", text)]))),
            (
                "provisions",
                list(
                    record([
                        ("id", text), ("group", text), ("label", text), ("question", text),
                        ("definition", text), ("coding", text), ("phrase", text),
                    ]))
            ),
            (
                "parties",
                list(
                    record(
                        [
                            ("code", text), ("name", text), ("kind", text),
                            (
                                "groups",
                                list(
                                    record(
                                        [("group", text), ("since", ref("date"))], [("until", ref("date"))]))
                            ),
                        ], [("iso3", text), ("adjective", text)]))
            ),
            ("agreements", list(ref("agreement"))),
            (
                "events",
                list(
                    record(
                        [
                            ("id", text), ("date", ref("date")),
                            ("kind", choice(TimelineEntry.Kind.allCases.map(\.rawValue))), ("title", text),
                            ("parties", ref("texts")), ("agreements", ref("texts")),
                            ("sources", ref("texts")),
                        ], [("text", text)]))
            ),
            (
                "terms",
                list(
                    record([
                        ("id", text), ("term", text), ("definition", text), ("sources", ref("texts")),
                    ]))
            ),
            ("pages", list(page)), ("sources", list(ref("source"))),
        ]
    }

    private static var page: JSON {
        record([
            ("id", text), ("order", number), ("short", text), ("title", text), ("answer", text),
            ("sources", ref("texts")), ("provisions", ref("texts")),
            (
                "earlier",
                list(record([("until", ref("date")), ("answer", text), ("sources", ref("texts"))]))
            ),
            (
                "claims",
                list(
                    record(
                        [
                            ("id", text), ("claim", text), ("asOf", ref("date")),
                            ("verdict", choice(Page.Claim.Verdict.allCases.map(\.rawValue))), ("today", text),
                            ("sources", ref("texts")),
                        ], [("then", text)]))
            ),
            ("changes", list(ref("change"))), ("body", text),
        ])
    }

    private static func agreement(_ values: [String], _ provisions: [String]) -> JSON {
        let stages = Stage.allCases.map(\.rawValue)
        let required: [(String, JSON)] = [
            ("slug", text), ("party", text), ("name", text),
            ("signatories", list(record([("name", text), ("role", text)]))),
            (
                "texts",
                list(
                    record(
                        [
                            ("url", address), ("publisher", text), ("languages", ref("texts")),
                            ("authentic", flag), ("checked", text),
                        ], [("note", text)]))
            ),
            (
                "stages",
                list(
                    record(
                        [("stage", choice(stages)), ("date", ref("date")), ("source", text)],
                        [("note", text)]))
            ),
            ("amounts", list(amount)), ("provisions", list(coding(values, provisions))),
            ("followUps", list(record([("date", ref("date")), ("text", text), ("source", text)]))),
            ("relations", list(record([("kind", text), ("agreement", text)], [("note", text)]))),
            ("disagreements", list(record([("text", text), ("sources", ref("texts"))]))),
            ("changes", list(ref("change"))), ("sources", list(ref("source"))), ("body", text),
        ]
        let divisions = DivisionUnit.allCases.map { ($0.rawValue, number) }
        return record(
            required,
            [
                ("title", text), ("answer", text), ("stage", choice(stages)), ("signed", ref("date")),
                ("place", text), ("counts", ref("texts")), ("term", ref("clause")),
                ("entryIntoForce", ref("clause")), ("scheduledEnd", ref("date")),
                ("divisions", record([], divisions)), ("reading", text), ("distinctive", text),
            ])
    }

    private static var amount: JSON {
        record(
            [
                ("value", pattern("^[0-9]+(\\.[0-9]+)?$", "A decimal number as a text.")), ("unit", text),
                ("atLeast", flag), ("purpose", text), ("source", text),
            ], [("period", text), ("note", text), ("pinpoint", text)])
    }

    private static func coding(_ values: [String], _ provisions: [String]) -> JSON {
        record(
            [
                ("provision", choice(provisions)), ("value", choice(values)), ("sentence", text),
                ("confidence", choice(["high", "medium", "low"])),
            ], [("pinpoint", text), ("noPinpoint", text), ("source", text)])
    }

    // MARK: Building

    private static let text = JSON.object([("type", .text("string"))])
    private static let number = JSON.object([("type", .text("integer"))])
    private static let flag = JSON.object([("type", .text("boolean"))])
    private static let address = JSON.object([("type", .text("string")), ("format", .text("uri"))])

    private static func ref(_ name: String) -> JSON { .object([("$ref", .text("#/$defs/\(name)"))]) }

    private static func choice(_ values: [String]) -> JSON {
        .object([("enum", .array(values.map(JSON.text)))])
    }

    private static func pattern(_ pattern: String, _ doc: String) -> JSON {
        .object([
            ("type", .text("string")), ("description", .text(doc)), ("pattern", .text(pattern)),
        ])
    }

    private static func list(_ items: JSON) -> JSON {
        .object([("type", .text("array")), ("items", items)])
    }

    private static func record(_ required: [(String, JSON)], _ optional: [(String, JSON)] = []) -> JSON {
        .object([
            ("type", .text("object")), ("properties", .object(required + optional)),
            ("required", .array(required.map { .text($0.0) })), ("additionalProperties", .bool(false)),
        ])
    }
}
