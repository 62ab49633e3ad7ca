import Testing

@testable import AgreementModel

struct RuleTests {
    @Test(arguments: DiagnosticID.allCases)
    func statesARuleAndARemedyInOneSentenceEach(_ id: DiagnosticID) {
        for sentence in [id.rule.statement, id.rule.remedy] {
            #expect(sentence.hasSuffix(".") && sentence.count < 110, "\(sentence)")
            #expect(sentence.first?.isUppercase == true, "\(sentence)")
            #expect(!sentence.dropLast().contains(". "), "one sentence: \(sentence)")
            #expect(!sentence.contains("|"), "it stands in a table: \(sentence)")
        }
        #expect(DiagnosticID.markdown.contains("| `\(id.rawValue)`"))
    }
}
