/// One file to be published.
package struct Artifact: Sendable {
    /// When a file is moved into place: what links to others comes after them.
    package enum Rank: Int, Comparable, CaseIterable, Sendable {
        case asset, data, page, index, feed

        package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// The route below the output folder, with `/` between names.
    package let path: String
    package let bytes: [UInt8]
    package let rank: Rank

    /// An artifact at a relative path without `.`, `..`, empty or over-long names, outside `.accord/`.
    package init(path: String, bytes: [UInt8], rank: Rank) {
        precondition(OutputPath(path) != nil, "an artifact lies below the output folder: '\(path)'")
        (self.path, self.bytes, self.rank) = (path, bytes, rank)
    }
}
