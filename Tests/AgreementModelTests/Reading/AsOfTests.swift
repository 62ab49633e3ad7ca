import Testing

@testable import AgreementModel

struct AsOfTests {
    private let content: SmallContent

    init() throws { content = try SmallContent() }

    @Test(arguments: [
        ("2020-04-30", nil, 2), ("2020-05-01", Stage.joined, 0), ("2020-11-30", .joined, 0),
        ("2020-12-01", .announced, 0), ("2021-02-02", .announced, 0), ("2021-02-03", .signed, 0),
    ])
    func showsTheStageOfTheDay(_ day: String, _ stage: Stage?, _ held: Int) throws {
        let register = try content.register(asOf: day)
        #expect(register.agreement("norland")?.stage?.stage == stage)
        #expect(register.heldBack.agreements == held)
    }

    @Test func showsOfAnUnsignedEntryOnlyWhatWasKnown() throws {
        let before = try #require(try content.register(asOf: "2021-02-02").agreement("norland"))
        #expect(before.isAhead && before.title == nil && before.answer == nil && before.counts == nil)
        #expect(before.signatories.isEmpty && before.texts.isEmpty && before.codings.isEmpty)
        #expect(before.term == nil && before.divisions == nil && before.amounts.isEmpty)
        #expect(before.body.range.isEmpty)
        let after = try #require(try content.register(asOf: "2021-02-03").agreement("norland"))
        #expect(!after.isAhead && after.title != nil && after.codings.count == 2 && !after.body.range.isEmpty)
    }

    @Test(arguments: [("2021-04-04", 0, 1), ("2021-04-05", 1, 0)])
    func holdsFollowUpsBackAndCountsThem(_ day: String, _ shown: Int, _ held: Int) throws {
        let register = try content.register(asOf: day)
        #expect(register.agreement("norland")?.followUps.count == shown)
        #expect(register.heldBack.followUps == held)
    }

    @Test func countsAYearFromItsFirstDay() throws {
        #expect(try content.register(asOf: "2021-12-31").events.map(\.id.value) == ["lighthouse"])
        #expect(try content.register(asOf: "2022-01-01").events.map(\.id.value) == ["lighthouse", "storm"])
    }

    @Test func holdsBackFactsThatRestOnLaterSources() throws {
        for field in ["purpose: boats\n    source: text", "pinpoint: arts 1–2\n    source: text"] {
            try content.replace(field, by: field.replacing("text", with: "later"))
        }
        try content.replace("pinpoint: art. 3\n  source: text", by: "pinpoint: art. 3\n  source: later")
        let before = try #require(try content.register(asOf: "2021-12-31").agreement("norland"))
        #expect(before.amounts.isEmpty && before.term == nil)
        #expect(before.codings.map(\.provision.value) == ["tolls"])
        let after = try #require(try content.register(asOf: "2022-01-01").agreement("norland"))
        #expect(after.amounts.count == 1 && after.term != nil && after.codings.count == 2)
    }

    @Test func namesNoEntryThatIsNotThereYet() throws {
        try content.replace(
            "party: NO\n", by: "party: NO\nrelations:\n  - kind: beside\n    agreement: southland\n")
        try content.replace("date: 2020-05-01", by: "date: 2021-03-01", in: "agreements/southland.md")
        let relations = { (day: String) in
            try content.register(asOf: day).agreement("norland")?.relations.map(\.agreement.value)
        }
        #expect(try relations("2021-02-28") == [])
        #expect(try relations("2021-03-01") == ["southland"])
    }

    @Test func holdsBackTermsOfLaterSourcesOnly() throws {
        #expect(try content.register(asOf: "2020-05-01").terms.isEmpty)
        #expect(try content.register(asOf: "2020-05-02").terms.count == 1)
    }
}
