import Testing

@testable import AgreementModel

struct FrontMatterTests {
    @Test(arguments: [
        ("---\na: b\n---\nbody", "a: b\n", "body"), ("---\r\na: b\r\n---\r\nbody", "a: b\r\n", "body"),
        ("\u{FEFF}---\na: b\n---", "a: b\n", ""), ("---\n---\n", "", ""),
        ("---\ra: b\r---\rbody", "a: b\r", "body"),
    ])
    func dividesAFile(_ text: String, _ yaml: String, _ body: String) throws {
        let file = SourceFile(text)
        let parts = try #require(FrontMatter.split(file, findings: Findings()))
        #expect(String(decoding: file.bytes[parts.yaml], as: UTF8.self) == yaml)
        #expect(String(decoding: file.bytes[parts.body], as: UTF8.self) == body)
    }

    @Test(arguments: [
        ("", "missing-front-matter 1:1"), ("body", "missing-front-matter 1:1"),
        ("++++++\na: b\n++++++\n", "missing-front-matter 1:1"), ("---\na: b\n", "unclosed-front-matter 1:1"),
        ("----\na: b\n----\n", "missing-front-matter 1:1"),
        ("---\na: b\n--- \nbody", "unclosed-front-matter 1:1"),
        ("---\na: b\n...\nbody", "unclosed-front-matter 1:1"),
    ])
    func refusesOtherFences(_ text: String, _ found: String) {
        let findings = Findings()
        #expect(FrontMatter.split(SourceFile(text), findings: findings) == nil)
        #expect(findings.all.map(short) == [found])
    }
}
