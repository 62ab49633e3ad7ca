import Testing

@testable import AgreementSite

struct ManifestTests {
    private static func entry(
        _ path: String, _ text: String, _ kind: Manifest.Kind = .file
    ) throws -> Manifest.Entry {
        let bytes = Array(text.utf8)
        return Manifest.Entry(
            path: try #require(OutputPath(path)), kind: kind, digest: SHA256Digest(of: bytes),
            sizeBytes: bytes.count)
    }

    private static func example() throws -> Manifest {
        Manifest([
            try entry("b/c d.html", "page"), try entry("b.html", ""), try entry("b/c d.html", "new", .next),
            try entry("assets/x.css", "css", .asset), try entry("assets/w.css", "css", .kept),
            try entry("b.html", ""),
        ])
    }

    @Test func isWrittenAsLinesInTheOrderOfPaths() throws {
        let digest = { (text: String) in SHA256Digest(of: Array(text.utf8)).hex() }
        let text = """
            accord manifest 1
            \(digest("css")) 3 kept assets/w.css
            \(digest("css")) 3 asset assets/x.css
            \(digest("")) 0 file b.html
            \(digest("page")) 4 file b/c d.html
            \(digest("new")) 3 next b/c d.html

            """
        let bytes = try Self.example().bytes
        #expect(String(decoding: bytes, as: UTF8.self) == text + "sum \(digest(text))\n")
    }

    @Test func isReadAsItWasWritten() throws {
        for manifest in [try Self.example(), Manifest([])] {
            #expect(Manifest(parsing: manifest.bytes) == manifest)
        }
    }

    @Test func isNothingWhenAnyByteIsWrongMissingOrTooMany() throws {
        let bytes = try Self.example().bytes
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x01
            #expect(Manifest(parsing: changed) == nil, "byte \(index)")
            #expect(Manifest(parsing: Array(bytes[..<index])) == nil, "cut at \(index)")
        }
        #expect(Manifest(parsing: bytes + [0x0A]) == nil)
        #expect(Manifest(parsing: [0xEF, 0xBB, 0xBF] + bytes) == nil)
        #expect(Manifest(parsing: bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }) == nil)
    }

    /// Lines that the sum covers but that no manifest has.
    @Test(arguments: [
        "0 file ../x", "0 file /x", "0 file .accord/lock", "00 file x", "+0 file x", "-1 file x",
        "0 files x", "0 file ", "0  file x", "9223372036854775808 file x", "file x", "0 file x\n",
    ])
    func isNothingWithAnOddLine(_ line: String) {
        let digest = SHA256Digest(of: []).hex()
        let text = "accord manifest 1\n\(digest) \(line)\n"
        let sum = SHA256Digest(of: Array(text.utf8)).hex()
        #expect(Manifest(parsing: Array("\(text)sum \(sum)\n".utf8)) == nil)
    }

    @Test(arguments: [["b", "a"], ["a", "a"]])
    func isNothingOutOfOrderOrTwice(_ paths: [String]) {
        let digest = SHA256Digest(of: []).hex()
        let text = "accord manifest 1\n" + paths.map { "\(digest) 0 file \($0)\n" }.joined()
        let sum = SHA256Digest(of: Array(text.utf8)).hex()
        #expect(Manifest(parsing: Array("\(text)sum \(sum)\n".utf8)) == nil)
    }

    @Test func isNothingWithTwoOwnersOfOnePath() throws {
        let manifest = Manifest([try Self.entry("a", "1", .asset), try Self.entry("a", "2", .file)])
        #expect(Manifest(parsing: manifest.bytes) == nil)
    }

    @Test func findsTheEntriesOfAPath() throws {
        let manifest = try Self.example()
        let kinds = { (path: String) in try manifest.entries(at: #require(OutputPath(path))).map(\.kind) }
        #expect(try kinds("b/c d.html") == [.file, .next])
        #expect(try kinds("assets/w.css") == [.kept])
        for path in ["a", "b", "b/c", "z"] { #expect(try kinds(path).isEmpty) }
        #expect(
            manifest.paths.map(\.description) == ["assets/w.css", "assets/x.css", "b.html", "b/c d.html"])
    }

    @Test(arguments: [("assets", true), ("b", true), ("b.html", false), ("a", false), ("z", false)])
    func findsWhetherAFolderHoldsFiles(_ folder: String, _ holds: Bool) throws {
        #expect(try Self.example().listsFiles(below: #require(OutputPath(folder))) == holds)
    }
}
