internal import AgreementModel
internal import Glibc

/// The folder in which builds are remembered, one file for each output. It may be removed at any time.
///
/// Whatever goes wrong with it, a build goes on without: nothing here fails.
package struct CacheFolder: Sendable {
    let path: String
    private let disk = Disk()

    /// How many builds are remembered.
    private static let most = 32
    /// A record of a register of a million entries is smaller.
    private static let mostBytes = 1 << 30

    package init(path: String) { self.path = path }

    /// `accord` in the folder for caches of the XDG Base Directory Specification; `nil` without a home.
    package static var ofUser: CacheFolder? {
        let named = getenv("XDG_CACHE_HOME").map { String(cString: $0) } ?? ""
        if named.hasPrefix("/") { return CacheFolder(path: named + "/accord") }
        let home = Publisher.homeFolder ?? ""
        return home.hasPrefix("/") ? CacheFolder(path: home + "/.cache/accord") : nil
    }

    /// What is remembered of the last build to an output; `nil` if nothing that can be trusted.
    func record(of output: String) -> BuildRecord? {
        guard let folder = try? disk.openFolder(path),
            let file = try? disk.open(name(of: output), in: folder, O_RDONLY),
            let status = try? disk.status(of: file), status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), status.st_size <= CacheFolder.mostBytes,
            let bytes = try? disk.read(file)
        else { return nil }
        return BuildRecord(parsing: bytes)
    }

    /// Remembers a build in place of the one before.
    func remember(_ record: BuildRecord, of output: String) {
        makeFolder()
        let name = path(of: output)
        let draft = "\(name).\(getpid())"
        let number = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard number >= 0 else { return }
        let file = Descriptor(number)
        guard (try? disk.write(record.bytes, to: file)) != nil, rename(draft, name) == 0 else {
            unlink(draft)
            return
        }
        prune()
    }

    /// Forgets the last build to an output.
    func forget(_ output: String) { unlink(path(of: output)) }

    /// The folder, and those above it that are missing, for this user alone.
    private func makeFolder() {
        for index in path.indices.dropFirst() where path[index] == "/" {
            mkdir(String(path[..<index]), 0o700)
        }
        mkdir(path, 0o700)
    }

    private func name(of output: String) -> String { SHA256Digest(of: Array(output.utf8)).hex(32) + ".build" }

    private func path(of output: String) -> String { "\(path)/\(name(of: output))" }

    /// Forgets the builds that were not made for the longest time.
    private func prune() {
        guard let folder = try? disk.openFolder(path), let names = try? disk.names(in: folder) else { return }
        var found: [(age: Int64, name: String)] = []
        for name in names.map({ String(decoding: $0, as: UTF8.self) }) where name.holds(".build") {
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0 else { continue }
            found.append((-Nanoseconds.of(status.st_mtim), name))
        }
        for (_, name) in found.sorted(by: <).dropFirst(CacheFolder.most) { unlink("\(path)/\(name)") }
    }
}
