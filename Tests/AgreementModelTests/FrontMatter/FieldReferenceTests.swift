import Testing

@testable import AgreementModel

struct FieldReferenceTests {
    @Test func everyFieldIsExplained() {
        func check(_ fields: [FieldReference.Field]) {
            for field in fields {
                #expect(field.doc.hasSuffix("."), "\(field.name)")
                check(field.fields)
            }
        }
        for file in FieldReference.files {
            #expect(!file.fields.isEmpty)
            check(file.fields)
        }
    }

    @Test func knowsWhatIsRequired() throws {
        let entry = try #require(FieldReference.files.first)
        let required = entry.fields.filter(\.isRequired).map(\.name)
        #expect(required == ["party", "answer", "stages", "changes"])
    }
}
