import Testing

@testable import AgreementModel

struct YAMLNodeTests {
    private func root(_ text: String) -> YAMLNode? {
        let file = SourceFile(text)
        return YAML.parse(file, 0..<file.bytes.count, findings: Findings()).flatMap { YAMLNode(root: $0) }
    }

    @Test(arguments: [("", false), ("# only a note\n", false), ("a", true), ("{}", true), ("[]", true)])
    func isThereWhereSomethingIsWritten(_ text: String, _ exists: Bool) {
        #expect((root(text) != nil) == exists)
    }

    @Test func keepsOrderAndPlaces() throws {
        let node = try #require(root("b: 1\nїжак: [x, {y: z}]\n"))
        #expect(node.shape == .mapping && node.entries.map(\.0.text) == ["b", "їжак"])
        let list = try #require(node.child("їжак"))
        #expect(list.shape == .sequence && list.count == 2)
        #expect(
            list.children[1].child("y").map { short(Diagnostic(.wrongType, "", $0.span)) }
                == "wrong-type 2:15")
        #expect(node.firstKeySpan?.text == "b")
    }

    /// Two keys that read alike and differ in their bytes are two keys.
    @Test func comparesKeysAsBytes() throws {
        let node = try #require(root("e\u{301}: 1\n\u{E9}: 2\n"))
        #expect(node.count == 2 && node.entries.map(\.1.text) == ["1", "2"])
    }
}
