/// A decimal number of at most 18 digits, exact; sums of money are never floating point.
package struct Decimal: Sendable, Hashable {
    /// The number without its point, and how many of its digits stand behind the point.
    package let digits: Int, scale: Int
    /// The number as it was written.
    package let text: String

    /// - Returns: `nil` unless `text` is digits, with at most one point between digits.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let all = parts.joined()
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), all.utf8.count <= 18,
            all.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let digits = Int(all)
        else { return nil }
        self.digits = digits
        scale = parts.count == 2 ? parts[1].utf8.count : 0
        self.text = text
    }
}
