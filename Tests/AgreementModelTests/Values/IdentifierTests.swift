import Testing

@testable import AgreementModel

struct IdentifierTests {
    @Test(arguments: [
        ("united-kingdom", true), ("a", true), ("100-year", true), ("", false), ("-a", false), ("a-", false),
        ("a--b", false), ("A", false), ("frаnce", false), ("a b", false), ("a\u{200B}", false), ("..", false),
    ])
    func hasSmallLettersDigitsAndSingleHyphens(_ text: String, _ isValid: Bool) {
        #expect(Identifier.isValid(text) == isValid)
    }

    @Test func namesTheOddCharacter() throws {
        let findings = Findings()
        let file = SourceFile("frаnce")
        #expect(!Identifier.check(Located("frаnce", file.whole), findings: findings))
        #expect(try #require(findings.all.first).summary.contains("U+430"))
    }

    @Test(arguments: ["con", "nul", "com1", "lpt9"])
    func isNoDevice(_ text: String) {
        let findings = Findings()
        #expect(!Identifier.check(Located(text, SourceFile(text).whole), findings: findings))
        #expect(findings.all.map(\.id) == [.invalidIdentifier])
    }

    @Test func isAtMost96Bytes() {
        #expect(Identifier.isValid(String(repeating: "a", count: 96)))
        #expect(!Identifier.isValid(String(repeating: "a", count: 97)))
    }
}
