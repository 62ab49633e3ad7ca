internal import Glibc

/// Refuses files that are too large or no clean UTF-8 text before anything else looks at them.
package enum TextCheck {
    /// What is wrong with the size of `file`, whatever it holds.
    package static func checkSize(_ file: SourceFile) -> Diagnostic? {
        file.exceeded.map { limit in
            Diagnostic(
                .tooLarge, "a file of this kind has at most \(limit) bytes", Span(file, 0, 0),
                hint: "divide it, or leave out what is not needed")
        }
    }

    /// Warns where the first line ends with a CR alone: it is read as a line, and yet tools that compare
    /// versions show all such lines as one.
    static func checkLineEndings(_ file: SourceFile) -> Diagnostic? {
        let bytes = file.bytes
        let index = bytes.withUnsafeBytes { buffer -> Int? in
            var start = 0
            while let base = buffer.baseAddress, start < buffer.count,
                let found = memchr(base + start, 0x0D, buffer.count - start)
            {
                let index = UnsafeRawPointer(found) - base
                if SourceFile.endsLine(bytes, at: index) { return index }
                start = index + 1
            }
            return nil
        }
        return index.map { index in
            Diagnostic(
                .lineEnding, severity: .warning,
                "a line ends with LF, or with CR and LF, and this one with CR",
                Span(file, index, index), hint: "save the file with the line endings of Unix")
        }
    }

    /// What is wrong with the size or encoding of `file`: at most one diagnostic, at the first bad byte.
    package static func check(_ file: SourceFile) -> Diagnostic? {
        if let diagnostic = checkSize(file) { return diagnostic }
        let bytes = file.bytes
        if let encoding = encodingMark(bytes) {
            return Diagnostic(
                .notUTF8, "the file is \(encoding), and content is UTF-8", Span(file, 0, min(4, bytes.count)),
                hint: "save the file as UTF-8")
        }
        guard let bad = bytes.withUnsafeBufferPointer(firstFault) else {
            guard bytes.contains(where: { $0 == 0xCC || $0 == 0xCD }) else { return nil }
            return overloadedLetter(bytes).map { index in
                Diagnostic(
                    .tooLarge, "a letter carries at most \(Limits.combiningMarks) combining marks",
                    Span(file, index, index + 2), hint: "delete the marks")
            }
        }
        let span = Span(file, bad, bad + 1)
        if let odd = scalar(bytes[bad...]) {
            return misplaced(
                odd, Span(file, bad, bad + odd.utf8.count), "delete the character at byte \(bad)")
        }
        let cyrillic = bytes.reduce(0) { $1 >= 0xC0 ? $0 + 1 : $0 } > bytes.count / 8
        return Diagnostic(
            .notUTF8, "byte \(bad) (0x\(hex(bytes[bad]))) is not UTF-8", span,
            hint: cyrillic
                ? "the file looks like Windows-1251: save it as UTF-8" : "save the file as UTF-8")
    }

    /// What is wrong with text that was made of a span of clean text by undoing escapes in it.
    static func check(_ text: UnsafeBufferPointer<UInt8>, at span: @autoclosure () -> Span) -> Diagnostic? {
        firstFault(text).flatMap { scalar(text[$0...]) }.map { misplaced($0, span(), "delete the escape") }
    }

    private static func misplaced(_ odd: Unicode.Scalar, _ span: Span, _ hint: String) -> Diagnostic {
        let digits = String(odd.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return Diagnostic(
            .controlCharacter, "the control character U+\(padded) has no place in a text", span, hint: hint)
    }

    /// The scalar that the bytes start with, if they are UTF-8.
    private static func scalar(_ bytes: some Collection<UInt8>) -> Unicode.Scalar? {
        let length = bytes.first.map { $0 < 0x80 ? 1 : $0 < 0xE0 ? 2 : $0 < 0xF0 ? 3 : 4 } ?? 0
        return String(validating: bytes.prefix(length), as: UTF8.self)?.unicodeScalars.first
    }

    private static func encodingMark(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            return "UTF-32"
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        return nil
    }

    /// The offset, from the start of `bytes`, of the first that is no well-formed UTF-8 (Unicode 15, table
    /// 3-7) or starts a control character other than tab, line feed and carriage return, a line break of
    /// Unicode that YAML takes for one and CommonMark does not (U+0085, U+2028, U+2029), or what XML forbids
    /// (U+FFFE, U+FFFF).
    private static func firstFault(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count, arePlain(bytes, index) {
                index += 8
                continue
            }
            let byte = bytes[index]
            if byte < 0x80 {
                if byte < 0x20 ? !(byte == 0x0A || byte == 0x0D || byte == 0x09) : byte == 0x7F {
                    return index
                }
                index += 1
                continue
            }
            let length = sequenceLength(bytes, index)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }

    /// Whether the eight bytes from `index` on are all in ' '...'~', told from all of them at once.
    private static func arePlain(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // The top bit of each byte tells those from 0x80 on, those below 0x20, and 0x7F.
        let odd = word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
        return odd & 0x8080_8080_8080_8080 == 0
    }

    /// The offset of the first combining diacritical mark (U+0300 to U+036F) beyond those a letter may carry.
    private static func overloadedLetter(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            var marks = 0
            while index + 1 < buffer.count {
                let isMark =
                    buffer[index] == 0xCC && buffer[index + 1] >= 0x80
                    || buffer[index] == 0xCD && buffer[index + 1] <= 0xAF
                marks = isMark ? marks + 1 : 0
                if marks > Limits.combiningMarks { return index }
                index += isMark ? 2 : 1
            }
            return nil
        }
    }

    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch bytes[index] {
        case 0xC2: return continues(1, 0x80...0x84) || continues(1, 0x86...0xBF) ? 2 : 0
        case 0xC3...0xDF: return continues(1) ? 2 : 0
        case 0xE2:
            let isBreak = continues(1, 0x80...0x80) && continues(2, 0xA8...0xA9)
            return continues(1) && continues(2) && !isBreak ? 3 : 0
        case 0xEF:
            let isForbidden = continues(1, 0xBF...0xBF) && continues(2, 0xBE...0xBF)
            return continues(1) && continues(2) && !isForbidden ? 3 : 0
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : 0
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : 0
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : 0
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : 0
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : 0
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : 0
        default: return 0
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return text.utf8.count == 1 ? "0" + text : text
    }
}
