import Testing

@testable import AgreementModel

struct TextEditTests {
    @Test func keepsTheOrderOfEditsAtOnePlace() {
        let bytes = TextEdit.apply(
            [.init(offset: 2, text: "b\n"), .init(offset: 2, text: "c\n"), .init(offset: 0, text: "0\n")],
            to: Array("a\nd\n".utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == "0\na\nb\nc\nd\n")
    }

    @Test func endsLinesAsTheFileDoes() {
        let bytes = TextEdit.apply([.init(offset: 3, text: "b\n")], to: Array("a\r\nc\r\n".utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == "a\r\nb\r\nc\r\n")
    }

    @Test func startsALineAtTheEndOfAFileWithoutOne() {
        let bytes = TextEdit.apply([.init(offset: 1, text: "b\n")], to: Array("a".utf8))
        #expect(String(decoding: bytes, as: UTF8.self) == "a\nb")
    }

    @Test(arguments: [
        ("a: 1\nb: 2\n", 5), ("a:\n  - x: 1\n    y: >-\n      long\n      text\n\n# on b\nb: 2\n", 44),
        ("a: [1,\n  2] # two\n\nb: 1\n", 18), ("a: 'x'  # why\nb: 1\n", 14),
    ])
    func findsWhereAValueEnds(_ text: String, _ end: Int) throws {
        let file = SourceFile(text)
        let tree = try #require(YAML.parse(file, 0..<file.bytes.count, findings: Findings()))
        #expect(YAMLNode(root: tree)?.child("a")?.endOfLines == end)
    }
}
