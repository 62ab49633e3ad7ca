import Foundation
import Testing

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
}
