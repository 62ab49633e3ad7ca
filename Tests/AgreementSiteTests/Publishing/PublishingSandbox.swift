internal import Glibc
internal import Synchronization

@testable import AgreementSite

/// A folder of its own for one test, with a site and room for an output; removed with the last reference.
final class PublishingSandbox: Sendable {
    /// Without links, so that it can be compared with what the publisher finds.
    let root: String

    /// Where most tests publish to; it does not exist at first.
    var output: String { root + "/site/public" }

    /// A sandbox in memory where that can be, so that waiting for the disk costs nothing.
    init() {
        let base = access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp"
        var template = Array("\(base)/accord-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { preconditionFailure("there is room for temporary folders") }
        root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        for folder in ["site", "site/content", "site/templates", "home"] { makeFolder(folder) }
    }

    deinit { remove("") }

    /// A publisher to the output, or to another path below the sandbox.
    func publisher(
        to path: String = "site/public", disk: Disk = Disk(),
        cancel: @escaping @Sendable () -> Int32? = { nil }
    ) -> Publisher {
        Publisher(
            output: root + "/" + path, site: root + "/site",
            protected: [root + "/site/content", root + "/site/templates"], home: root + "/home", disk: disk,
            cancel: cancel)
    }

    /// The path of something below the sandbox.
    func path(_ below: String) -> String { below.isEmpty ? root : root + "/" + below }

    /// Makes a folder that does not exist yet.
    func makeFolder(_ below: String) {
        guard mkdir(path(below), 0o755) == 0 else { preconditionFailure("'\(below)' can be made") }
    }

    /// Writes a file, in place of what it held.
    func write(_ text: String, to below: String) {
        let file = open(path(below), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        precondition(file >= 0, "'\(below)' can be written")
        defer { close(file) }
        let bytes = Array(text.utf8)
        precondition(Glibc.write(file, bytes, bytes.count) == bytes.count, "'\(below)' can be written")
    }

    /// Makes a symbolic link.
    func link(_ below: String, to target: String) {
        precondition(symlink(target, path(below)) == 0, "'\(below)' can be made")
    }

    /// The bytes of a file, `nil` if there is none.
    func bytes(_ below: String) -> [UInt8]? {
        let file = open(path(below), O_RDONLY)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(file, &buffer, buffer.count)
        return count < 0 ? nil : Array(buffer[..<count])
    }

    /// The text of a file, `nil` if there is none.
    func text(_ below: String) -> String? { bytes(below).map { String(decoding: $0, as: UTF8.self) } }

    /// What `lstat` says, `nil` if there is nothing.
    func status(_ below: String) -> stat? {
        var status = stat()
        return lstat(path(below), &status) == 0 ? status : nil
    }

    /// The permissions of something that exists.
    func mode(_ below: String) -> mode_t { (status(below)?.st_mode ?? 0) & 0o7777 }

    /// Everything below a folder: the text of files, the targets of links, "/" for folders.
    func tree(_ below: String = "site/public", hidden: Bool = false) -> [String: String] {
        var tree: [String: String] = [:]
        for name in names(below) where hidden || name != ".accord" {
            let child = below + "/" + name
            switch (status(child)?.st_mode ?? 0) & S_IFMT {
            case S_IFDIR:
                tree[name] = "/"
                for (path, text) in self.tree(child, hidden: hidden) { tree[name + "/" + path] = text }
            case S_IFLNK: tree[name] = "→"
            default: tree[name] = text(child) ?? "?"
            }
        }
        return tree
    }

    /// Removes something with all that is in it.
    func remove(_ below: String) {
        if (status(below)?.st_mode ?? 0) & S_IFMT == S_IFDIR {
            for name in names(below) { remove(below.isEmpty ? name : below + "/" + name) }
        }
        _ = Glibc.remove(path(below))
    }

    private func names(_ below: String) -> [String] {
        guard let folder = opendir(path(below)) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            names.append(
                String(cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)))
        }
        return names.filter { $0 != "." && $0 != ".." }
    }
}

/// Artifacts from paths and texts; the rank follows from the ending and from `index.html`.
func artifacts(_ texts: [String: String]) -> [Artifact] {
    texts.sorted { $0.key < $1.key }.map { path, text in
        let rank: Artifact.Rank =
            if path.hasPrefix("assets/") {
                .asset
            } else if path.hasSuffix(".json") {
                .data
            } else if path.hasSuffix("index.html") {
                .index
            } else if path.hasSuffix(".xml") {
                .feed
            } else {
                .page
            }
        return Artifact(path: path, bytes: Array(text.utf8), rank: rank)
    }
}

/// A count of system calls, to let chosen ones go wrong.
final class CallCounter: Sendable {
    private let state = Mutex<[Disk.Call]>([])

    /// The calls so far, with those that failed.
    var calls: [Disk.Call] { state.withLock { $0 } }

    /// A disk whose calls are counted; `fault` is given the number of each, from 0.
    func disk(_ fault: @escaping @Sendable (Int, Disk.Call) -> Disk.Fault? = { _, _ in nil }) -> Disk {
        Disk { call in
            let number = self.state.withLock { calls in
                calls.append(call)
                return calls.count - 1
            }
            return fault(number, call)
        }
    }
}

/// The failure of a publishing step, `nil` if it succeeds.
func failure<Value>(_ body: () throws(PublishingFailure) -> Value) -> PublishingFailure? {
    do {
        _ = try body()
        return nil
    } catch {
        return error
    }
}
