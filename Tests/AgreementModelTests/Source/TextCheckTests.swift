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

    @Test(arguments: ["", "plain", "їжак €", "\u{10FFFF}", "tab\tand\r\nline"])
    func acceptsText(_ text: String) { #expect(TextCheck.check(SourceFile(text)) == nil) }

    @Test(arguments: [UInt8(0), 0x0B, 0x1B, 0x7F])
    func refusesControlCharacters(_ byte: UInt8) throws {
        let diagnostic = try #require(TextCheck.check(SourceFile(path: "a", bytes: [0x61, byte, 0x62])))
        #expect(diagnostic.id == .controlCharacter)
        #expect(diagnostic.span.start == 1)
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
}
