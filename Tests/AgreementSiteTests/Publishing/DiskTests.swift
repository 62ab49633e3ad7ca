internal import Glibc
import Testing

@testable import AgreementSite

struct DiskTests {
    private let sandbox = PublishingSandbox()
    private let disk = Disk()

    private func folder() throws -> Descriptor { try disk.openFolder(sandbox.root) }

    @Test func listsNamesInTheOrderOfTheirBytes() throws {
        for name in ["b", "B", ".a", "ї", "a b"] { sandbox.write("", to: name) }
        let names = try disk.names(in: folder()).map { String(decoding: $0, as: UTF8.self) }
        #expect(names == [".a", "B", "a b", "b", "home", "site", "ї"])
    }

    @Test func writesNewFilesOnly() throws {
        try disk.writeFile(Array("new".utf8), "a", in: folder())
        #expect(sandbox.text("a") == "new" && sandbox.mode("a") == 0o644)
        #expect(throws: Disk.Failure.self) { try disk.writeFile([], "a", in: folder()) }
        #expect(sandbox.text("a") == "new")
    }

    @Test func readsWholeFilesAndTheirStarts() throws {
        let text = String(repeating: "0123456789", count: 5_000)
        sandbox.write(text, to: "a")
        let file = try disk.open("a", in: folder(), O_RDONLY)
        var buffer: [UInt8] = [1, 2, 3]
        #expect(try disk.read(file, into: &buffer, limit: 5) == 5 && buffer == Array("01234".utf8))
        let all = try disk.open("a", in: folder(), O_RDONLY)
        #expect(try disk.read(all) == Array(text.utf8))
    }

    @Test func opensNoLink() throws {
        sandbox.link("a", to: "site")
        #expect(throws: Disk.Failure.self) { try disk.open("a", in: folder(), O_RDONLY | O_DIRECTORY) }
    }

    @Test func leavesFoldersThatAreThereAsTheyAre() throws {
        sandbox.makeFolder("a")
        chmod(sandbox.path("a"), 0o700)
        _ = try disk.makeFolder("a", in: folder())
        _ = try disk.makeFolder("b", in: folder())
        #expect(sandbox.mode("a") == 0o700 && sandbox.mode("b") == 0o755)
    }

    @Test func removesWhatIsThereAndFoldersOnlyWhenEmpty() throws {
        sandbox.write("", to: "a")
        for _ in 0..<2 { try disk.removeFile("a", in: folder()) }
        for name in ["site", "home", "home", "no"] { try disk.removeEmptyFolder(name, in: folder()) }
        #expect(sandbox.tree("").keys.sorted() == ["site", "site/content", "site/templates"])
    }

    @Test func waitsForTheFileSystem() throws {
        try disk.synchronise(folder())
        #expect(throws: Disk.Failure.self) { try disk.synchronise(Descriptor(-1)) }
    }

    @Test func closesOnceEvenWhenInterrupted() throws {
        let interrupted = Disk { $0 == .close ? .errno(EINTR) : nil }
        try interrupted.writeFile([1], "a", in: folder())
        let failing = Disk { $0 == .close ? .errno(EIO) : nil }
        let failure = try #require(throws: Disk.Failure.self) {
            try failing.writeFile([1], "b", in: folder())
        }
        #expect(failure.call == .close && failure.errno == EIO)
    }

    @Test func namesTheCallThatFailed() throws {
        let failure = try #require(throws: Disk.Failure.self) {
            try disk.open("no", in: folder(), O_RDONLY)
        }
        #expect(failure.at("public/no") == .disk(path: "public/no", operation: .open, errno: ENOENT))
    }
}
