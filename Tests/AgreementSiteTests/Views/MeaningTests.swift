import AgreementModel
import Foundation
import Testing

@testable import AgreementSite

struct MeaningTests {
    /// The page has one script of data, whatever a title says, and the title is in it.
    @Test(arguments: ["</script><script>alert(1)</script>", "<!--", "]]>", "a\\u0022b", "{{ x }}", "\\\"x"])
    func staysWithinItsScript(_ title: String) throws {
        let site = try SmallSite()
        try site.replace("name: Norland", by: "name: '\(title)'", in: "parties.yaml")
        let build = try site.build(address: "https://example.org")
        #expect(!build.hasErrors, "\(build.printed)")
        let page = try #require(build.text("agreements/norland.html"))
        let start = try #require(page.range(of: "<script type=\"application/ld+json\">"))
        let end = try #require(page[start.upperBound...].range(of: "</script>"))
        let data = Data(page[start.upperBound..<end.lowerBound].utf8)
        let thing = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let graph = try #require(thing["@graph"] as? [[String: Any]])
        #expect(graph.first?["headline"] as? String == title)
        #expect(graph.map { $0["@type"] as? String } == ["Article", "BreadcrumbList"])
        #expect(
            page.components(separatedBy: "<script").count - 1 == page.components(separatedBy: "</script>")
                .count - 1)
    }

    @Test func needsTheAddress() throws {
        #expect(try SmallSite().build().text("index.html")?.contains("ld+json") == false)
    }

    @Test(arguments: [("2021-02-03", nil), ("2021-02-04", "2021-02-04"), ("2026-01-01", "2021-02-04")])
    func knowsTheLatestChangeOfTheDay(_ text: String, _ change: String?) throws {
        let day = try #require(CivilDate(text))
        let changes = try #require(try SmallSite().edition().register.agreement("norland")).changes
        #expect(Meaning.article(changes: changes).modified(upTo: day)?.description == change)
        #expect(Meaning.page.modified(upTo: day) == nil)
    }
}
