/// A JSON value to be written, with the order of keys as given (RFC 8259).
package enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Int)
    case text(String)
    case array([JSON])
    case object([(String, JSON)])
    /// A decimal number as it was written; its spelling is valid JSON.
    case decimal(String)

    /// The text, indented by two spaces when `pretty`.
    /// - parameter inHTML: Whether the text may stand in HTML; else markup in it stays easy to read.
    package func serialized(pretty: Bool = true, inHTML: Bool = true) -> String {
        var out: [UInt8] = []
        write(to: &out, pretty: pretty, inHTML: inHTML)
        return String(decoding: out, as: UTF8.self)
    }

    /// Appends the value's UTF-8 bytes.
    package func write(to out: inout [UInt8], pretty: Bool, inHTML: Bool = true, depth: Int = 0) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let value): out += (value ? "true" : "false").utf8
        case .number(let value): out += String(value).utf8
        case .decimal(let value): out += value.utf8
        case .text(let value): JSON.append(value, to: &out, inHTML: inHTML)
        case .array(let values):
            JSON.write("[", "]", values.count, to: &out, pretty, depth) { index, out in
                values[index].write(to: &out, pretty: pretty, inHTML: inHTML, depth: depth + 1)
            }
        case .object(let fields):
            JSON.write("{", "}", fields.count, to: &out, pretty, depth) { index, out in
                JSON.append(fields[index].0, to: &out, inHTML: inHTML)
                out += (pretty ? ": " : ":").utf8
                fields[index].1.write(to: &out, pretty: pretty, inHTML: inHTML, depth: depth + 1)
            }
        }
    }

    private static func write(
        _ open: String, _ close: String, _ count: Int, to out: inout [UInt8], _ pretty: Bool, _ depth: Int,
        _ body: (Int, inout [UInt8]) -> Void
    ) {
        out += open.utf8
        for index in 0..<count {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            if pretty { newline(&out, depth + 1) }
            body(index, &out)
        }
        if pretty, count > 0 { newline(&out, depth) }
        out += close.utf8
    }

    private static func newline(_ out: inout [UInt8], _ depth: Int) {
        out.append(0x0A)
        out.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }

    /// Appends a string literal. In HTML, `<`, `>`, `&`, U+2028 and U+2029 are escaped too.
    package static func append(_ text: String, to out: inout [UInt8], inHTML: Bool = true) {
        var text = text
        text.withUTF8 { append($0, to: &out, inHTML) }
    }

    /// The same for text in UTF-8, for HTML.
    package static func append(utf8 text: some Collection<UInt8>, to out: inout [UInt8]) {
        if text.withContiguousStorageIfAvailable({ append($0, to: &out, true) }) == nil {
            Array(text).withUnsafeBufferPointer { append($0, to: &out, true) }
        }
    }

    private static func append(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8], _ inHTML: Bool) {
        out.append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while let found = firstSuspect(in: text, from: index) {
            index = found + 1
            let byte = text[found]
            // Of U+2028 and U+2029, E2 80 A8 and E2 80 A9 in UTF-8, the last byte is looked at.
            let isSeparator =
                byte >= 0x80 && found - start >= 2 && text[found - 2] == 0xE2 && text[found - 1] == 0x80
            let isOfHTML = isSeparator || byte == 0x26 || byte & 0xFD == 0x3C
            guard byte < 0x80 || isSeparator, inHTML || !isOfHTML else { continue }
            let end = isSeparator ? found - 2 : found
            out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
            start = index
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case UInt8(ascii: "\n"): out += "\\n".utf8
            case UInt8(ascii: "\r"): out += "\\r".utf8
            case UInt8(ascii: "\t"): out += "\\t".utf8
            default:
                let digits = String(isSeparator ? 0x2000 | Int(byte) & 0x7F : Int(byte), radix: 16)
                out += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8
            }
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
        out.append(UInt8(ascii: "\""))
    }

    /// The first byte from `start` on that needs an escape, or may be the last of a separator that does.
    private static func firstSuspect(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let bytes = UnsafeRawBufferPointer(text)
        var index = start
        // Eight bytes at once, for most texts hold nothing of the kind.
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let isControl = (word &- 0x2020_2020_2020_2020) & ~word
            let isSuspect =
                isControl | holdsZero(word & each(0xFB) ^ each(0x22)) | holdsZero(word ^ each(0x5C))
                | holdsZero(word & each(0xFD) ^ each(0x3C)) | holdsZero(word & each(0xFE) ^ each(0xA8))
            if isSuspect & each(0x80) != 0 { break }
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            // Control characters, quotation mark and ampersand, backslash, both angle brackets, A8 and A9.
            if byte < 0x20 || byte & 0xFB == 0x22 || byte == 0x5C || byte & 0xFD == 0x3C
                || byte & 0xFE == 0xA8
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Whether a byte of the word is zero, in the top bits of its bytes; other top bits mean nothing then.
    private static func holdsZero(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word }
}
