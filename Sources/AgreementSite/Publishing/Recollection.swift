internal import Glibc

/// Whether an output still stands as it was published, found out without reading what did not change.
extension Publisher {
    /// What `open` takes to make a file without a name; Swift's Glibc module leaves it out.
    private static var nameless: Int32 { 0x40_0000 | O_DIRECTORY }

    /// What time it is for the file system of the output; `nil` where that cannot be found out.
    ///
    /// A file without a name is made for it, so nothing in the output is touched.
    func time() -> Int64? {
        guard let root = try? folder.open(disk).root,
            let file = try? disk.open(".", in: root, O_RDWR | Self.nameless),
            let status = try? disk.status(of: file)
        else { return nil }
        return Nanoseconds.of(status.st_ctim)
    }

    /// How the output stands, in which everything is right.
    /// - parameter quietSince: What was not changed after this is settled; before anything was looked at.
    /// - Returns: `nil` if it does not stand as its manifest says.
    func marks(quietSince: Int64?, jobs: Int) -> PublishedMarks? {
        guard let (place, manifest, digest) = release(expected: nil) else { return nil }
        let files = try? Slices.map(manifest.entries.count, jobs: jobs) { range throws(PublishingFailure) in
            let tree = OutputTree(place)
            return try range.map { index throws(PublishingFailure) in
                let entry = manifest.entries[index]
                return try tree.status(of: entry.path).flatMap { status in
                    Int(status.st_size) == entry.sizeBytes
                        ? PublishedMarks.Mark(status, quietSince: quietSince) : nil
                }
            }
        }
        guard let files, !files.contains(where: { $0 == nil }) else { return nil }
        return PublishedMarks(manifest: digest, files: files.compactMap { $0 })
    }

    /// How the output stands, if every file of it holds what it held at `old`.
    /// - Returns: the marks of now, and what they are of; `nil` if anything is different.
    func marks(
        like old: PublishedMarks, quietSince: Int64?, jobs: Int
    ) -> (marks: PublishedMarks, manifest: Manifest)? {
        guard let (place, manifest, _) = release(expected: old.manifest),
            manifest.entries.count == old.files.count
        else { return nil }
        let files = try? Slices.map(manifest.entries.count, jobs: jobs) { range throws(PublishingFailure) in
            let tree = OutputTree(place)
            return try range.map { index throws(PublishingFailure) in
                try tree.mark(of: manifest.entries[index], like: old.files[index], quietSince: quietSince)
            }
        }
        guard let files, !files.contains(where: { $0 == nil }) else { return nil }
        return (PublishedMarks(manifest: old.manifest, files: files.compactMap { $0 }), manifest)
    }

    /// The manifest of an output in which no build was stopped, if it has the expected digest.
    private func release(
        expected: SHA256Digest?
    ) -> (place: OutputPlace, manifest: Manifest, digest: SHA256Digest)? {
        guard let place = try? folder.open(disk), let root = place.root,
            let accord = try? disk.open(".accord", in: root, O_RDONLY | O_DIRECTORY),
            (try? disk.open("staging", in: accord, O_RDONLY)) == nil,
            let file = try? disk.open("manifest", in: accord, O_RDONLY), let bytes = try? disk.read(file)
        else { return nil }
        let digest = SHA256Digest(of: bytes)
        guard expected == nil || digest == expected, let manifest = Manifest(parsing: bytes),
            !manifest.entries.contains(where: { $0.kind == .next })
        else { return nil }
        return (place, manifest, digest)
    }
}

extension OutputTree {
    /// What is known of the regular file at a path; `nil` if there is none.
    fileprivate func status(of path: OutputPath) throws(PublishingFailure) -> stat? {
        guard case .open(let folder) = try folder(of: path) else { return nil }
        return path.withName { name in
            var status = stat()
            let isThere = folder.use { fstatat($0, name, &status, AT_SYMLINK_NOFOLLOW) } == 0
            return isThere && status.st_mode & S_IFMT == S_IFREG ? status : nil
        }
    }

    /// The mark of a file that holds what is listed; `nil` if it does not.
    fileprivate func mark(
        of entry: Manifest.Entry, like old: PublishedMarks.Mark, quietSince: Int64?
    ) throws(PublishingFailure) -> PublishedMarks.Mark? {
        guard let status = try status(of: entry.path), Int(status.st_size) == entry.sizeBytes else {
            return nil
        }
        let mark = PublishedMarks.Mark(status, quietSince: quietSince)
        if old.isSettled, old.isSameFile(mark) { return old }
        guard case .file(isRead: true) = try look(at: entry.path, wants: { $0 == entry.sizeBytes }),
            contentDigest == entry.digest
        else { return nil }
        return mark
    }
}
