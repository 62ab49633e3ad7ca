/// A look at what stands in the output where something of ours stood or shall stand.
struct Survey: Sendable {
    /// What stands at a path, against the bytes that shall stand there and those the manifest lists.
    enum Standing: Sendable, Equatable {
        case absent
        /// A file that holds exactly what it shall.
        case same
        /// Any other file; without digest if neither we nor the manifest know a file of its size.
        case file(SHA256Digest?)
        /// A folder, with the first thing in it that the manifest does not list, which may be itself.
        case folder(foreign: OutputPath?)
        /// A link, a pipe, a socket, a device.
        case other
        /// Something above, at this path, is no folder.
        case blocked(OutputPath)
    }

    /// What shall be published at a path, and what stands there.
    struct Found: Sendable {
        let entry: Manifest.Entry
        let standing: Standing
    }

    let place: OutputPlace
    /// What is known to be ours.
    let listed: Manifest
    let jobs: Int
    let cancel: @Sendable () -> Int32?

    /// What stands where each of the artifacts belongs.
    func look(at artifacts: [Artifact]) throws(PublishingFailure) -> [Found] {
        try Slices.map(artifacts.count, jobs: jobs) { range throws(PublishingFailure) in
            let tree = OutputTree(place)
            var found: [Found] = []
            found.reserveCapacity(range.count)
            for artifact in artifacts[range] {
                if let signal = cancel() { throw .interrupted(signal: signal) }
                guard let path = OutputPath(artifact.path) else {
                    preconditionFailure("an artifact lies below the output folder: '\(artifact.path)'")
                }
                let entry = Manifest.Entry(
                    path: path, kind: artifact.rank == .asset ? .asset : .file,
                    digest: SHA256Digest(of: artifact.bytes), sizeBytes: artifact.bytes.count)
                let standing = try standing(at: path, wanted: artifact.bytes, in: tree)
                found.append(Found(entry: entry, standing: standing))
            }
            return found
        }
    }

    /// What stands at each of these paths, at which nothing shall be published.
    func look(at paths: [OutputPath]) throws(PublishingFailure) -> [Standing] {
        try Slices.map(paths.count, jobs: jobs) { range throws(PublishingFailure) in
            let tree = OutputTree(place)
            var standings: [Standing] = []
            for path in paths[range] {
                if let signal = cancel() { throw .interrupted(signal: signal) }
                standings.append(try standing(at: path, wanted: nil, in: tree))
            }
            return standings
        }
    }

    private func standing(
        at path: OutputPath, wanted: [UInt8]?, in tree: OutputTree
    ) throws(PublishingFailure) -> Standing {
        let entries = listed.entries(at: path)
        let wants = { (size: Int) in size == wanted?.count || entries.contains { $0.sizeBytes == size } }
        switch try tree.look(at: path, wants: wants) {
        case .absent: return .absent
        case .file(isRead: false): return .file(nil)
        case .file(isRead: true):
            if let wanted, tree.contentEquals(wanted) { return .same }
            return .file(tree.contentDigest)
        case .folder: return .folder(foreign: try tree.foreign(in: path, to: listed))
        case .other: return .other
        case .blocked(let above): return .blocked(above)
        }
    }
}
