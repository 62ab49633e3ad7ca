internal import Glibc

/// Where a path leads, once links are followed as far as there is something to follow.
struct Whereabouts {
    /// What makes two paths the same folder, however they are spelt or mounted.
    private struct Identity: Equatable {
        let device: dev_t, node: ino_t
    }

    /// The part that exists, absolute and without links.
    let existing: String
    /// The names below it that do not exist yet.
    let missing: [String]
    /// Of the existing part and of all folders above it, the nearest first.
    private let identities: [Identity]

    /// The whole path, absolute and without links.
    var path: String {
        missing.isEmpty ? existing : ([existing == "/" ? "" : existing] + missing).joined(separator: "/")
    }

    /// - Throws: `refused` for a path that cannot lead to a folder, `disk` if the way cannot be looked at.
    init(_ path: String) throws(PublishingFailure) {
        let remedy = "name a folder that exists, or a new one in a folder that exists"
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .refused(path: path, reason: "is not the path of a folder", remedy: remedy)
        }
        var head = Substring(path)
        var missing: [String] = []
        while true {
            // With a slash at its end, a link would be followed below.
            while head.count > 1, head.last == "/" { head.removeLast() }
            if let real = realpath(head.isEmpty ? "." : String(head), nil) {
                defer { free(real) }
                existing = String(cString: real)
                break
            }
            var status = stat()
            switch errno {
            case ENOTDIR:
                throw .refused(path: path, reason: "lies below something that is no folder", remedy: remedy)
            case ENOENT where lstat(String(head), &status) == 0:
                throw .refused(path: path, reason: "is or contains a link that leads nowhere", remedy: remedy)
            case ENOENT: break
            case let code: throw .disk(path: path, operation: .realpath, errno: code)
            }
            let slash = head.lastIndex(of: "/")
            let name = slash.map { head[head.index(after: $0)...] } ?? head
            guard name != ".." else {
                throw .refused(
                    path: path, reason: "leads through a folder that does not exist", remedy: remedy)
            }
            if name != "." { missing.insert(String(name), at: 0) }
            head = slash.map { head[...$0] } ?? ""
        }
        self.missing = missing
        identities = Self.identities(upFrom: existing)
    }

    /// Whether this folder is `other` or lies above it.
    func contains(_ other: Whereabouts) -> Bool {
        if missing.isEmpty, let own = identities.first, other.identities.contains(own) { return true }
        // By name too, for folders that do not exist yet.
        let folder = path == "/" ? [] : Array(path.utf8)
        return Array(other.path.utf8) == folder || other.path.utf8.starts(with: folder + [UInt8(ascii: "/")])
    }

    private static func identities(upFrom path: String) -> [Identity] {
        var identities: [Identity] = []
        var path = path[...]
        while true {
            var status = stat()
            if stat(path.isEmpty ? "/" : String(path), &status) == 0 {
                identities.append(Identity(device: status.st_dev, node: status.st_ino))
            }
            guard !path.isEmpty, path != "/", let slash = path.lastIndex(of: "/") else { return identities }
            path = path[..<slash]
        }
    }
}
