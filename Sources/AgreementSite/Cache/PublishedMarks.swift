internal import Glibc

/// How an output stood when each of its files was known to hold what the manifest says.
///
/// A file is taken to be as it was without being read if the file system says that it is the same file, of
/// the same size, not changed since, and if it had been left alone for a while before anyone looked at it: a
/// change within one tick of the file system's clock would not show. All others are read.
struct PublishedMarks: Sendable, Equatable {
    /// Of the manifest's bytes.
    let manifest: SHA256Digest
    /// In the order of the manifest.
    let files: [Mark]

    struct Mark: Sendable, Equatable {
        let device: Int, inode: Int
        /// Nanoseconds since 1970, by the clock of the file system.
        let modified: Int64, changed: Int64
        /// Whether it had been left alone for long enough.
        let isSettled: Bool

        /// - parameter quietSince: A file that was not changed after this is settled; `nil` if none is.
        init(_ status: stat, quietSince: Int64?) {
            device = Int(bitPattern: UInt(status.st_dev))
            inode = Int(bitPattern: UInt(status.st_ino))
            modified = Nanoseconds.of(status.st_mtim)
            let changed = Nanoseconds.of(status.st_ctim)
            self.changed = changed
            isSettled = quietSince.map { changed <= $0 } ?? false
        }

        func isSameFile(_ other: Mark) -> Bool {
            (device, inode, modified, changed) == (other.device, other.inode, other.modified, other.changed)
        }
    }

    func write(to out: inout CacheWriter) {
        out.write(manifest)
        out.write(files) { out, mark in
            for number in [mark.device, mark.inode, Int(mark.modified), Int(mark.changed)] {
                out.write(number)
            }
            out.write(mark.isSettled)
        }
    }

    init(from bytes: inout CacheReader) throws(CacheReader.Damage) {
        manifest = try bytes.digest()
        files = try bytes.list { bytes throws(CacheReader.Damage) in try Mark(from: &bytes) }
    }

    init(manifest: SHA256Digest, files: [Mark]) { (self.manifest, self.files) = (manifest, files) }
}

extension PublishedMarks.Mark {
    fileprivate init(from bytes: inout CacheReader) throws(CacheReader.Damage) {
        (device, inode) = (try bytes.number(), try bytes.number())
        (modified, changed) = (Int64(try bytes.number()), Int64(try bytes.number()))
        isSettled = try bytes.flag()
    }
}
