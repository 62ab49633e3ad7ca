/// The known word that somebody probably meant.
enum Nearest {
    /// "did you mean '…'?", or all the words when there are at most eight, or nothing.
    static func hint(for word: String, in known: some Sequence<String>) -> String? {
        let words = Set(known).sorted()
        let distances = words.map { distance(Array(word.utf8.prefix(64)), Array($0.utf8.prefix(64))) }
        let nearest = distances.indices.min { (distances[$0], words[$0]) < (distances[$1], words[$1]) }
        if let nearest, distances[nearest] <= max(1, word.utf8.count / 3) {
            return "did you mean '\(words[nearest])'?"
        }
        return words.isEmpty || words.count > 8 ? nil : "use one of: " + words.joined(separator: ", ")
    }

    /// How many letters must be put in, taken out, changed or swapped with the next to make `b` of `a`.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var rows = [Array(0...b.count)]
        for row in a.indices {
            var current = [row + 1]
            for column in b.indices {
                let change = rows[row][column] + (a[row] == b[column] ? 0 : 1)
                var edits = Swift.min(rows[row][column + 1] + 1, current[column] + 1, change)
                if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
                    edits = Swift.min(edits, rows[row - 1][column - 1] + 1)
                }
                current.append(edits)
            }
            rows.append(current)
        }
        return rows[a.count][b.count]
    }
}
