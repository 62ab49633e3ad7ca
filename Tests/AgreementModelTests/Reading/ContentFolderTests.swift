import Foundation
import Testing

@testable import AgreementModel

struct ContentFolderTests {
    private final class Temporary {
        let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path

        init() throws {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test func listsFilesInTheOrderOfTheirBytesAndFollowsNoLinks() throws {
        let folder = try Temporary()
        for name in ["b.md", "A.md", ".hidden", "x~", "sub/c.md"] {
            let file = folder.path + "/" + name
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(filePath: file))
        }
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "/etc")
        let listing = try ContentFolder(root: folder.path, name: "content").list()
        #expect(listing.files == ["A.md", "b.md", "sub/c.md"])
        #expect(listing.refused.map(\.path) == ["link"])
    }

    @Test func readsAFileAndNamesItFromTheSite() throws {
        let folder = try Temporary()
        try Data("text".utf8).write(to: URL(filePath: folder.path + "/a.md"))
        let file = try ContentFolder(root: folder.path, name: "content").read("a.md")
        #expect(file.path == "content/a.md")
        #expect(file.bytes == Array("text".utf8))
    }

    @Test func saysWhichFileFailed() throws {
        let folder = try Temporary()
        let error = #expect(throws: ReadFailure.self) {
            try ContentFolder(root: folder.path, name: "content").read("none.md")
        }
        #expect(error?.description == "content/none.md: No such file or directory")
    }
}
