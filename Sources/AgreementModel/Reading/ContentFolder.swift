#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The world's failure while reading: a folder that is not there, a disk that does not answer.
package struct ReadFailure: Error, CustomStringConvertible {
    package let path: String
    package let reason: String

    package var description: String { "\(path): \(reason)" }
}

/// Reads files below one folder. Symbolic links are never followed.
package struct ContentFolder: Sendable {
    /// The folder in the file system, and the name that paths in messages start with.
    let root: String, name: String
    /// What stands in place of files, by path below the folder, before it is written.
    private let changes: [String: [UInt8]]
    /// What was read before anyone asked; the folder itself is then not looked at any more.
    private var held: Held?

    package init(root: String, name: String, changes: [String: [UInt8]] = [:]) {
        self.root = root
        self.name = name
        self.changes = changes
    }

    package struct Listing: Sendable {
        /// Paths below the folder, sorted by bytes.
        package var files: [String] = []
        /// What is not read, sorted by bytes, and why.
        package var refused: [(path: String, reason: String)] = []
    }

    private struct Held: Sendable {
        let listing: Listing
        let files: [String: Result<SourceFile, ReadFailure>]
    }

    /// The same folder with all its files read now, by at most `jobs` threads.
    package func reading(jobs: Int) throws(ReadFailure) -> ContentFolder {
        let listing = try list()
        let files = Parallel.map(listing.files.count, jobs: jobs) { index in
            (listing.files[index], Result { () throws(ReadFailure) in try read(listing.files[index]) })
        }
        var folder = self
        folder.held = Held(
            listing: listing, files: Dictionary(files, uniquingKeysWith: { first, _ in first }))
        return folder
    }

    /// A file that was read before anyone asked, by its path with the folder's name.
    package func held(_ path: String) -> SourceFile? {
        let start = name.isEmpty ? "" : name + "/"
        guard path.hasPrefix(start) else { return nil }
        return try? held?.files[String(path.dropFirst(start.count))]?.get()
    }

    /// All files in the folder and the folders in it, three levels deep; names that start with `.` or end
    /// with `~` are passed over, as editors leave them.
    package func list() throws(ReadFailure) -> Listing {
        if let held { return held.listing }
        var listing = Listing()
        try list("", depth: 0, into: &listing)
        listing.files += changes.keys.filter { !listing.files.contains($0) }
        listing.files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        listing.refused.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        return listing
    }

    private func list(_ folder: String, depth: Int, into listing: inout Listing) throws(ReadFailure) {
        let path = folder.isEmpty ? root : root + "/" + folder
        guard let stream = opendir(path) else { throw failure(folder) }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    (String(cString: $0), String(validatingCString: $0) != nil)
                }
            }
            guard !name.hasPrefix("."), !name.hasSuffix("~") else { continue }
            let below = folder.isEmpty ? name : folder + "/" + name
            guard isText else {
                listing.refused.append((below, "has a name that is no UTF-8"))
                continue
            }
            switch try kind(entry, below) {
            case S_IFDIR where depth < 3: try list(below, depth: depth + 1, into: &listing)
            case S_IFREG: listing.files.append(below)
            case S_IFDIR: listing.refused.append((below, "is a folder more than three levels down"))
            default:
                listing.refused.append((below, "is no regular file, and symbolic links are not followed"))
            }
        }
    }

    /// The type of a file as in `st_mode`; most file systems tell it with the name.
    private func kind(_ entry: UnsafeMutablePointer<dirent>, _ below: String) throws(ReadFailure) -> mode_t {
        if entry.pointee.d_type != UInt8(DT_UNKNOWN) { return mode_t(entry.pointee.d_type) << 12 }
        var status = stat()
        guard lstat(root + "/" + below, &status) == 0 else { throw failure(below) }
        return status.st_mode & S_IFMT
    }

    /// What is said of the things that are not read.
    package func diagnostics(of listing: Listing) -> [Diagnostic] {
        listing.refused.map { below, reason in
            Diagnostic(
                .unreadableFile, "'\(below)' \(reason)",
                Span(SourceFile(path: path(below), bytes: []), 0, 0), hint: "put the file itself there")
        }
    }

    /// The bytes of a file below the folder, read once; of a file beyond the limit for its kind, none.
    package func read(_ below: String) throws(ReadFailure) -> SourceFile {
        if let file = held?.files[below] { return try file.get() }
        if let bytes = changes[below] { return SourceFile(path: path(below), bytes: bytes) }
        let descriptor = open(root + "/" + below, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(below) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure(below) }
        let limit = below.hasSuffix(".md") ? Limits.entryBytes : Limits.dataBytes
        let size = Int(status.st_size)
        guard size <= limit else { return SourceFile(path: path(below), exceeding: limit) }
        var count = 0
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while count < size {
                let read = readBytes(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                if read < 0, errno == EINTR { continue }
                if read < 0 { failed = true }
                if read <= 0 { break }
                count += read
            }
            filled = count
        }
        if failed { throw failure(below) }
        return SourceFile(path: path(below), bytes: bytes)
    }

    package func path(_ below: String) -> String { name.isEmpty ? below : name + "/" + below }

    private func failure(_ below: String) -> ReadFailure {
        ReadFailure(
            path: below.isEmpty ? (name.isEmpty ? root : name) : path(below),
            reason: String(cString: strerror(errno)))
    }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
