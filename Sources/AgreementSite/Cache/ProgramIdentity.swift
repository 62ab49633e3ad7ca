internal import Glibc

/// What tells this program from every other build of it, and from itself with other libraries.
package enum ProgramIdentity {
    /// Of all files that are mapped into the process, which files they are and when they were last changed.
    /// - Returns: `nil` where that cannot be found out.
    package static func current() -> SHA256Digest? {
        guard let maps = open("/proc/self/maps") else { return nil }
        var files: Set<String> = []
        for line in maps.split(separator: UInt8(ascii: "\n")) {
            guard let slash = line.firstIndex(of: UInt8(ascii: "/")) else { continue }
            files.insert(String(decoding: line[slash...], as: UTF8.self))
        }
        guard !files.isEmpty else { return nil }
        var whole = CombinedDigest()
        for path in files.sorted() {
            var status = stat()
            // A file that was replaced since the start has another name here, and none in the file system.
            guard stat(path, &status) == 0 else { return nil }
            whole.add(path)
            whole.add(number: Int(bitPattern: UInt(status.st_dev)))
            whole.add(number: Int(bitPattern: UInt(status.st_ino)))
            whole.add(number: Int(status.st_size))
            whole.add(number: Int(Nanoseconds.of(status.st_mtim)))
            whole.add(number: Int(Nanoseconds.of(status.st_ctim)))
        }
        return whole.digest
    }

    private static func open(_ path: String) -> [UInt8]? {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}

/// Points in time as the file system gives them.
enum Nanoseconds {
    /// Since 1970.
    static func of(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }
}
