import Testing

@testable import AgreementModel

struct YAMLTests {
    private func parse(_ text: String, nodes: Int = 4000) -> (tree: YAML?, found: [String]) {
        let findings = Findings()
        let file = SourceFile(text)
        return (
            YAML.parse(file, 0..<file.bytes.count, maximumNodes: nodes, findings: findings),
            findings.all.map(short)
        )
    }

    @Test(arguments: [
        ("a: &x 1\nb: *x", "yaml-subset 1:4"), ("a: *x", "yaml-subset 1:4"),
        ("a: !!str 1", "yaml-subset 1:4"),
        ("a: 1\n---\nb: 2", "yaml-subset 2:1"), ("a: 1\na: 2", "duplicate-key 2:1"),
        ("[a]: 1", "yaml-subset 1:1"),
        ("a: b: c", "yaml-syntax 1:5"), ("a: @b", "yaml-syntax 1:4"), ("a: 'b", "yaml-syntax 1:6"),
        ("ї: &x 1", "yaml-subset 1:4"), ("a:\n\t- b", "yaml-syntax 2:1"),
        ("a: \"b\\x07\"", "control-character 1:4"), ("a: \"\\0\"", "control-character 1:4"),
        ("\"\\L\": b", "control-character 1:1"),
    ])
    func refusesWhatIsNotInTheSubset(_ text: String, _ found: String) {
        let parsed = parse(text)
        #expect(parsed.tree == nil)
        #expect(parsed.found == [found])
    }

    @Test func refusesDeepAndLargeDocumentsQuickly() {
        #expect(parse(String(repeating: "[", count: 5000)).found == ["too-large 1:9"])
        #expect(parse(String(repeating: "- a\n", count: 5000)).found == ["too-large 4000:3"])
    }

    @Test func guessesNoTypes() throws {
        let file = SourceFile("code: NO\nversion: 1.10\nid: 0777\ntime: 12:30\nvalue: ~\nyes: yes")
        let tree = try #require(YAML.parse(file, 0..<file.bytes.count, findings: Findings()))
        let node = try #require(YAMLNode(root: tree))
        #expect(node.entries.map { $0.value.text } == ["NO", "1.10", "0777", "12:30", "~", "yes"])
    }

    @Test func findsNodesByKeyAndOrder() throws {
        let file = SourceFile("a: 1\nb: [x, y]\nc: {d: е}\n")
        let tree = try #require(YAML.parse(file, 0..<file.bytes.count, findings: Findings()))
        let node = try #require(YAMLNode(root: tree))
        #expect(node.child("b")?.children.map(\.text) == ["x", "y"])
        #expect(node.child("c")?.child("d")?.span.text == "е")
        #expect(node.child("z") == nil)
        #expect(node.count == 3)
    }
}
