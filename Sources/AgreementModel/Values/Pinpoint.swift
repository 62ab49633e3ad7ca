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
        for part in Pinpoint.parts(of: text) {
            var rest = part
            if let space = part.firstIndex(of: " "), let named = Pinpoint.unit(part[..<space]) {
                unit = named
                rest = part[part.index(after: space)...]
            } else if part == "preamble" {
                inPreamble = true
                items.append(Item(unit: nil, first: "", last: nil))
                continue
            }
            guard let unit else { throw inPreamble ? .notNumbered(String(part)) : .noUnit(String(part)) }
            let ends = rest.split(separator: "–", omittingEmptySubsequences: false).map(String.init)
            guard (1...2).contains(ends.count), ends.allSatisfy({ Pinpoint.leading($0) != nil }) else {
                throw .notNumbered(String(part))
            }
            items.append(Item(unit: unit, first: ends[0], last: ends.count == 2 ? ends[1] : nil))
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
    static func leading(_ number: String) -> Int? {
        let head = number.utf8.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "(") }
        let text = String(decoding: Array(head), as: UTF8.self)
        guard !text.isEmpty, number.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return Int(text) }
        if let roman = roman(text) { return roman }
        guard text.utf8.count == 1, let letter = text.utf8.first, (0x41...0x5A).contains(letter) else {
            return nil
        }
        return Int(letter) - 0x40
    }

    private static func roman(_ text: String) -> Int? {
        let values: [UInt8: Int] = [0x49: 1, 0x56: 5, 0x58: 10, 0x4C: 50]
        var total = 0
        var previous = 0
        for letter in text.utf8.reversed() {
            guard let value = values[letter] else { return nil }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        return total
    }

    private static func unit(_ word: Substring) -> DivisionUnit? {
        DivisionUnit.allCases.first { $0.words.contains(String(word)) }
    }

    private static func parts(of text: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = text[...]
        while let cut = Pinpoint.cut(in: rest) {
            parts.append(rest[..<cut.lowerBound])
            rest = rest[cut.upperBound...]
        }
        return parts + [rest]
    }

    private static func cut(in text: Substring) -> Range<Substring.Index>? {
        var index = text.startIndex
        while index < text.endIndex {
            for separator in [", ", " and "] where text[index...].hasPrefix(separator) {
                return index..<text.index(index, offsetBy: separator.count)
            }
            index = text.index(after: index)
        }
        return nil
    }
}
