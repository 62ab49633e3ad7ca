import Testing

@testable import AgreementModel

struct DiagnosticTests {
    @Test func standsInTheOrderOfPathsAndOffsetsOnce() {
        let (a, b) = (SourceFile("xxxx", path: "a"), SourceFile("xxxx", path: "b"))
        let all = [
            Diagnostic(.unknownKey, "two", Span(b, 0, 1)), Diagnostic(.unknownKey, "late", Span(a, 3, 4)),
            Diagnostic(.unknownKey, "early", Span(a, 1, 2)), Diagnostic(.unknownKey, "late", Span(a, 3, 4)),
        ]
        #expect(all.inOrder().map(\.summary) == ["early", "late", "two"])
    }

    @Test func warningsAreNoErrors() {
        let file = SourceFile("x")
        #expect(![Diagnostic(.strayFile, severity: .warning, "w", file.whole)].hasErrors)
        #expect([Diagnostic(.strayFile, "e", file.whole)].hasErrors)
    }
}
