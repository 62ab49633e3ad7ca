import Testing

@testable import AgreementModel

struct LanguageTests {
    @Test(arguments: [
        ("en", true), ("uk", true), ("pt-BR", true), ("zh-Hant-TW", true), ("gsw", true), ("", false),
        ("EN", false), ("data", false), ("e", false), ("en-", false), ("en_GB", false), ("../x", false),
        ("e\u{043D}", false), ("en-a", false),
    ])
    func acceptsTagsOnly(_ tag: String, _ isValid: Bool) { #expect(Language.isValid(tag) == isValid) }

    @Test(arguments: [
        ("[en, en]", "duplicate-output site.yaml:4"), ("[en, '../../x']", "invalid-identifier site.yaml:4"),
    ])
    func areFoldersOfTheSite(_ languages: String, _ found: String) throws {
        #expect(
            try SmallContent.found("languages: [en]", "languages: \(languages)", in: "site.yaml").contains(
                found))
    }
}
