import AgreementModel
import Testing

@testable import AgreementSite

struct TermChartTests {
    private func chart(_ years: String = "years: 10", asOf day: String = "2026-01-01") throws -> TermChart {
        let site = try SmallSite()
        try site.replace("years: 10", by: years, in: "agreements/norland.md")
        let today = try #require(CivilDate(day))
        return TermChart(try site.edition(asOf: day).register, today: today)
    }

    @Test func isEmptyWhereNothingIsSigned() throws {
        let chart = try chart(asOf: "2021-01-01")
        #expect(chart.rows.isEmpty && chart.years.isEmpty)
    }

    @Test func spansTheTermsAndTheDay() throws {
        #expect(try chart().years == Array(2021...2031))
        #expect(try chart("years: 1").years == Array(2021...2026))
        #expect(try chart("years: 1", asOf: "2060-01-01").years.last == 2060)
        #expect(try chart().rows.first?.end?.description == "2031-02-03")
    }

    /// A term of centuries is cut, so that the others can still be told apart.
    @Test(arguments: [100, 200, 999])
    func cutsTermsThatGoOnForLong(_ years: Int) throws {
        let chart = try chart("years: \(years)")
        #expect(chart.years == Array(2021...2026))
        let scale = try #require(chart.rows.first).chart
        #expect(scale.x(try #require(CivilDate("9999-12-31"))) == scale.days)
        #expect(scale.x(try #require(CivilDate("0001-01-01"))) == 0)
    }
}
