import Testing

@testable import AgreementModel

struct FieldReaderTests {
    private enum Colour: String, CaseIterable, Sendable { case red, green }

    @Test func gathersAllThatIsWrong() {
        let text = "a: 1\nb: 2023-02-30\nc: blu\nd: x\nextra: 1\nf: -1\n"
        let found = read(text) { fields -> Int? in
            _ = fields.text("a", .required, "")
            _ = fields.date("b", .required, "")
            let _: Located<Colour>? = fields.choice("c", .required, "")
            _ = fields.number("d", .required, in: 1...9, "")
            _ = fields.text("e", .required, "")
            _ = fields.decimal("f", .optional, "")
            return nil
        }.found
        #expect(
            found == [
                "invalid-date 2:4", "unknown-value 3:4", "wrong-type 4:4", "missing-field 1:1",
                "wrong-type 6:4",
                "unknown-key 5:1",
            ])
    }

    @Test func takesTextsFromTheTranslationAndFactsFromTheOriginal() {
        let result = read("title: One\ncode: A\n", translation: "title: Один\n", language: "uk") { fields in
            (fields.prose("title", .required, ""), fields.text("code", .required, ""))
        }
        #expect(result.value?.0?.text == "Один")
        #expect(result.value?.0?.language == "uk")
        #expect(result.value?.1?.value == "A")
        #expect(result.found == [])
    }

    @Test func showsTheOriginalWhereATranslationIsMissing() {
        let result = read("title: One\n", translation: "other: x\n", language: "uk") { fields in
            fields.prose("title", .required, "")
        }
        #expect(result.value?.language == "en")
        #expect(result.decoding.untranslated.map(\.field) == ["title"])
        #expect(result.found == ["unknown-key 1:1"])
    }

    @Test func refusesFactsAndSurplusInATranslation() {
        let original = "code: A\nitems:\n  - text: a\n  - text: b\n"
        let translation = "code: Б\ntitle: Так\nitems:\n  - text: а\n"
        let result = read(original, translation: translation, language: "uk") { fields -> Int? in
            _ = fields.text("code", .required, "")
            _ = fields.prose("title", .optional, "")
            _ = fields.list("items", .required, "") { $0.prose("text", .required, "") }
            return nil
        }
        #expect(
            result.found == ["translated-fact 1:7", "translation-mismatch 2:8", "translation-mismatch 4:3"])
    }

    @Test func readsTablesByIdentifier() {
        let result = read("all:\n  a:\n    x: 1\n  B C:\n    x: 2\n") { fields in
            fields.table("all", .required, "") { fields in
                (fields.key?.value, fields.text("x", .required, "")?.value)
            }
        }
        #expect(result.value?.map { $0.0 } == ["a"])
        #expect(result.found == ["invalid-identifier 4:3"])
    }

    @Test func leavesKeysOfOnesOwnAlone() {
        #expect(read("x-note: 1\n") { _ in 1 }.found == [])
    }

    @Test(arguments: [("a:", "empty-field"), ("a: ''", "empty-field"), ("a: [1]", "wrong-type")])
    func refusesEmptyAndMisshapenTexts(_ text: String, _ id: String) {
        let found = read(text) { $0.text("a", .required, "") }.found
        #expect(found.first?.hasPrefix(id) == true)
    }
}
