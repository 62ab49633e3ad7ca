import Testing

@testable import AgreementModel

struct YAMLTextTests {
    @Test(arguments: [
        "Stockholm", "2024-05-31", "yes", "Norway: a text", "# no comment", "a #b", "- x", "", " ends ",
        "ends:",
        "quote \" and \\", "two\nlines", "Їжак: так", "null", "{a}", "*a", "24 hours", "'x'",
    ])
    func readsBackAsTheSameText(_ text: String) throws {
        let file = SourceFile("a: \(YAMLText.scalar(text))\nb: \(YAMLText.list([text, "x"]))\n")
        let findings = Findings()
        let tree = try #require(YAML.parse(file, 0..<file.bytes.count, findings: findings))
        let node = try #require(YAMLNode(root: tree))
        #expect(node.child("a")?.text == text)
        #expect(node.child("b")?.children.map(\.text) == [text, "x"])
    }

    @Test func leavesPlainTextsBare() {
        #expect(YAMLText.scalar("Signed in Stockholm") == "Signed in Stockholm")
        #expect(YAMLText.list(["a", "b, c"]) == "[a, \"b, c\"]")
    }

    @Test func breaksCommentsAtWords() {
        #expect(YAMLText.comment("one two three", indent: 2, width: 12) == "  # one two\n  # three\n")
    }
}
