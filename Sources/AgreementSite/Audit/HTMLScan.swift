/// What the audit looks at in a page: its tags with their attributes, found in one pass.
///
/// It reads the HTML that Accord writes: attributes in double quotes, no comments that hold tags.
struct HTMLScan {
    /// A name, and where the value stands; the range is empty for an attribute without one.
    typealias Attribute = (name: ArraySlice<UInt8>, value: Range<Int>)

    /// Calls `visit` for each start tag: its name, its attributes, and the offset of its `<`.
    static func tags(
        _ html: [UInt8],
        _ visit: (_ name: ArraySlice<UInt8>, _ attributes: [Attribute], _ offset: Int) -> Void
    ) {
        var attributes: [Attribute] = []
        var index = 0
        let count = html.count
        while index < count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let open = index
            index += 1
            guard index < count, isLetter(html[index]) else { continue }
            let nameStart = index
            while index < count, isName(html[index]) { index += 1 }
            let name = html[nameStart..<index]
            attributes.removeAll(keepingCapacity: true)
            while index < count, html[index] != UInt8(ascii: ">") {
                guard isName(html[index]) else {
                    index += 1
                    continue
                }
                let start = index
                while index < count, isName(html[index]) { index += 1 }
                let attribute = html[start..<index]
                guard index + 1 < count, html[index] == UInt8(ascii: "="),
                    html[index + 1] == UInt8(ascii: "\"")
                else {
                    attributes.append((attribute, index..<index))
                    continue
                }
                let valueStart = index + 2
                index = valueStart
                while index < count, html[index] != UInt8(ascii: "\"") { index += 1 }
                attributes.append((attribute, valueStart..<index))
                index += 1
            }
            visit(name, attributes, open)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isName(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":")
    }
}
