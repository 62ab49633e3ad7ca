import AgreementModel
import Foundation
import Testing

@testable import AgreementSite

struct PartsTests {
    /// A site with so many more agreements, one in ten of them signed a year later.
    private func build(copies: Int) throws -> SiteBuilder.Build {
        let site = try SmallSite()
        let text = try site.text("agreements/norland.md").replacingOccurrences(
            of: "2021-04-05", with: "2023-04-05")
        for number in 0..<copies {
            let day = number % 10 == 0 ? "2022-02-03" : "2021-02-03"
            let own = text.replacingOccurrences(of: "date: 2021-02-03", with: "date: \(day)")
            try Data(own.utf8).write(
                to: URL(filePath: site.path + "/content/agreements/copy-\(number).md"))
        }
        return try site.build()
    }

    @Test func keepsOnePageWhileItCanBeUsed() throws {
        let build = try build(copies: 20)
        #expect(!build.hasErrors)
        #expect(build.artifacts.map(\.path).filter { $0.hasPrefix("compare") } == ["compare.html"])
        #expect(build.text("compare.html")?.contains("data-slug=\"copy-19\"") == true)
    }

    @Test func dividesLargerPagesByYear() throws {
        let build = try build(copies: 240)
        #expect(!build.hasErrors)
        let edition = try #require(build.editions.first)
        let pages = build.artifacts.filter { $0.path.hasPrefix("compare") }
        #expect(
            pages.map(\.path) == [
                "compare.html", "compare-2022.html", "compare-2021.html", "compare-2021-2.html",
            ])
        let rows = { (page: Artifact) in
            String(decoding: page.bytes, as: UTF8.self).components(separatedBy: "<tr data-slug=").count - 1
        }
        #expect(pages.allSatisfy { rows($0) <= Parts.mostRows })
        #expect(pages.reduce(0) { $0 + rows($1) } == edition.compared.count)
        let front = try #require(build.text("compare.html"))
        #expect(front.contains("href=\"compare-2021-2.html\"") && front.contains("data/provisions.csv"))
        #expect(front.contains("<tfoot>\n<tr>"))
        let provision = try #require(build.text("provisions/pilots-2021-2.html"))
        #expect(
            provision.contains("<li class=\"coding")
                && provision.contains("href=\"../provisions/pilots.html\""))
    }
}
