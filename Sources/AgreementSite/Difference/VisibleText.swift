/// The text that a reader of a page sees, in blocks: paragraphs, headings, cells, items.
///
/// It reads the HTML that Accord writes, as the audit does. Scripts and styles are passed over; what only
/// addresses or attributes say is not text.
package struct VisibleText: Sendable {
    /// In the order of the page, without empty ones; white space is collapsed.
    package private(set) var blocks: [String] = []
    private var block: [UInt8] = []

    package init(of html: [UInt8]) {
        var index = 0
        while index < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index = takeText(html, index)
                continue
            }
            let tag = VisibleText.tag(html, index)
            index = tag.end
            if VisibleText.hidden.contains(tag.name), !tag.isEnd {
                index = VisibleText.end(of: tag.name, html, index)
            } else if !VisibleText.inline.contains(tag.name) {
                finishBlock()
            }
        }
        finishBlock()
    }

    /// Elements that stand within a line.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "bdi", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "small",
        "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    ]
    /// Elements whose content nobody reads.
    private static let hidden: Set<String> = ["script", "style", "template"]

    /// Takes text up to the next tag.
    private mutating func takeText(_ html: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < html.count, html[index] != UInt8(ascii: "<") {
            switch html[index] {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20:
                if let last = block.last, last != 0x20 { block.append(0x20) }
                index += 1
            case UInt8(ascii: "&"):
                let (text, end) = VisibleText.reference(html, index)
                block += text.utf8
                index = end
            case let byte:
                block.append(byte)
                index += 1
            }
        }
        return index
    }

    private mutating func finishBlock() {
        if block.last == 0x20 { block.removeLast() }
        if !block.isEmpty { blocks.append(String(decoding: block, as: UTF8.self)) }
        block.removeAll(keepingCapacity: true)
    }

    /// The tag that starts at `start`: its name in small letters, and the offset after it.
    private static func tag(_ html: [UInt8], _ start: Int) -> (name: String, isEnd: Bool, end: Int) {
        var index = start + 1
        let isEnd = index < html.count && html[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        var name: [UInt8] = []
        while index < html.count, isNameByte(html[index]) {
            name.append(html[index] | 0x20)
            index += 1
        }
        var quote: UInt8?
        while index < html.count {
            let byte = html[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                break
            }
        }
        return (String(decoding: name, as: UTF8.self), isEnd, index)
    }

    /// The offset of the end tag of an element whose content holds no tags.
    private static func end(of name: String, _ html: [UInt8], _ start: Int) -> Int {
        let close = Array("</\(name)".utf8)
        var index = start
        while index < html.count, !html[index...].starts(with: close) { index += 1 }
        return index
    }

    /// What a character reference stands for, and the offset after it; `&` itself if it is none.
    private static func reference(_ html: [UInt8], _ start: Int) -> (text: String, end: Int) {
        guard let end = html[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            return ("&", start + 1)
        }
        let name = String(decoding: html[(start + 1)..<end], as: UTF8.self)
        if let text = named[name] { return (text, end + 1) }
        guard name.hasPrefix("#") else { return ("&", start + 1) }
        let digits = name.dropFirst()
        let code =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let scalar = code.flatMap(Unicode.Scalar.init) else { return ("&", start + 1) }
        return (String(scalar), end + 1)
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
