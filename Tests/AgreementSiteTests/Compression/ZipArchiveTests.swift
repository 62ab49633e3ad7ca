import Foundation
import Testing

@testable import AgreementSite

struct ZipArchiveTests {
    private func archive(_ files: [(String, String)]) -> [UInt8] {
        var archive = ZipArchive()
        for (name, text) in files { archive.add(name, Array(text.utf8)) }
        return archive.bytes
    }

    /// PKWARE APPNOTE 4.3.16: its end says how many files it has; an empty one is nothing else.
    @Test(arguments: [0, 1, 300])
    func saysHowManyFilesItHas(_ count: Int) {
        let bytes = archive((0..<count).map { ("f\($0)", "text") })
        let end = Array(bytes.suffix(22))
        #expect(end.prefix(4).elementsEqual([0x50, 0x4B, 5, 6]))
        #expect(Int(end[10]) + Int(end[11]) << 8 == count)
        #expect(count > 0 || bytes.count == 22)
    }

    @Test func dependsOnItsFilesAlone() {
        let files = [("a.csv", "a,b\r\n"), ("b.json", "{}")]
        #expect(archive(files) == archive(files))
        #expect(archive(files) != archive(files.reversed()))
        // Midnight of 1 January 1980, wherever and whenever it is made.
        #expect(Array(archive(files)[10..<14]) == [0, 0, 0x21, 0])
    }
}
