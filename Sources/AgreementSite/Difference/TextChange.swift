/// A place at which two texts differ: the blocks that go, and those that come instead.
package struct TextChange: Hashable, Sendable {
    /// Either may be empty, not both.
    package let removed: [String], added: [String]

    /// The places at which `new` differs from `old`, in order.
    package static func all(from old: [String], to new: [String]) -> [TextChange] {
        let (gone, come) = steps(from: old, to: new)
        var changes: [TextChange] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            var (removed, added): ([String], [String]) = ([], [])
            while gone.contains(i) {
                removed.append(old[i])
                i += 1
            }
            while come.contains(j) {
                added.append(new[j])
                j += 1
            }
            if !removed.isEmpty || !added.isEmpty {
                changes.append(TextChange(removed: removed, added: added))
            } else {
                (i, j) = (i + 1, j + 1)
            }
        }
        return changes
    }

    /// The indices of the blocks that go, and of those that come.
    private static func steps(from old: [String], to new: [String]) -> (gone: Set<Int>, come: Set<Int>) {
        // Texts are bytes here: two spellings of one letter are a change.
        var numbers: [[UInt8]: Int] = [:]
        var (before, after): ([Int], [Int]) = ([], [])
        for text in old { before.append(numbers.number(of: text)) }
        for text in new { after.append(numbers.number(of: text)) }
        let head = zip(before, after).prefix { $0 == $1 }.count
        let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed())
            .prefix { $0 == $1 }.count
        let (left, right) = (before[head..<(before.count - tail)], after[head..<(after.count - tail)])
        // The search takes the square of what differs; a page that is another altogether is not worth it.
        guard left.count + right.count <= mostBlocks else { return (Set(left.indices), Set(right.indices)) }
        var (gone, come): (Set<Int>, Set<Int>) = ([], [])
        for step in Array(right).difference(from: Array(left)) {
            switch step {
            case .remove(let offset, _, _): gone.insert(head + offset)
            case .insert(let offset, _, _): come.insert(head + offset)
            }
        }
        return (gone, come)
    }

    /// One line for each block, after `-` or `+`.
    ///
    /// Of long blocks that share their beginning or end, only what is around the change is shown.
    package var lines: [String] {
        guard removed.count == 1, added.count == 1 else {
            return removed.map { "- " + TextChange.shortened($0) }
                + added.map { "+ " + TextChange.shortened($0) }
        }
        let (old, new) = TextChange.around(removed[0], added[0])
        return ["- " + old, "+ " + new]
    }

    /// How many characters of what did not change are shown on either side, and of a block at all.
    private static let context = 40, longest = 300
    /// Up to how many blocks that do not match at either end are matched with each other.
    private static let mostBlocks = 2_000

    private static func around(_ old: String, _ new: String) -> (String, String) {
        let (old, new) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
        var head = zip(old, new).prefix { $0 == $1 }.count
        var tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
            .prefix { $0 == $1 }.count
        head = head > context + 10 ? head - context : 0
        tail = tail > context + 10 ? tail - context : 0
        let shown = { (text: [Unicode.Scalar]) in
            (head > 0 ? "…" : "") + shortened(String(text[head..<(text.count - tail)]))
                + (tail > 0 ? "…" : "")
        }
        return (shown(old), shown(new))
    }

    private static func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        return scalars.count > longest
            ? String(String.UnicodeScalarView(scalars.prefix(longest))) + "…" : text
    }
}

extension String {
    fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
        self.init(String.UnicodeScalarView(scalars))
    }
}

extension [[UInt8]: Int] {
    /// The number by which equal texts are known.
    fileprivate mutating func number(of text: String) -> Int {
        let bytes = Array(text.utf8)
        if let known = self[bytes] { return known }
        self[bytes] = count
        return count - 1
    }
}
