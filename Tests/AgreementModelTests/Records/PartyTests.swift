import Testing

@testable import AgreementModel

struct PartyTests {
    @Test(arguments: [
        ("2018-12-31", false), ("2019-01-01", true), ("2021-06-30", true), ("2021-07-01", false),
    ])
    func belongsToGroupsFromOneDayToAnother(_ day: String, _ belongs: Bool) throws {
        let text =
            "all:\n  SO:\n    name: S\n    kind: state\n    groups:\n      league:\n"
            + "        since: 2019-01-01\n"
            + "        until: 2021-06-30\n"
        let parties = try #require(read(text) { $0.table("all", .required, "") { Party.decode(&$0) } }.value)
        let day = try #require(CivilDate(day))
        #expect(parties[0].belongs(to: "league", on: day) == belongs)
        #expect(!parties[0].belongs(to: "other", on: day))
    }
}
