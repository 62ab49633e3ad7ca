/// The known word that somebody probably meant.
package enum Nearest {
    /// The word of `known` with the fewest edits from `word` (optimal string alignment), if they are few
    /// enough for its length; ties go to the first in alphabetical order.
    package static func match(_ word: String, in known: some Sequence<String>) -> String? {
        let letters = Array(word.utf8.prefix(64)).map(lower)
        let allowed = max(1, letters.count / 3 + 1)
        var best: (String, Int)?
        for candidate in known.sorted() {
            let distance = distance(letters, Array(candidate.utf8.prefix(64)).map(lower))
            if distance <= allowed, distance < best?.1 ?? .max { best = (candidate, distance) }
        }
        return best?.0
    }

    /// "did you mean '…'?", or the words themselves when there are at most eight.
    package static func hint(_ word: String, in known: some Collection<String>) -> String? {
        if let match = match(word, in: known) { return "did you mean '\(match)'?" }
        guard !known.isEmpty, known.count <= 8 else { return nil }
        return "use one of: " + known.sorted().joined(separator: ", ")
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        if abs(a.count - b.count) > 24 { return .max }
        var before: [Int] = []
        var previous = Array(0...b.count)
        for i in 0..<a.count {
            var current = [i + 1]
            current.reserveCapacity(b.count + 1)
            for j in 0..<b.count {
                var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                current.append(cost)
            }
            before = previous
            previous = current
        }
        return previous[b.count]
    }
}
