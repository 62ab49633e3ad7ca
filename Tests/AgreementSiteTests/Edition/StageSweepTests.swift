import AgreementModel
import Testing

@testable import AgreementSite

struct StageSweepTests {
    /// What is reached on one day after another is what a register of each day says.
    @Test func agreesWithTheRegisterOfEachDay() throws {
        let site = try SmallSite()
        var sweep = StageSweep(try site.edition().register.agreements)
        for text in ["2020-04-30", "2020-05-01", "2020-12-01", "2021-02-02", "2021-02-03", "2026-01-01"] {
            let day = try #require(CivilDate(text))
            sweep.advance(to: day)
            let register = try site.edition(asOf: text).register
            let stages = register.agreements.compactMap { entry in
                entry.stage.map { "\(entry.id) \($0.stage.rawValue)" }
            }
            #expect(sweep.reached.map { "\($0.agreement.id) \($0.stage.rawValue)" } == stages, "\(text)")
            #expect(sweep.counts.signed == register.signed.count, "\(text)")
            #expect(sweep.counts.underWay == register.agreements(at: .announced).count, "\(text)")
        }
    }

    @Test func leavesOutWhatStandsBesideAllCounts() throws {
        let site = try SmallSite()
        try site.replace("counts: [all]", by: "counts: []", in: "agreements/norland.md")
        var sweep = StageSweep(try site.edition().register.agreements)
        sweep.advance(to: try #require(CivilDate("2022-01-01")))
        #expect(sweep.counts.signed == 0 && sweep.reached.count == 2)
    }
}
