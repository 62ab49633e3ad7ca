import Testing

@testable import Mustache

struct TagPairingTests {
    private func pairing(_ source: String) -> TagPairing {
        let bytes = Array(source.utf8)
        return TagPairing(TagReader(bytes, path: "a").tags, of: bytes, path: "a")
    }

    @Test func pairsEachOpeningTagWithItsClosingTag() {
        let pairing = pairing("{{#a}}{{x}}{{^a}}{{/a}}{{/ a }}{{<p}}{{$b}}{{/b}}{{/p}}")
        #expect(pairing.partners == [4, -1, 3, 2, 0, 8, 7, 6, 5])
        #expect(pairing.errors.isEmpty)
    }

    @Test(arguments: [
        ("x {{/b}}", 2, 6, "'{{/b}}' closes nothing", "nothing is open here"),
        ("\n{{#a}}\n{{/b}}{{/a}}", 8, 6, "'{{/b}}' closes nothing", "'a' is still open (opened on line 2)"),
        ("{{#b}}{{^a}}{{/b}}", 12, 6, "'{{/b}}' comes too early", "'a' is still open (opened on line 1)"),
        ("é{{#a}}", 2, 6, "'{{#a}}' is never closed", "write {{/a}} where it ends"),
        ("{{< a }}{{$b}}{{/b}}", 0, 8, "'{{< a }}' is never closed", "write {{/a}} where it ends"),
        (
            "{{#\u{E9}}}{{/e\u{301}}}{{/\u{E9}}}", 7, 8, "'{{/é}}' closes nothing",
            "'é' is still open (opened on line 1)"
        ),
        ("{{<p}}{{$a}}1{{/a}}{{$a}}2{{/a}}{{/p}}", 19, 6, "block 'a' is filled twice", "keep one of the two"),
    ])
    func refusesTagsThatDoNotPair(
        _ source: String, _ offset: Int, _ length: Int, _ summary: String, _ hint: String
    ) {
        let expected = TemplateError(path: "a", offset: offset, length: length, summary: summary, hint: hint)
        #expect(pairing(source).errors == [expected])
    }

    @Test(arguments: [
        ("{{#a}}{{#b}}{{/a}}{{/b}}", [12, 18]), ("{{#a}}{{^b}}", [0, 6]), ("{{/a}}{{/b}}", [0, 6]),
        ("{{#a}}{{/x}}{{/a}}{{/y}}", [6, 18]),
    ])
    func collectsAllMistakes(_ source: String, _ offsets: [Int]) {
        #expect(pairing(source).errors.map(\.offset) == offsets)
    }

    @Test(arguments: [
        "{{<p}}{{$a}}{{/a}}{{/p}}{{<p}}{{$a}}{{/a}}{{/p}}", "{{$a}}{{/a}}{{$a}}{{/a}}",
        "{{<p}}{{$a}}{{$b}}{{/b}}{{$b}}{{/b}}{{/a}}{{$b}}{{/b}}{{/p}}",
    ])
    func letsABlockStandMoreThanOnceOutsideOneParent(_ source: String) {
        #expect(pairing(source).errors.isEmpty)
    }

    @Test func refusesTagsThatNestTooDeep() {
        let deep = { (depth: Int) in
            String(repeating: "{{#a}}", count: depth) + String(repeating: "{{/a}}", count: depth)
        }
        #expect(pairing(deep(100)).errors.isEmpty)
        #expect(
            pairing(deep(10_000)).errors == [
                TemplateError("a", at: 600..<606, "tags stand inside each other at most 100 deep")
            ])
    }

    @Test func stopsAfterTwentyMistakes() {
        #expect(pairing(String(repeating: "{{/a}}", count: 10_000)).errors.count == 20)
    }
}
