import AgreementModel
import Foundation
import FoundationXML
import Testing

@testable import AgreementSite

struct FeedsTests {
    /// The texts of elements of one name, read by a strict parser.
    private final class Reader: NSObject, XMLParserDelegate {
        var texts: [String: [String]] = [:]
        private var text = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) { text = "" }

        func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            texts[name, default: []].append(text)
        }
    }

    private func build(_ answer: String) throws -> SiteBuilder.Build {
        let site = try SmallSite()
        try site.replace(
            "text: The first pilot arrived.", by: "text: '\(answer)'", in: "agreements/norland.md")
        let build = try site.build(address: "https://example.org/pacts")
        #expect(!build.hasErrors, "\(build.printed)")
        return build
    }

    @Test(arguments: [
        "a ]]> b", "<script>x</script>", "&amp; & \"q\" <!-- -->", "їжак 🦔", "{{ x }} ${y}", "=1+1",
    ])
    func areWellFormedWhateverIsSaid(_ answer: String) throws {
        let build = try build(answer)
        for path in ["feed.xml", "feeds/norland.xml"] {
            let reader = Reader()
            let parser = XMLParser(data: Data(try #require(build.text(path)).utf8))
            parser.delegate = reader
            #expect(parser.parse(), "\(path)")
            #expect(reader.texts["content"]?.contains { $0.hasSuffix(answer) } == true)
        }
        let json = try #require(build.text("feed.json"))
        let feed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let items = try #require(feed["items"] as? [[String: Any]])
        #expect(items.contains { ($0["content_text"] as? String)?.hasSuffix(answer) == true })
    }

    @Test func holdTheLatestFirstAndNothingScheduled() throws {
        let feed = try #require(try SmallSite().build(address: "https://example.org").text("feed.xml"))
        let days = feed.matches(of: /<updated>(.+?)T/).dropFirst().map { $0.output.1 }
        #expect(days.first == "2022-01-01" && days == days.sorted(by: >))
        #expect(!feed.contains("scheduled-end"))
    }

    @Test func needTheAddress() throws {
        let build = try SmallSite().build()
        #expect(build.text("feed.xml") == nil && build.text("feed.json") == nil)
    }
}
