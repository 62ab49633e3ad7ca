/// How an agreement's text is divided, and the highest number of each division.
package enum DivisionUnit: String, CaseIterable, Sendable {
    case paragraphs, articles, parts, sections, chapters, annexes

    /// The words that name one or several of the unit in a pinpoint.
    var words: [String] {
        switch self {
        case .paragraphs: ["para", "paras"]
        case .articles: ["art.", "arts"]
        case .parts: ["part", "parts"]
        case .sections: ["section", "sections"]
        case .chapters: ["chapter", "chapters"]
        case .annexes: ["annex", "annexes"]
        }
    }

    /// The unit that each word names.
    fileprivate static let named = Dictionary(
        uniqueKeysWithValues: allCases.flatMap { unit in unit.words.map { ($0, unit) } })
}

/// The place in a text where a claim stands: "paras 11, 15–20", "part VIII.A", "preamble".
package struct Pinpoint: Sendable, Hashable {
    /// One run of numbers of one unit; `nil` stands for the preamble.
    package struct Item: Sendable, Hashable {
        package let unit: DivisionUnit?
        package let first: String, last: String?
    }

    package let text: String
    package let items: [Item]

    /// What keeps a text from being a pinpoint.
    enum Fault: Error {
        case noUnit(String)
        case notNumbered(String)
    }

    /// Reads items joined by ", " or " and "; an item without a unit takes that of the item before it.
    init(_ text: String) throws(Fault) {
        self.text = text
        var items: [Item] = []
        var unit: DivisionUnit?
        var inPreamble = false
        var unread: Substring? = text[...]
        while let next = unread {
            let cut = Pinpoint.cut(in: next)
            let part = next[..<(cut?.lowerBound ?? next.endIndex)]
            unread = cut.map { next[$0.upperBound...] }
            var rest = part
            if let space = part.utf8.firstIndex(of: UInt8(ascii: " ")),
                let named = DivisionUnit.named[String(part[..<space])]
            {
                unit = named
                rest = part[part.utf8.index(after: space)...]
            } else if part == "preamble" {
                inPreamble = true
                items.append(Item(unit: nil, first: "", last: nil))
                continue
            }
            guard let unit else { throw inPreamble ? .notNumbered(String(part)) : .noUnit(String(part)) }
            let (first, last) = Pinpoint.ends(of: rest)
            guard Pinpoint.leading(first) != nil, last.map({ Pinpoint.leading($0) != nil }) ?? true else {
                throw .notNumbered(String(part))
            }
            items.append(Item(unit: unit, first: String(first), last: last.map(String.init)))
        }
        self.items = items
    }

    /// The same grammar as a regular expression, for readers of other languages.
    static var pattern: String {
        let words = DivisionUnit.allCases.flatMap(\.words).map { word in
            word.hasSuffix(".") ? word.dropLast() + "\\." : word
        }
        let unit = "(\(words.joined(separator: "|"))) "
        let number = "([0-9]+|[IVXL]+|[A-Z])([.(][!-~]*)?"
        let numbers = "\(number)(–\(number))?"
        let (then, preamble) = ("(, | and )", "preamble")
        return "^(\(preamble)(\(then)\(preamble))*"
            + "|(\(preamble)\(then))*\(unit)\(numbers)(\(then)(\(preamble)|(\(unit))?\(numbers)))*)$"
    }

    /// The leading number of "18(c)", "VIII.A" or "15.2": Arabic, Roman, or a capital letter as its place in
    /// the alphabet.
    static func leading(_ number: some StringProtocol) -> Int? {
        let bytes = Substring(number).utf8
        let head = bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "(") }
        guard let first = head.first, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        if head.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int(String(decoding: head, as: UTF8.self))
        }
        if let roman = roman(head) { return roman }
        guard head.count == 1, (0x41...0x5A).contains(first) else { return nil }
        return Int(first) - 0x40
    }

    private static func roman(_ text: Substring.UTF8View) -> Int? {
        var total = 0
        var previous = 0
        for letter in text.reversed() {
            let value: Int
            switch letter {
            case UInt8(ascii: "I"): value = 1
            case UInt8(ascii: "V"): value = 5
            case UInt8(ascii: "X"): value = 10
            case UInt8(ascii: "L"): value = 50
            default: return nil
            }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        return total
    }

    /// What stands before and after the one dash of "50–52"; with more dashes, the rest is no number.
    private static func ends(of text: Substring) -> (first: Substring, last: Substring?) {
        // The dash is E2 80 93 in UTF-8.
        guard text.utf8.contains(0xE2), let dash = text.firstIndex(of: "–") else { return (text, nil) }
        return (text[..<dash], text[text.index(after: dash)...])
    }

    /// Where the next ", " or " and " stands.
    private static func cut(in text: Substring) -> Range<Substring.Index>? {
        let bytes = text.utf8
        var index = bytes.startIndex
        while let found = bytes[index...].firstIndex(where: {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ")
        }) {
            for separator in [", ", " and "] where bytes[found...].starts(with: separator.utf8) {
                return found..<bytes.index(found, offsetBy: separator.utf8.count)
            }
            index = bytes.index(after: found)
        }
        return nil
    }
}
