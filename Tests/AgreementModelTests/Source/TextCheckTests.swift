import Testing

@testable import AgreementModel

struct TextCheckTests {
    @Test(
        arguments: [
            [0x61, 0xFF, 0xFE, 0x62], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xE2, 0x82],
            [0x80], [0xFF, 0xFE, 0x2D, 0x00],
        ] as [[UInt8]])
    func refusesWhatIsNoUTF8(_ bytes: [UInt8]) throws {
        let diagnostic = try #require(TextCheck.check(SourceFile(path: "a", bytes: bytes)))
        #expect(diagnostic.id == .notUTF8)
    }

    @Test(arguments: ["", "plain", "їжак €", "\u{10FFFF}", "“–”\u{A0}\u{FFFD}", "tab\tand\r\nline"])
    func acceptsText(_ text: String) { #expect(TextCheck.check(SourceFile(text)) == nil) }

    @Test(arguments: [UInt8(0), 0x0B, 0x1B, 0x7F])
    func refusesControlCharacters(_ byte: UInt8) throws {
        let diagnostic = try #require(TextCheck.check(SourceFile(path: "a", bytes: [0x61, byte, 0x62])))
        #expect(diagnostic.id == .controlCharacter)
        #expect(diagnostic.span.start == 1)
    }

    /// YAML takes them for line breaks, CommonMark does not; XML forbids the last two.
    @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\u{FFFE}", "\u{FFFF}"])
    func refusesWhatReadersTakeDifferently(_ odd: String) throws {
        let diagnostic = try #require(TextCheck.check(SourceFile("ї" + odd + "b")))
        #expect(diagnostic.id == .controlCharacter)
        #expect(diagnostic.span.text == odd)
        let digits = String(odd.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
        #expect(diagnostic.summary.contains("U+" + (digits.count < 4 ? "00" : "") + digits))
    }

    @Test func refusesWhatEscapesMake() throws {
        let span = Span(SourceFile("a: \"\\a\""), 3, 7)
        let faults = ["a\u{7}b", "ab", "123456789\u{1B}", "1234567\u{7F}90123456"].map { text in
            Array(text.utf8).withUnsafeBufferPointer { TextCheck.check($0, at: span)?.span }
        }
        #expect(faults == [span, nil, span, span])
    }

    @Test func recognisesWindows1251() throws {
        let bytes: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xB3, 0xF2, 0x20, 0xF1, 0xE2, 0xB3, 0xF2]
        let diagnostic = try #require(TextCheck.check(SourceFile(path: "a", bytes: bytes)))
        #expect(diagnostic.hint?.contains("Windows-1251") == true)
    }

    @Test(arguments: [(32, true), (33, false), (20_000, false)])
    func limitsTheMarksOnOneLetter(_ count: Int, _ isAccepted: Bool) {
        let text = "a" + String(repeating: "\u{301}", count: count) + "b"
        #expect((TextCheck.check(SourceFile(text)) == nil) == isAccepted)
    }

    @Test func namesUTF16() throws {
        let diagnostic = try #require(TextCheck.check(SourceFile(path: "a", bytes: [0xFE, 0xFF, 0, 0x61])))
        #expect(diagnostic.summary.contains("UTF-16"))
    }

    @Test(arguments: [
        ("a\nb\n", nil), ("a\r\nb\r\n", nil), ("", nil), ("a\rb\n", 1), ("a\r\n\rb", 3), ("a\r", 1),
    ])
    func warnsOfLinesThatEndWithCRAlone(_ text: String, _ offset: Int?) {
        let file = SourceFile(path: "content/a.yaml", bytes: Array(text.utf8))
        let diagnostic = TextCheck.checkLineEndings(file)
        #expect(diagnostic?.span.start == offset)
        #expect(diagnostic.map { $0.severity == .warning } ?? true)
    }
}
