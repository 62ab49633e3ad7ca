/// Accord's memory of what it published: which files of an output are its own, and what was in them.
///
/// The text is `accord manifest 1`, then a line `<digest> <size> <kind> <path>` for each entry in the order
/// of the paths' bytes, then `sum <digest>` of all before it.
struct Manifest: Sendable, Equatable {
    /// What an entry stands for.
    enum Kind: String, CaseIterable, Comparable, Sendable {
        /// A file of the release that stays for one more when a later one no longer needs it.
        case asset
        /// Any other file of the release.
        case file
        /// An asset of the release before, for pages that readers still have in their caches.
        case kept
        /// A file that an unfinished publish may or may not have put there. It is ours only with these bytes.
        case next

        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// One published file.
    struct Entry: Sendable, Equatable, Comparable {
        let path: OutputPath
        let kind: Kind
        let digest: SHA256Digest
        let sizeBytes: Int

        static func < (a: Self, b: Self) -> Bool {
            if a.path != b.path { return a.path < b.path }
            return (a.kind, a.digest, a.sizeBytes) < (b.kind, b.digest, b.sizeBytes)
        }
    }

    /// Sorted, none twice.
    let entries: [Entry]

    /// A manifest of these entries in any order.
    init(_ entries: [Entry]) {
        self.entries = entries.sorted().reduce(into: []) { unique, entry in
            if unique.last != entry { unique.append(entry) }
        }
    }

    /// What is listed at a path: at most one entry that is not `next`, and any number that are.
    func entries(at path: OutputPath) -> ArraySlice<Entry> {
        entries[firstIndex(from: path)...].prefix { $0.path == path }
    }

    /// Whether a file below this folder is listed.
    func listsFiles(below folder: OutputPath) -> Bool {
        let index = firstIndex(from: folder.appending([]))
        return index < entries.count && entries[index].path.isBelow(folder)
    }

    /// The index of the first entry whose path is not less than this one.
    private func firstIndex(from path: OutputPath) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].path < path { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The paths, each once, in order.
    var paths: [OutputPath] {
        entries.reduce(into: []) { paths, entry in
            if paths.last != entry.path { paths.append(entry.path) }
        }
    }
}

extension Manifest {
    private static let header = Array("accord manifest 1\n".utf8)
    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")

    /// The text of the manifest.
    var bytes: [UInt8] {
        var out = Self.header
        out.reserveCapacity(128 * (entries.count + 1))
        for entry in entries {
            out += entry.digest.hexBytes
            out += " \(entry.sizeBytes) \(entry.kind.rawValue) ".utf8
            out += entry.path.bytes
            out.append(Self.newline)
        }
        let sum = SHA256Digest(of: out)
        return out + Array("sum ".utf8) + sum.hexBytes + [Self.newline]
    }

    /// - Returns: `nil` unless `bytes` are exactly what some manifest is written as.
    init?(parsing bytes: [UInt8]) {
        guard bytes.starts(with: Self.header) else { return nil }
        let lines = bytes.dropFirst(Self.header.count).split(separator: Self.newline)
        var entries: [Entry] = []
        entries.reserveCapacity(lines.count)
        for line in lines.dropLast() {
            guard let entry = Entry(parsing: line) else { return nil }
            if let last = entries.last {
                guard last < entry, entry.kind == .next || last.path != entry.path else { return nil }
            }
            entries.append(entry)
        }
        self.entries = entries
        // The spelling of numbers and the sum are right if it is written the same again.
        guard self.bytes == bytes else { return nil }
    }
}

extension Manifest.Entry {
    /// - Returns: `nil` for what cannot be the line of an entry.
    fileprivate init?(parsing line: ArraySlice<UInt8>) {
        var rest = line
        func next() -> ArraySlice<UInt8> {
            let word = rest.prefix { $0 != UInt8(ascii: " ") }
            rest = rest[word.endIndex...].dropFirst()
            return word
        }
        guard let digest = SHA256Digest(hex: next()),
            let size = Int(String(decoding: next(), as: UTF8.self)), size >= 0,
            let kind = Manifest.Kind(rawValue: String(decoding: next(), as: UTF8.self)),
            let path = OutputPath(bytes: rest)
        else { return nil }
        (self.path, self.kind, self.digest, sizeBytes) = (path, kind, digest, size)
    }
}
