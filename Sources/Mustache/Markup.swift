/// HTML that is already safe: a template writes it as it is.
package struct Markup: Hashable, Sendable {
    private enum Content: Sendable {
        case html([UInt8])
        /// Text that is escaped only where it is written, for most is written once.
        case text(String)
    }

    private let content: Content

    /// Makes HTML from text: `&`, `<`, `>`, `"` and `'` become references, as in elements so in attributes.
    package init(escaping text: String) { content = .text(text) }

    /// Takes HTML on the caller's word that nothing in it is unescaped text.
    package init(trusted html: String) { content = .html(Array(html.utf8)) }

    /// Takes HTML in UTF-8 on the caller's word that nothing in it is unescaped text.
    package init(trusted html: [UInt8]) { content = .html(html) }

    /// The HTML as UTF-8. Bytes, because templates are rendered as bytes and most markup comes from them.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// The HTML as text.
    package var html: String { String(decoding: bytes, as: UTF8.self) }

    var isEmpty: Bool {
        switch content {
        case .html(let bytes): bytes.isEmpty
        case .text(let text): text.isEmpty
        }
    }

    func write(to out: inout [UInt8]) {
        switch content {
        case .html(let bytes): out.append(contentsOf: bytes)
        case .text(let text): out.appendEscaped(text)
        }
    }

    package static func == (a: Self, b: Self) -> Bool { a.bytes == b.bytes }

    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension [UInt8] {
    /// Appends `text` with the five characters that mean something in HTML written as references.
    ///
    /// Works byte by byte: a quote followed by a combining accent is one `Character` but still a quote.
    mutating func appendEscaped(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ appendEscaped($0) }) == nil {
            var copy = text
            copy.withUTF8 { appendEscaped($0) }
        }
    }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while let index = Self.firstSpecial(in: text, from: start) {
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            Self.reference(for: text[index]).withUTF8Buffer { append(contentsOf: $0) }
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// The first of the bytes `"`, `&`, `'`, `<` and `>` from `start` on.
    private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let bytes = UnsafeRawBufferPointer(text)
        var index = start
        // Eight bytes at once, for most texts hold none.
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let isSpecial =
                holdsZero(word & each(0xFB) ^ each(0x22)) | holdsZero(word ^ each(0x27))
                | holdsZero(word & each(0xFD) ^ each(0x3C))
            if isSpecial & each(0x80) != 0 { break }
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            // Quotation mark and ampersand, apostrophe, both angle brackets.
            if byte & 0xFB == 0x22 || byte == 0x27 || byte & 0xFD == 0x3C { return index }
            index += 1
        }
        return nil
    }

    private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Whether a byte of the word is zero, in the top bits of its bytes; other top bits mean nothing then.
    private static func holdsZero(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word }

    private static func reference(for byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: "&#39;"
        }
    }
}
