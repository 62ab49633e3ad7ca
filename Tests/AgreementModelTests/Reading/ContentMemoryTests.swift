import Testing

@testable import AgreementModel

struct ContentMemoryTests {
    private func file(_ text: String, _ path: String = "content/a.yaml") -> SourceFile {
        SourceFile(path: path, bytes: Array(text.utf8))
    }

    @Test func givesTheSameFileForTheSameBytes() {
        let memory = ContentMemory()
        let first = memory.recall([file("a"), file("b", "content/b.yaml")])
        let second = memory.recall([file("a"), file("c", "content/b.yaml")])
        #expect(second[0] === first[0] && second[1] !== first[1])
        #expect(second[1].bytes == Array("c".utf8))
        // What has gone is forgotten.
        _ = memory.recall([])
        #expect(memory.recall([file("a")])[0] !== first[0])
    }

    @Test func makesARecordAnewWhenAFileOfItChanges() {
        let memory = ContentMemory()
        var made = 0
        let record = { (files: [SourceFile]) in
            memory.record("a", of: files) { () -> Int in
                made += 1
                return made
            }
        }
        let one = memory.recall([file("a")])
        #expect(record(one) == 1 && record(one) == 1)
        #expect(record(memory.recall([file("a")])) == 1)
        #expect(record(one + [file("translation", "content/a.uk.yaml")]) == 2)
        #expect(record(memory.recall([file("b")])) == 3)
    }

    @Test(arguments: [
        ("---\na: 1\n---\nText.\n", "content/a.md", true),
        ("---\na: 2\n---\nText, changed.\n", "content/a.md", false),
        ("---\na: 1\n\n---\nText, changed.\n", "content/a.md", false),
        ("---\na: 1\n---\nText, changed.\n", "content/a.md", true),
        ("---\na: 1\n", "content/a.md", false),
        ("---\na: 1\n---\nText.\n", "content/b.md", false),
    ])
    func rendersBodiesAnewWhenAFactChanges(_ text: String, _ path: String, _ isKept: Bool) {
        let memory = ContentMemory()
        let facts = file("x: 1\n")
        let other = file("---\nb: 1\n---\nOther.\n", "content/other.md")
        _ = memory.recall([facts, other, file("---\na: 1\n---\nText.\n", "content/a.md")])
        let body = Body(file: other, range: 12..<other.bytes.count, language: "en")
        #expect(memory.body("other", body) { "first" } == "first")
        _ = memory.recall([facts, other, file(text, path)])
        #expect(memory.body("other", body) { "second" } == (isKept ? "first" : "second"))
        // Another part of the file is another body.
        let less = Body(file: other, range: 13..<other.bytes.count, language: "en")
        #expect(memory.body("other", less) { "third" } == "third")
    }
}
