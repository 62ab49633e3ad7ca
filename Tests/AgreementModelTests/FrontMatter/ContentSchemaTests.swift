import Testing

@testable import AgreementModel

/// That real content is valid, and mistakes are not, is tried with a validator: `Tests/Verify/schemas.py`.
struct ContentSchemaTests {
    @Test func thereIsOneForEachFileAndItsTranslation() {
        let kinds = ContentSchema.all.map(\.kind)
        #expect(Set(kinds).count == kinds.count)
        for file in FieldReference.files {
            #expect(kinds.contains(file.kind.rawValue))
            #expect(kinds.contains(file.kind.rawValue + "-translation") == file.kind.isTranslated)
        }
        #expect(kinds == ContentSchema.kinds && kinds.count == 17)
    }

    @Test func everyFieldIsInItsSchemaWithItsMeaning() throws {
        for file in FieldReference.files {
            let schema = try #require(ContentSchema.all.first { $0.kind == file.kind.rawValue }).json
            let fields = file.isTable ? schema["additionalProperties"] : schema
            check(file.record, try #require(fields))
        }
    }

    private func check(_ record: FieldReference.Record, _ schema: JSON) {
        for field in record.fields where !field.isOfTranslations {
            let property = schema["properties"]?[field.name]
            #expect(property?["description"]?.string == field.doc, "\(field.name)")
            let required = schema["required"]?.items.compactMap(\.string) ?? []
            #expect(required.contains(field.name) == field.isRequired, "\(field.name)")
            if case .choice(let words) = field.type {
                #expect(property?["enum"]?.items.compactMap(\.string) == words, "\(field.name)")
            }
            guard let nested = field.record, let property else { continue }
            switch field.type {
            case .records: if let items = property["items"] { check(nested, items) }
            case .table, .periods: if let values = property["additionalProperties"] { check(nested, values) }
            default: check(nested, property)
            }
        }
    }

    @Test func aTranslationHasTextsOnly() throws {
        let schema = try #require(ContentSchema.all.first { $0.kind == "agreement-translation" }).json
        let names = try #require(schema["properties"]).fields.map(\.0)
        #expect(names.contains("answer") && names.contains("translated") && names.contains("stages"))
        #expect(!names.contains("party") && !names.contains("divisions") && !names.contains("aliases"))
        #expect(schema["required"] == nil)
        #expect(schema["properties"]?["stages"]?["items"]?["properties"]?.fields.map(\.0) == ["note"])
    }

    @Test(arguments: [
        ("para 58", true), ("paras 50–52", true), ("paras 11, 15–20", true), ("art. 3(2)", true),
        ("arts 11–12 and 14", true), ("part VIII.A", true), ("part VIII, para 4", true),
        ("sections I.4, X.85", true), ("annex A", true), ("preamble", true), ("preamble, para 3", true),
        ("preamble and preamble", true), ("58", false), ("page 3", false), ("para", false),
        ("para x", false), ("paras 1–2–3", false), ("para ", false), ("Para 3", false),
        ("para 3;4", false), ("preamble, 4", false), ("art 3", false), ("", false),
    ])
    func itsPinpointsAreThoseThatAreRead(_ text: String, _ isRight: Bool) throws {
        #expect(((try? Pinpoint(text)) != nil) == isRight)
        #expect(try (Regex(Pinpoint.pattern).wholeMatch(in: text) != nil) == isRight)
    }

    @Test(arguments: [
        ("party: SO", true), ("party: New Land", false), ("date: 2024-02", true), ("date: 24.2.2024", false),
        ("page: agreements/denmark.html", true), ("page: /denmark.html", false), ("page: ../a.html", false),
        ("page: a.htm", false), ("url: https://example.org/a?b=c#d", true), ("url: ftp://example.org", false),
        ("url: https://example.org/ä", false), ("flag: yes", false), ("flag: true", true),
        ("years: ten", false), ("years: 10", true), ("sum: 1.5", true), ("sum: 1.5.2", false),
    ])
    func itsPatternsAreThoseOfTheReader(_ text: String, _ isRight: Bool) throws {
        let reading = { (fields: inout FieldReader) -> String? in
            _ = fields.reference("party", .optional, to: .party, "")
            _ = fields.date("date", .optional, "")
            _ = fields.route("page", .optional, "")
            _ = fields.address("url", .optional, "")
            _ = fields.flag("flag", "")
            _ = fields.number("years", .optional, in: 1...99, "")
            _ = fields.decimal("sum", .optional, "")
            return ""
        }
        let parts = text.split(separator: ": ").map(String.init)
        // Whether there is such a party is checked when all are known.
        if parts[0] != "party" { #expect(read(text, reading).found.isEmpty == isRight) }
        let field = try #require(FieldCatalogue.record(reading).fields.first { $0.name == parts[0] })
        let pattern = try #require(ContentSchema.pattern(of: field.type))
        #expect(try (Regex(pattern).wholeMatch(in: parts[1]) != nil) == isRight)
    }
}

extension JSON {
    fileprivate var fields: [(String, JSON)] { if case .object(let fields) = self { fields } else { [] } }
    fileprivate var items: [JSON] { if case .array(let items) = self { items } else { [] } }
    fileprivate var string: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate subscript(_ name: String) -> JSON? { fields.first { $0.0 == name }?.1 }
}
