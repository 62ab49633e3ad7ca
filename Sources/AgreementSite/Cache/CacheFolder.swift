internal import AgreementModel
internal import Glibc

/// The folder in which builds are remembered, one file for each output. It may be removed at any time.
///
/// Whatever goes wrong with it, a build goes on without: nothing here fails.
package struct CacheFolder: Sendable {
    let path: String

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
        let file = open(path(of: output), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_size <= CacheFolder.mostBytes
        else { return nil }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size {
                let more = read(file, buffer.baseAddress.map { $0 + count }, size - count)
                if more < 0, errno == EINTR { continue }
                if more <= 0 { break }
                count += more
            }
        }
        return BuildRecord(parsing: bytes)
    }

    /// Remembers a build in place of the one before.
    func remember(_ record: BuildRecord, of output: String) {
        makeFolder()
        let name = path(of: output)
        let draft = "\(name).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        let isWritten = CacheFolder.write(record.bytes, to: file)
        guard close(file) == 0, isWritten, rename(draft, name) == 0 else {
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

    private func path(of output: String) -> String {
        "\(path)/\(SHA256Digest(of: Array(output.utf8)).hex(32)).build"
    }

    /// Forgets the builds that were not made for the longest time.
    private func prune() {
        guard let stream = opendir(path) else { return }
        defer { closedir(stream) }
        var found: [(age: Int64, name: String)] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var status = stat()
            guard name.holds(".build"), lstat("\(path)/\(name)", &status) == 0 else { continue }
            found.append((-Nanoseconds.of(status.st_mtim), name))
        }
        for (_, name) in found.sorted(by: <).dropFirst(CacheFolder.most) { unlink("\(path)/\(name)") }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        var count = 0
        while count < bytes.count {
            let more = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress.map { $0 + count }, bytes.count - count)
            }
            if more < 0, errno == EINTR { continue }
            if more <= 0 { return false }
            count += more
        }
        return true
    }
}
