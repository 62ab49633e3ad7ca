#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Writes files of content: each is there as a whole or not at all, and nothing is overwritten unasked.
package enum ContentWriter {
    /// The world's failure while writing.
    package struct Failure: Error, CustomStringConvertible {
        package let path: String
        package let reason: String

        package var description: String { "\(path): \(reason)" }
    }

    /// Makes a new file, and the folders it lies in.
    /// - Throws: when something of the name is there already, which is left as it is.
    package static func create(_ bytes: [UInt8], at path: String) throws(Failure) {
        try makeFolders(above: path)
        let temporary = try stage(bytes, beside: path, mode: 0o644)
        defer { unlink(temporary) }
        // A hard link fails where a rename would overwrite.
        if link(temporary, path) != 0 { throw failure(path) }
    }

    /// Puts `bytes` in place of a file that still holds `expected`, with its permissions.
    package static func replace(_ expected: [UInt8], with bytes: [UInt8], at path: String) throws(Failure) {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(path: path, reason: "not a regular file")
        }
        let temporary = try stage(bytes, beside: path, mode: status.st_mode & 0o7777)
        let folder = ContentFolder(root: parent(path), name: "")
        guard let now = try? folder.read(name(path)), now.bytes == expected else {
            unlink(temporary)
            throw Failure(path: path, reason: "the file was changed meanwhile; nothing was written")
        }
        guard rename(temporary, path) == 0 else {
            let failure = failure(path)
            unlink(temporary)
            throw failure
        }
    }

    /// A new file beside `path`, on disk before it gets its name.
    private static func stage(_ bytes: [UInt8], beside path: String, mode: mode_t) throws(Failure) -> String {
        let temporary = parent(path) + "/.\(name(path)).\(getpid())~"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(temporary) }
        defer { close(descriptor) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 {
                let failure = failure(path)
                unlink(temporary)
                throw failure
            }
            done += count
        }
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
            let failure = failure(path)
            unlink(temporary)
            throw failure
        }
        return temporary
    }

    private static func makeFolders(above path: String) throws(Failure) {
        let folder = parent(path)
        if access(folder, F_OK) == 0 { return }
        try makeFolders(above: folder)
        if mkdir(folder, 0o755) != 0, errno != EEXIST { throw failure(folder) }
    }

    private static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func name(_ path: String) -> String {
        String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    }

    private static func failure(_ path: String) -> Failure {
        Failure(path: path, reason: String(cString: strerror(errno)))
    }
}
