internal import Glibc
import Testing

@testable import AgreementSite

struct OutputTreeTests {
    private let sandbox = PublishingSandbox()

    private func tree() throws -> OutputTree {
        OutputTree(OutputPlace(disk: Disk(), path: "public", root: try Disk().openFolder(sandbox.root)))
    }

    private func standing(_ path: String, in tree: OutputTree) throws -> OutputTree.Standing {
        try tree.look(at: #require(OutputPath(path))) { $0 == 3 }
    }

    @Test func tellsWhatStandsAtAPath() throws {
        sandbox.write("abc", to: "site/three")
        sandbox.write("abcd", to: "site/four")
        sandbox.link("site/link", to: "three")
        sandbox.link("site/folder", to: "content")
        try #require(mkfifo(sandbox.path("site/pipe"), 0o644) == 0)
        let tree = try tree()
        #expect(try standing("site/three", in: tree) == .file(isRead: true))
        #expect(tree.contentEquals(Array("abc".utf8)) && !tree.contentEquals(Array("abd".utf8)))
        #expect(tree.contentDigest == SHA256Digest(of: Array("abc".utf8)))
        #expect(try standing("site/four", in: tree) == .file(isRead: false))
        #expect(try standing("site/content", in: tree) == .folder)
        for path in ["site/link", "site/folder", "site/pipe"] {
            #expect(try standing(path, in: tree) == .other)
        }
        for path in ["site/no", "no", "no/no/no"] { #expect(try standing(path, in: tree) == .absent) }
        for path in ["site/three", "site/folder"] {
            #expect(try standing(path + "/x/y", in: tree) == .blocked(#require(OutputPath(path))))
        }
    }

    @Test func findsNothingWhereThereIsNoOutput() throws {
        let tree = OutputTree(OutputPlace(disk: Disk(), path: "public", root: nil))
        #expect(try standing("a", in: tree) == .absent)
        #expect(try standing("a/b", in: tree) == .absent)
    }

    @Test func makesFoldersWhenAsked() throws {
        let tree = try tree()
        let path = try #require(OutputPath("a/b/c"))
        if case .open = try tree.folder(of: path) { Issue.record("there is no folder yet") }
        guard case .open = try tree.folder(of: path, making: true) else {
            Issue.record("the folder is open")
            return
        }
        #expect(sandbox.tree("a") == ["b": "/"])
    }

    @Test func seesWhatWasLeftOpenOnlyOnce() throws {
        // A tree that leaked descriptors would run out of them here.
        let tree = try tree()
        sandbox.makeFolder("a")
        for number in 0..<5_000 {
            #expect(try standing(number.isMultiple(of: 2) ? "a/x" : "site/x", in: tree) == .absent)
        }
    }

    @Test func findsWhatIsForeignInAFolder() throws {
        sandbox.makeFolder("a")
        sandbox.makeFolder("a/b")
        sandbox.write("", to: "a/b/c")
        let entry = Manifest.Entry(
            path: try #require(OutputPath("a/b/c")), kind: .file, digest: SHA256Digest(of: []), sizeBytes: 0)
        let listed = Manifest([entry])
        let folder = try #require(OutputPath("a"))
        let tree = try tree()
        #expect(try tree.foreign(in: folder, to: listed) == nil)
        #expect(try tree.foreign(in: folder, to: Manifest([])) == folder)
        sandbox.makeFolder("a/empty")
        #expect(try tree.foreign(in: folder, to: listed)?.description == "a/empty")
        sandbox.link("a/b/link", to: "c")
        #expect(try tree.foreign(in: folder, to: listed)?.description == "a/b/link")
    }
}
