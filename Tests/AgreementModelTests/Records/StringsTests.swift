import Testing

@testable import AgreementModel

struct StringsTests {
    @Test(arguments: [
        (Strings.PluralRule.one, [0: "other", 1: "one", 2: "other", 21: "other"]), (.none, [1: "other"]),
        (.zeroOne, [0: "one", 1: "one", 2: "other"]),
        (
            .eastSlavic,
            [
                0: "many", 1: "one", 2: "few", 5: "many", 11: "many", 12: "many", 21: "one", 22: "few",
                111: "many",
            ]
        ),
        (.polish, [0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 21: "many", 22: "few"]),
        (.czech, [0: "other", 1: "one", 4: "few", 5: "other", 22: "other"]),
    ])
    func choosesPluralForms(_ rule: Strings.PluralRule, _ wanted: [Int: String]) {
        for (number, category) in wanted { #expect(rule.category(of: number) == category, "\(number)") }
        #expect(wanted.values.allSatisfy(rule.categories.contains))
    }

    @Test func fillsWhatIsMissingButNoPluralForms() throws {
        let file = SourceFile("")
        let decode = { (text: String) in
            read(text) { Strings.decode(&$0, file: file, language: "xx") }.value
        }
        let own = try #require(decode("plural_rule: none\nhome: Дім\n"))
        let first = try #require(decode("plural_rule: one-other\nhome: Home\nsea: Sea\nship_one: ship\n"))
        let filled = own.filled(from: first)
        #expect(filled.text("home")?.text == "Дім")
        #expect(filled.text("sea")?.text == "Sea")
        #expect(filled.text("ship_one") == nil)
        #expect(filled.pluralRule == .none)
    }

    @Test func refusesOddKeys() {
        let file = SourceFile("")
        let found = read("plural_rule: one\nHome: x\n") { Strings.decode(&$0, file: file, language: "xx") }
            .found
        #expect(found == ["unknown-value 1:14", "invalid-identifier 2:1"])
    }
}
