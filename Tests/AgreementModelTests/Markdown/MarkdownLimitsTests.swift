import Testing

@testable import AgreementModel

struct MarkdownLimitsTests {
    private func check(_ text: String) -> String? {
        let file = SourceFile(text)
        return MarkdownLimits.check(file, 0..<file.bytes.count).map(short)
    }

    @Test(arguments: [
        String(repeating: "![[]()", count: 50_000), String(repeating: "- ", count: 20_000) + "\n\n\n",
        String(repeating: ">", count: 10_000), String(repeating: "1. ", count: 100),
        String(repeating: "x", count: 70_000), String(repeating: "a\n", count: 200_000),
        String(repeating: "[a](", count: 3000),
    ])
    func refusesWhatTakesQuadraticTime(_ text: String) throws {
        var found: String?
        let time = ContinuousClock().measure { found = check(text) }
        #expect(found?.hasPrefix("too-large") == true)
        // Twenty times what it takes; the same text keeps libcmark busy for seconds.
        #expect(time < .milliseconds(1000))
    }

    @Test(arguments: [
        "", "- a\n  - b\n    - c\n", "> > quote\n", "1. one\n2. two\n", "10000000000. no list",
        String(repeating: "[a](https://example.org) ", count: 100), "----\n", "**bold** text - with dash",
        String(repeating: "- item\n", count: 5000),
    ])
    func acceptsWhatPeopleWrite(_ text: String) { #expect(check(text) == nil) }
}
