import Foundation
import Testing

@testable import AgreementModel

struct CivilDateTests {
    @Test(arguments: [
        ("2024-02-29", true), ("1900-02-29", false), ("2000-02-29", true), ("2024-+1-01", false), ("", false),
        ("2024-13-01", false), ("2024-00-10", false), ("2024-2-3", false), ("2024-02", false),
        ("２０２４-02-03", false),
    ])
    func acceptsOnlyDaysThatExist(_ text: String, _ exists: Bool) {
        #expect((CivilDate(text) != nil) == exists)
    }

    @Test(arguments: [
        ("2024", PartialDate.Precision.year, "2024-01-01", "2024-12-31"),
        ("2024-02", .month, "2024-02-01", "2024-02-29"), ("2023-02-07", .day, "2023-02-07", "2023-02-07"),
    ])
    func keepsPrecision(_ text: String, _ precision: PartialDate.Precision, _ first: String, _ last: String)
        throws
    {
        let date = try #require(PartialDate(text))
        #expect(date.precision == precision)
        #expect(date.earliest == CivilDate(first) && date.latest == CivilDate(last))
        #expect(date.description == text)
    }

    @Test(arguments: ["0000", "20240", "2024-", "2024-02-30", "24-02-03", "2024/02/03", "0000-00-00"])
    func refusesOtherDates(_ text: String) { #expect(PartialDate(text) == nil) }

    @Test func countsDaysLikeACalendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for days in stride(from: -800_000, to: 800_000, by: 997) {
            let parts = calendar.dateComponents(
                [.year, .month, .day, .era], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            guard parts.era == 1, days > -141_000 else { continue }
            let day = CivilDate(daysSince1970: days)
            #expect([day.year, day.month, day.day] == [parts.year, parts.month, parts.day])
            #expect(day.daysSince1970 == days)
        }
    }

    @Test func addsYears() throws {
        let leap = try #require(CivilDate("2024-02-29"))
        #expect(leap.adding(years: 10).description == "2034-02-28")
        #expect(leap.adding(years: 4).description == "2028-02-29")
    }
}
