import Foundation
import Testing

@testable import AgreementModel

struct DiagnosticPrinterTests {
    @Test func showsThePlaceWithACaret() {
        let file = SourceFile("a: 1\nїжак: 2\n", path: "x.yaml")
        let start = 5 + "їжак".utf8.count + 2
        let text = DiagnosticPrinter.text(
            Diagnostic(.wrongType, "no", Span(file, start, start + 1), hint: "write 3"))
        #expect(
            text == """
                x.yaml:2:7: error: no [wrong-type]
                  |
                2 | їжак: 2
                  |       ^
                  = hint: write 3

                """)
    }

    @Test func shortensLongLines() {
        let file = SourceFile(String(repeating: "x", count: 100_000), path: "x")
        let text = DiagnosticPrinter.text(Diagnostic(.wrongType, "no", Span(file, 50_000, 50_003)))
        #expect(text.utf8.count < 500)
        #expect(text.contains("^^^"))
    }

    @Test func hidesControlCharacters() {
        let file = SourceFile("a\u{1B}[31mb", path: "x")
        #expect(
            !DiagnosticPrinter.text(Diagnostic(.controlCharacter, "no", Span(file, 1, 2))).contains("\u{1B}"))
    }

    @Test func writesJSONThatParses() throws {
        let file = SourceFile("\"</script>\u{2028}", path: "x")
        let json = DiagnosticPrinter.json([Diagnostic(.wrongType, "\"\\\n</script>", file.whole, hint: nil)])
        #expect(!json.contains("</"))
        let objects = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(objects[0]["summary"] as? String == "\"\\\n</script>")
        #expect(objects[0]["hint"] is NSNull)
        #expect(
            Set(objects[0].keys) == [
                "path", "line", "column", "endLine", "endColumn", "severity", "id", "summary", "hint",
                "notes",
            ])
    }
}
