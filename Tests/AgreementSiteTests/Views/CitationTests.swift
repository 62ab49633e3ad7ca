import AgreementModel
import Foundation
import Testing

@testable import AgreementSite

struct CitationTests {
    private func citations(_ title: String? = nil, asOf day: String = "2026-01-01") throws -> [Citation] {
        let site = try SmallSite()
        if let title {
            try site.replace(
                "title: Pact of Norland and Midland", by: "title: \(title)", in: "agreements/norland.md")
        }
        let edition = try site.edition(asOf: day, address: "https://example.org")
        let agreement = try #require(edition.register.agreement("norland"))
        return Citation.all(
            Scene(edition: edition, at: edition.standpoint("agreements/norland.html"), it: agreement))
    }

    @Test func areOfThePageAndOfTheText() throws {
        let all = try citations()
        #expect(all.map(\.key) == ["norland-explainer-2021", "norland-2021"])
        #expect(all[0].address == "https://example.org/agreements/norland.html")
        #expect(all[1].authors == ["Norland", "Midland"] && all[1].place == "Norhaven")
        #expect(try citations(asOf: "2021-01-01").map(\.kind) == [.explainer])
    }

    @Test func escapesWhatMeansSomethingToTeX() throws {
        let text = try citations("'{50%} & $x_y #1 ~^\\'")[1].bibTeX
        #expect(
            text.contains(
                "title = {{\\{50\\%\\} \\& \\$x\\_y \\#1 "
                    + "\\textasciitilde{}\\textasciicircum{}\\textbackslash{}}}"
            ))
        #expect(text.contains("month = feb") && text.contains("day = {3}"))
    }

    @Test func keepsEachRecordOfRISOnItsLine() throws {
        let ris = try citations("\"One\\nER  - \\nTY  - BOOK\"")[1].ris
        let lines = ris.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("ER") } == 1 && lines.count { $0.hasPrefix("TY") } == 1)
        #expect(lines.contains("DA  - 2021/02/03"))
    }

    @Test func isJSONForCitationPrograms() throws {
        let data = Data(try citations("'</script>'")[1].cslJSON.utf8)
        let items = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        #expect(items[0]["title"] as? String == "</script>" && items[0]["type"] as? String == "treaty")
    }
}
