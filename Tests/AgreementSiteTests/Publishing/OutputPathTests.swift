internal import Glibc
import Testing

@testable import AgreementSite

struct OutputPathTests {
    @Test(arguments: [
        "a", "a/b.html", "a.b/c-d", ".nojekyll", ".well-known/security.txt", "a/.accord", "...", "ї/ґ.html",
        ".accordion", String(repeating: "x", count: 255),
    ])
    func acceptsWhatLiesBelowTheOutput(_ text: String) throws {
        #expect(try #require(OutputPath(text)).description == text)
    }

    @Test(arguments: [
        "", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/./b", ".accord", ".accord/manifest",
        "a\nb",
        "a\u{0}b", "a\u{7F}", String(repeating: "x", count: 256), "a/" + String(repeating: "ї", count: 128),
    ])
    func refusesEverythingElse(_ text: String) {
        #expect(OutputPath(text) == nil)
    }

    @Test func refusesWhatIsNotUTF8() {
        #expect(OutputPath(bytes: [0x61, 0xFF]) == nil)
    }

    @Test func comparesBytesAndNotCharacters() throws {
        #expect(OutputPath("\u{E9}") != OutputPath("e\u{301}"))
        let texts = ["a", "a-b", "a.html", "a/b", "a/b/c", "a0", "b", "z", "\u{E9}"]
        let paths = try texts.reversed().map { try #require(OutputPath($0)) }
        #expect(paths.sorted().map(\.description) == texts)
        #expect(paths.allSatisfy { !($0 < $0) })
    }

    @Test func knowsItsFolders() throws {
        let path = try #require(OutputPath("a/bc/d"))
        #expect(path.folders.map(\.description) == ["a/bc", "a"])
        #expect(path.folder == OutputPath("a/bc") && OutputPath("a")?.folder == nil)
        #expect(path.folder?.appending(Array("d".utf8)) == path)
        #expect(path.withName { String(cString: $0) } == "d")
    }

    @Test(arguments: [
        ("a/b", true), ("a/b/c", true), ("a", false), ("ab", false), ("ab/c", false), ("b/a", false),
    ])
    func knowsWhetherItIsBelow(_ text: String, _ isBelow: Bool) throws {
        #expect(try #require(OutputPath(text)).isBelow(try #require(OutputPath("a"))) == isBelow)
    }

    @Test(arguments: [
        ("a/b", "a/c", true), ("a", "b", true), ("a/b", "b", false), ("a/b", "c/b", false),
        ("a/b/c", "a/b", false),
    ])
    func knowsWhatIsBesideIt(_ a: String, _ b: String, _ isBeside: Bool) throws {
        #expect(try #require(OutputPath(a)).isBeside(try #require(OutputPath(b))) == isBeside)
    }
}
