import Testing

@testable import AgreementModel

struct NewEntryTests {
    @Test(arguments: Stage.allCases, [true, false])
    func isRightAsItIs(_ stage: Stage, _ hasText: Bool) throws {
        let day = try #require(CivilDate("2026-11-25"))
        let entry = NewEntry(
            slug: "eastland", party: "SO", stage: stage, date: try #require(PartialDate("2024-05")),
            signing: SigningFields(title: "Pact: the second", place: "Southport", counts: ["all"]),
            source: hasText ? .text(address: "https://example.org/pact") : .known("gazette"), note: "A note.",
            day: day)
        let before = try RegisterReader(fixture([:]), jobs: 1).read().registers[0].standing(on: day)
        let text = entry.text(in: before)
        let outcome = try RegisterReader(fixture([entry.path: Array(text.utf8)]), jobs: 1).read()
        #expect(outcome.diagnostics.map(short) == [])
        let read = try #require(outcome.registers[0].standing(on: day).agreement("eastland"))
        #expect(read.stage?.stage == stage)
        #expect(read.codings.map(\.provision.value) == ["pilots", "tolls"])
        #expect(read.codings.allSatisfy { $0.value.value == "unknown" })
        #expect(read.title?.text == (stage.isSigned ? "Pact: the second" : nil))
        #expect(read.sources.map(\.address.value) == (hasText ? ["https://example.org/pact"] : []))
    }

    @Test func explainsEveryField() throws {
        let day = try #require(CivilDate("2026-11-25"))
        let register = try RegisterReader(fixture([:]), jobs: 1).read().registers[0].standing(on: day)
        let text = NewEntry(
            slug: "eastland", party: "SO", stage: .signed, date: PartialDate(day),
            signing: SigningFields(title: nil, place: nil, counts: []), source: .known("gazette"), note: nil,
            day: day
        ).text(in: register)
        for field in FieldReference.files[0].fields where field.name != "translated" {
            #expect(text.contains("\n\(field.name):") || text.contains("\n# \(field.name):"), "\(field.name)")
        }
    }
}
