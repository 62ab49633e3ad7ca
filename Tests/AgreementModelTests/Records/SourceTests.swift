import Testing

@testable import AgreementModel

struct SourceTests {
    @Test(arguments: [
        ("https://example.org/a?b=1", true), ("http://example.org", true), ("ftp://example.org", false),
        ("https://", false), ("https://user@example.org/", false), ("https://exa mple.org", false),
        ("https://example.org/\"><script>", false), ("javascript:alert(1)", false), ("//example.org", false),
        ("https://приклад.укр/", false), ("https://example.org:8080/a", true),
        ("https://example.org:99999/", false),
        ("https://example.org:/", false),
        ("https://example.org/" + String(repeating: "a", count: 2048), false),
    ])
    func takesOnlyPlainWebAddresses(_ address: String, _ isGood: Bool) {
        let findings = Findings()
        Address.check(address, at: SourceFile(address).whole, findings)
        #expect(findings.all.isEmpty == isGood)
    }

    @Test func isReadOnOrAfterItsPublication() {
        let text = """
            a:
              title: T
              url: https://example.org
              publisher: P
              published: 2024-03-01
              accessed: 2024-02
              kind: news
              checked: read
            """
        let found = read("all:\n" + text.split(separator: "\n").map { "  \($0)\n" }.joined()) { fields in
            fields.table("all", .required, "") { Source.decode(&$0) }
        }.found
        #expect(found == ["dates-out-of-order 7:15"])
    }
}
