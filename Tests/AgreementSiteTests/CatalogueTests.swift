import Foundation
import Testing

@testable import AgreementModel
@testable import AgreementSite

struct CatalogueTests {
    @Test func everyOutputHasItsLine() throws {
        let folder = repository + "/Sources/AgreementSite/Outputs"
        let machinery: Set<String> = ["Catalogue.swift", "Output.swift", "Chrome.swift"]
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            !machinery.contains($0)
        }
        let catalogue = try String(contentsOfFile: folder + "/Catalogue.swift", encoding: .utf8)
        #expect(files.count > 8)
        for file in files {
            let name = file.dropLast(".swift".count)
            #expect(catalogue.contains("\(name).output"), "'\(name)' is in the catalogue")
        }
    }

    @Test func namesAreUnique() {
        let names = Catalogue([], assets: Assets([])).outputs.map(\.name)
        #expect(Set(names).count == names.count)
    }

    /// A file that is made from the explanation of an entry says so, or it would be stale when only that is
    /// edited.
    @Test(arguments: ["norland", "southland"])
    func filesSayWhoseExplanationsTheyAreMadeFrom(_ id: String) throws {
        let site = try SmallSite()
        let day = try #require(CivilDate("2026-01-01"))
        let builder = SiteBuilder(site: site.path, day: day, address: "https://example.org/pacts", jobs: 2)
        let before = try builder.prepare()
        let text = try site.text("agreements/\(id).md")
        try site.write(text + "\nAnd another sentence.\n", to: "agreements/\(id).md")
        let after = try builder.prepare()
        #expect(before.drafts.map(\.route) == after.drafts.map(\.route) && !before.drafts.isEmpty)
        for (old, new) in zip(before.drafts, after.drafts) {
            let isDifferent = before.rendered(old).bytes != after.rendered(new).bytes
            #expect(isDifferent == new.reads.includes(anyOf: [id]), "\(new.route)")
        }
    }
}
