import AgreementModel
import AgreementSite
import Foundation
import Testing

@testable import Links

struct LinkReportTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private func located(_ address: String, _ file: SourceFile, _ number: Int) throws -> Located<String> {
        let text = String(decoding: file.bytes, as: UTF8.self)
        var ranges: [Range<String.Index>] = []
        while let range = text.range(
            of: address, range: (ranges.last?.upperBound ?? text.startIndex)..<text.endIndex)
        { ranges.append(range) }
        let range = ranges[number]
        return Located(
            address,
            Span(
                file, range.lowerBound.utf16Offset(in: text), range.upperBound.utf16Offset(in: text)))
    }

    @Test func tellsEachAddressOnceWithAllItsPlaces() throws {
        let file = SourceFile(
            path: "content/a.yaml",
            bytes: Array("a: https://a.b/1\nb: https://a.b/2\nc: https://a.b/1\nd: https://a.b/3\n".utf8))
        let addresses = [
            try located("https://a.b/1", file, 0), try located("https://a.b/2", file, 0),
            try located("https://a.b/1", file, 1), try located("https://a.b/3", file, 0),
        ]
        let result = LinkCheck.Result(
            outcomes: [
                "https://a.b/1": .dead("it is gone (410)"),
                "https://a.b/2": .moved(to: "https://c.d/", isFrontPage: false),
                "https://a.b/3": .unreachable("it does not say why"),
            ], hostCount: 1)
        let lists = LinkReport.lists(of: result, addresses)
        #expect(
            lists.text == """
                Dead addresses (1)
                Find where it is now; or write the address of an archived copy, and say so in 'caution'.
                  content/a.yaml:1:4: https://a.b/1: it is gone (410)
                      content/a.yaml:3:4: the same address

                Addresses that moved for good (1)
                Open the new address, and write it if it is what was meant.
                  content/a.yaml:2:4: https://a.b/2: it moved for good
                      write 'https://c.d/'

                Addresses of which nobody could tell (1)
                Open it in a browser; it may be well.
                  content/a.yaml:4:4: https://a.b/3: it does not say why

                """)
        let findings = lists.flatMap(\.findings)
        #expect(findings.map(\.severity) == [.error, .warning, .warning])
        #expect(findings.map(\.id) == [.deadLink, .movedLink, .unreachableLink])
    }

    @Test func saysNothingOfWhatIsWell() throws {
        let file = SourceFile(path: "content/a.yaml", bytes: Array("a: https://a.b/1\n".utf8))
        let result = LinkCheck.Result(outcomes: ["https://a.b/1": .alive], hostCount: 1)
        #expect(LinkReport.lists(of: result, [try located("https://a.b/1", file, 0)]).text == "")
    }

    /// Every `http` in the content of this repository is an address that is asked, at its own place.
    @Test func findsEveryAddressOfTheRealContent() throws {
        let day = try #require(CivilDate("2026-11-25"))
        let build = try SiteBuilder(site: Self.repository, day: day, jobs: 2).build()
        let addresses = LinkReport.addresses(in: build)
        for address in addresses {
            let written = address.span.text
            #expect(written.filter { $0 != "'" && $0 != "\"" } == address.value)
        }
        var found = 0
        let folder = Self.repository + "/content"
        let paths = try #require(FileManager.default.enumerator(atPath: folder)?.allObjects as? [String])
        for path in paths where path.hasSuffix(".md") || path.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
            found += text.matches(of: /(url: ['"]?|\]\()https?:\/\//).count
        }
        #expect(addresses.count == found)
        #expect(found > 600)
    }
}
