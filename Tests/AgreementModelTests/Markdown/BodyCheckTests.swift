import Testing

@testable import AgreementModel

struct BodyCheckTests {
    private func check(_ text: String) -> [String] {
        let file = SourceFile(text)
        let findings = Findings()
        let tree = MarkdownTree(file.bytes[...])
        BodyCheck(places: BodyPlaces(file: file, range: 0..<file.bytes.count), findings: findings)
            .check(tree.nodes())
        return findings.all.map(short)
    }

    @Test(arguments: [
        ("<script>alert(1)</script>\n", "raw-html 1:1"), ("x <img src=x> y\n", "raw-html 1:3"),
        ("# One\n", "heading-level 1:1"), ("## A\n\nx\n\n#### B\n", "heading-level 5:1"),
        ("[x](javascript:alert)\n", "unsafe-link 1:5"), ("a\n[x](//cdn.example/x)\n", "unsafe-link 2:5"),
        ("[x](denmark.md)\n", "broken-link 1:5"),
        ("[x](http://a b)\n\n[y](http://a/\"b)\n", "unsafe-address 3:5"),
        ("![map](map.png)\n", "unsupported-markdown 1:8"),
        ("| a | b |\n|---|---|\n| c | d |\n", "unsupported-markdown 1:1"),
        ("text[^1]\n\n[^1]: a note here\n", "unsupported-markdown 3:1"),
        ("- [ ] task\n", "unsupported-markdown 1:1"), ("* [x] done\n", "unsupported-markdown 1:1"),
        ("was ~~this~~\n", "unsupported-markdown 1:5"), ("x\n\na &#7; b\n", "control-character 3:1"),
    ])
    func refuses(_ text: String, _ found: String) { #expect(check(text) == [found]) }

    @Test(arguments: [
        "## A\n\n### B\n\n## C\n", "[x](https://example.org/a?b=c)", "[x](mailto:a@example.org)",
        "[x](agreement:norland) [](source:text \"para 5\")", "- [a](page:b)\n", "a ~ b", "`~~` \\<b>\n",
        "[x](#a-heading)",
    ])
    func accepts(_ text: String) { #expect(check(text) == []) }

    @Test func asksForTheTextOfAnImage() {
        #expect(check("![](map.png)\n") == ["image-without-text 1:5", "unsupported-markdown 1:5"])
    }

    /// Looking for the place of each of many faults takes time that grows with the text, not with its square.
    @Test func findsManyFaultsQuickly() {
        let text = String(repeating: "## A\n\n<b>\n\n~~x~~\n\n[x](x)\n\n", count: 4000)
        var count = 0
        let time = ContinuousClock().measure { count = check(text).count }
        #expect(count == 12_000)
        #expect(time < .seconds(20))
    }
}
