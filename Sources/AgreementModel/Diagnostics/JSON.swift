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
        case .text(let value): JSON.write(value, to: &out, inHTML)
        case .array(let values):
            JSON.write("[", "]", values.count, to: &out, pretty, depth) { index, out in
                values[index].write(to: &out, pretty: pretty, inHTML: inHTML, depth: depth + 1)
            }
        case .object(let fields):
            JSON.write("{", "}", fields.count, to: &out, pretty, depth) { index, out in
                JSON.write(fields[index].0, to: &out, inHTML)
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

    /// A string literal. In HTML, `<`, `>`, `&`, U+2028 and U+2029 are escaped too.
    private static func write(_ text: String, to out: inout [UInt8], _ inHTML: Bool) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { write($0, to: &out, inHTML) }
        out.append(UInt8(ascii: "\""))
    }

    private static func write(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8], _ inHTML: Bool) {
        var start = 0
        for index in text.indices {
            let byte = text[index]
            // Of U+2028 and U+2029, E2 80 A8 and E2 80 A9 in UTF-8, the last byte is looked at.
            let isSeparator =
                inHTML && byte & 0xFE == 0xA8 && index - start >= 2 && text[index - 2] == 0xE2
                && text[index - 1] == 0x80
            guard byte < 0x20 || isSeparator || isSpecial(byte, inHTML) else { continue }
            out.append(
                contentsOf: UnsafeBufferPointer(rebasing: text[start..<(isSeparator ? index - 2 : index)]))
            start = index + 1
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
    }

    private static func isSpecial(_ byte: UInt8, _ inHTML: Bool) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            || inHTML && (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">"))
    }
}
