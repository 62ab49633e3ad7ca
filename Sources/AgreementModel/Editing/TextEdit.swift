/// A piece of text put into a file at a byte offset; nothing else of the file changes.
struct TextEdit: Sendable {
    let offset: Int
    /// Whole lines, with LF at their ends.
    let text: String

    /// The bytes with all edits made; lines end as the file's own do.
    static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
        let ending = Array(lineEnding(of: bytes).utf8)
        var out = bytes
        for edit in edits.enumerated().sorted(by: { ($0.1.offset, $0.0) > ($1.1.offset, $1.0) }).map(\.1) {
            var text: [UInt8] = []
            for byte in edit.text.utf8 { text += byte == 0x0A ? ending : [byte] }
            if edit.offset > 0, bytes[edit.offset - 1] != 0x0A { text = ending + text.dropLast(ending.count) }
            out.insert(contentsOf: text, at: edit.offset)
        }
        return out
    }

    /// The line ending of the first line; LF if there is none.
    static func lineEnding(of bytes: [UInt8]) -> String {
        guard let first = bytes.firstIndex(of: 0x0A), first > 0, bytes[first - 1] == 0x0D else { return "\n" }
        return "\r\n"
    }

    /// The offset after the line that holds the byte before `end`, blank lines before `end` left out.
    static func lineAfter(_ end: Int, in bytes: [UInt8]) -> Int {
        var index = min(end, bytes.count)
        while index > 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index - 1]) { index -= 1 }
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        return min(index + 1, bytes.count)
    }

    static func lineStart(_ offset: Int, in bytes: [UInt8]) -> Int {
        var index = offset
        while index > 0, bytes[index - 1] != 0x0A { index -= 1 }
        return index
    }
}

extension YAMLNode {
    /// Where the last line of the value ends: the offset after its line ending. A collection ends with its
    /// last scalar, for libyaml lets its span run on to the next key.
    var endOfLines: Int {
        var node = self
        while node.shape != .scalar, !node.isFlow {
            guard let last = node.shape == .sequence ? node.children.last : node.entries.last?.value
            else { break }
            node = last
        }
        return TextEdit.lineAfter(node.span.end, in: node.span.file.bytes)
    }

    /// Whether the collection is written in brackets.
    var isFlow: Bool {
        guard shape != .scalar, span.start < span.file.bytes.count else { return false }
        return [0x5B, 0x7B].contains(span.file.bytes[span.start])
    }
}
