import Testing

@testable import AgreementModel

struct SourceFileTests {
    @Test(arguments: [
        ("ab\ncd", 4, 2, 2), ("ab\r\ncd", 5, 2, 2), ("ab\rcd", 4, 2, 2), ("їжак", 4, 1, 3), ("", 0, 1, 1),
        ("a\n\nb", 3, 3, 1),
    ])
    func countsLinesAndCharactersFromOne(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
        let place = Span(SourceFile(text), offset, offset).place
        #expect(place == (line, column))
    }

    @Test func keepsSpansWithinTheFile() {
        let span = Span(SourceFile("abc"), 2, 99)
        #expect((span.start, span.end, span.text) == (2, 3, "c"))
        #expect(Span(SourceFile("abc"), -1, -5).text == "")
    }

    @Test func givesTheLineWithoutItsEnding() {
        let file = SourceFile("one\r\ntwo\r\n")
        let line = Span(file, 6, 7).line
        #expect(String(decoding: file.bytes[line], as: UTF8.self) == "two")
    }
}
