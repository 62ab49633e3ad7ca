/// HTML that is already safe: a template writes it as it is.
package struct Markup: Hashable, Sendable {
    /// The HTML as UTF-8. Bytes, because templates are rendered as bytes and most markup comes from them.
    package let bytes: [UInt8]

    /// Makes HTML from text: `&`, `<`, `>`, `"` and `'` become references, as in elements so in attributes.
    package init(escaping text: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        bytes.appendEscaped(text)
        self.bytes = bytes
    }

    /// Takes HTML on the caller's word that nothing in it is unescaped text.
    package init(trusted html: String) {
        bytes = Array(html.utf8)
    }

    /// Takes HTML in UTF-8 on the caller's word that nothing in it is unescaped text.
    package init(trusted html: [UInt8]) {
        bytes = html
    }

    /// The HTML as text.
    package var html: String { String(decoding: bytes, as: UTF8.self) }
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
        for index in text.indices where text[index] < 64 && Self.special >> UInt64(text[index]) & 1 != 0 {
            append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
            Self.reference(for: text[index]).withUTF8Buffer { append(contentsOf: $0) }
            start = index + 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// One bit for each of the bytes `"`, `&`, `'`, `<` and `>`, all of them below 64.
    private static let special: UInt64 = 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3C | 1 << 0x3E

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
