/// What publishing would do to an output. To make a plan writes nothing.
package struct Plan: Sendable {
    // Each list is in the order of the paths' bytes.
    /// Files that are not there yet.
    package let added: [String]
    /// Files that hold other bytes.
    package let changed: [String]
    /// Files that need not be touched.
    package let unchanged: [String]
    /// Files that no longer belong to the site.
    package let removed: [String]
    /// What the author should know, a phrase each.
    package let warnings: [String]

    /// An artifact to be written.
    struct Move: Sendable {
        /// Its index in the artifacts the plan was made for.
        let index: Int
        let path: OutputPath
    }

    /// In the order of publication.
    let moves: [Move]
    /// What must be out of the way before anything can be moved, and what goes when all stands.
    let first: Clearance, last: Clearance
    /// What is known to be ours from the first move to the last.
    let intent: Manifest
    /// What is known to be ours after that.
    let final: Manifest

    /// The pages that would vanish with nothing in their place.
    package var lostPages: [String] {
        removed.filter { $0.hasSuffix(".html") && $0 != "404.html" && !$0.hasSuffix("/404.html") }
    }

    /// Whether any file of the site is written or removed.
    var touchesFiles: Bool { !moves.isEmpty || !removed.isEmpty }

    /// New and changed files, by the bytes of the path.
    var written: [String] { moves.map(\.path).sorted().map(\.description) }

    /// Files to be removed, and then folders that may be empty without them, the deepest first.
    struct Clearance: Sendable {
        var files: [OutputPath] = []
        var folders: [OutputPath] = []
    }
}
