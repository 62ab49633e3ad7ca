internal import Glibc

/// What the audit looks at in a page: its tags with their attributes, found in one pass.
///
/// It reads the HTML that Accord writes: attributes in double quotes, no comments that hold tags.
struct HTMLScan {
    /// Where the name and the value stand; the range is empty for an attribute without one.
    typealias Attribute = (name: Range<Int>, value: Range<Int>)

    /// Calls `visit` for each start tag: its name, its attributes, and the offset of its `<`.
    static func tags(
        _ html: UnsafeBufferPointer<UInt8>,
        _ visit: (_ name: Range<Int>, _ attributes: UnsafeBufferPointer<Attribute>, _ offset: Int) -> Void
    ) {
        var attributes: [Attribute] = []
        var index = 0
        let count = html.count
        while let open = next(html, UInt8(ascii: "<"), from: index) {
            index = open + 1
            guard index < count, isLetter(html[index]) else { continue }
            let nameStart = index
            while index < count, isName(html[index]) { index += 1 }
            let name = nameStart..<index
            attributes.removeAll(keepingCapacity: true)
            while index < count, html[index] != UInt8(ascii: ">") {
                guard isName(html[index]) else {
                    index += 1
                    continue
                }
                let start = index
                while index < count, isName(html[index]) { index += 1 }
                let attribute = start..<index
                guard index + 1 < count, html[index] == UInt8(ascii: "="),
                    html[index + 1] == UInt8(ascii: "\"")
                else {
                    attributes.append((attribute, index..<index))
                    continue
                }
                let valueStart = index + 2
                index = valueStart
                index = next(html, UInt8(ascii: "\""), from: index) ?? count
                attributes.append((attribute, valueStart..<index))
                index += 1
            }
            attributes.withUnsafeBufferPointer { visit(name, $0, open) }
        }
    }

    private static func next(_ html: UnsafeBufferPointer<UInt8>, _ byte: UInt8, from index: Int) -> Int? {
        guard index < html.count, let base = html.baseAddress,
            let found = memchr(base + index, Int32(byte), html.count - index)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// Whether the bytes in the range are those of the word.
    static func holds(_ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            var index = range.lowerBound
            for byte in word {
                if html[index] != byte { return false }
                index += 1
            }
            return true
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isName(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":")
    }
}
