import AgreementModel
import Testing

@testable import AgreementSite

struct CalendarFileTests {
    private func lines(_ change: (SmallSite) throws -> Void = { _ in }) throws -> [String] {
        let site = try SmallSite()
        try change(site)
        let text = try #require(try site.build(address: "https://example.org:81/a").text("calendar.ics"))
        let pieces = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(pieces.last?.isEmpty == true)
        #expect(
            pieces.dropLast().allSatisfy {
                $0.last == 0x0D && $0.count <= 76 && !$0.dropLast().contains(0x0D)
            })
        #expect(pieces.allSatisfy { String(validating: $0, as: UTF8.self) != nil }, "no character is cut")
        return text.replacing("\r\n ", with: "").split(separator: "\r\n").map(String.init)
    }

    @Test func endsADayAfterItBegins() throws {
        let lines = try lines()
        let start = try #require(lines.firstIndex(of: "DTSTART;VALUE=DATE:20210203"))
        #expect(lines[start + 1] == "DTEND;VALUE=DATE:20210204")
        #expect(lines.contains("UID:norland-signed-1@example.org"))
    }

    @Test func leavesDatesWithoutADayToTheTimeline() throws {
        #expect(try !lines().contains { $0.contains("announced") })
    }

    @Test func keepsTextFromBeingAnotherLine() throws {
        let lines = try lines { site in
            try site.replace(
                "place: Norhaven", by: "place: \"a,b;c\\\\d\\r\\nBEGIN:VEVENT\\nX\"",
                in: "agreements/norland.md")
        }
        #expect(lines.count { $0 == "BEGIN:VEVENT" } == lines.count { $0 == "END:VEVENT" })
        #expect(lines.contains { $0.contains("a\\,b\\;c\\\\d\\nBEGIN:VEVENT\\nX") })
    }

    @Test func foldsLongLinesOfAnyScript() throws {
        let place = String(repeating: "Їжак", count: 40)
        let lines = try lines { try $0.replace("Norhaven", by: place, in: "agreements/norland.md") }
        #expect(lines.contains { $0.contains(place) })
    }

    @Test(arguments: [(74, 1), (75, 1), (76, 2), (149, 2), (150, 3)])
    func foldsAtSeventyFiveBytes(_ length: Int, _ pieces: Int) {
        var folded: [UInt8] = []
        CalendarFile.fold(String(repeating: "a", count: length), to: &folded)
        #expect(folded.count { $0 == 0x0A } == pieces)
    }
}
