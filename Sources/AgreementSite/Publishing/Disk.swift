internal import Glibc

/// An open file or folder, closed when nobody uses it any more.
final class Descriptor: Sendable {
    private let number: Int32

    /// Takes `number` over.
    init(_ number: Int32) { self.number = number }

    deinit { _ = Glibc.close(number) }

    /// What `body` makes of the number, which stays open at least until it returns.
    func use<Value, Failure: Error>(_ body: (Int32) throws(Failure) -> Value) throws(Failure) -> Value {
        defer { withExtendedLifetime(self) {} }
        return try body(number)
    }
}

/// The system calls of publishing, in one place so that a test can make each of them fail.
///
/// Calls that a signal interrupts are made again, and what `write` leaves over is written again.
package struct Disk: Sendable {
    /// The name of a system call.
    package enum Call: String, Sendable {
        case access, realpath, open, read, write, stat, chmod, close, mkdir, rename, unlink, rmdir, syncfs
        case flock, ftruncate, readdir
    }

    /// What a test lets happen instead of a system call.
    package enum Fault: Sendable {
        /// The call is not made and fails with this `errno`.
        case errno(Int32)
        /// `write` writes one byte only.
        case short
    }

    /// A system call that failed.
    struct Failure: Error {
        let call: Call, errno: Int32

        /// The failure as it is told, with the path that the call was about.
        func at(_ path: String) -> PublishingFailure {
            .disk(path: path, operation: call, errno: errno)
        }
    }

    private let fault: (@Sendable (Call) -> Fault?)?

    /// A disk on which `fault`, if given, is asked before each call what shall go wrong with it.
    package init(fault: (@Sendable (Call) -> Fault?)? = nil) {
        self.fault = fault
    }
}

extension Disk {
    /// Opens what stands under `name` in a folder; the last name is never followed if it is a link.
    func open(
        _ name: UnsafePointer<CChar>, in folder: Descriptor, _ flags: Int32
    ) throws(Failure) -> Descriptor {
        Descriptor(try openNumber(name, in: folder, flags))
    }

    /// Opens a folder by a path that may lead through links.
    func openFolder(_ path: String) throws(Failure) -> Descriptor {
        Descriptor(try make(.open) { _ in Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
    }

    /// What `fstat` says of an open file.
    func status(of file: Descriptor) throws(Failure) -> stat {
        var status = stat()
        _ = try make(.stat, file) { fstat($0, &status) }
        return status
    }

    /// Reads at most `limit` bytes of a file to the start of `buffer`, which is enlarged if need be.
    /// - Returns: how many bytes were read.
    func read(_ file: Descriptor, into buffer: inout [UInt8], limit: Int) throws(Failure) -> Int {
        if buffer.count < limit { buffer = [UInt8](repeating: 0, count: limit) }
        var count = 0
        while count < limit {
            let more = try make(.read, file) { file in
                buffer.withUnsafeMutableBytes { bytes in
                    Glibc.read(file, bytes.baseAddress.map { $0 + count }, limit - count)
                }
            }
            if more == 0 { break }
            count += more
        }
        return count
    }

    /// Reads a whole file.
    func read(_ file: Descriptor) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        let count = try read(file, into: &bytes, limit: Int(try status(of: file).st_size))
        return count == bytes.count ? bytes : Array(bytes[..<count])
    }

    /// Makes a new file with mode 0644, whatever the umask, and closes it.
    func writeFile(_ bytes: [UInt8], _ name: UnsafePointer<CChar>, in folder: Descriptor) throws(Failure) {
        let file = try openNumber(name, in: folder, O_WRONLY | O_CREAT | O_EXCL)
        do throws(Failure) {
            _ = try make(.chmod) { _ in fchmod(file, 0o644) }
            try write(bytes, to: file)
        } catch {
            _ = Glibc.close(file)
            throw error
        }
        try close(file)
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8], to file: Descriptor) throws(Failure) {
        try file.use { file throws(Failure) in try write(bytes, to: file) }
    }

    private func write(_ bytes: [UInt8], to file: Int32) throws(Failure) {
        var count = 0
        while count < bytes.count {
            count += try make(.write) { isShort in
                bytes.withUnsafeBytes { bytes in
                    Glibc.write(file, bytes.baseAddress.map { $0 + count }, isShort ? 1 : bytes.count - count)
                }
            }
        }
    }

    /// Closes a file that was written. An interrupted `close` has closed it all the same.
    private func close(_ file: Int32) throws(Failure) {
        let fault = fault?(.close)
        let failed = Glibc.close(file) != 0
        if case .errno(let code) = fault, code != EINTR { throw Failure(call: .close, errno: code) }
        if failed, errno != EINTR { throw Failure(call: .close, errno: errno) }
    }

    /// Makes a folder with mode 0755, whatever the umask, unless there is one, and opens it.
    func makeFolder(_ name: UnsafePointer<CChar>, in folder: Descriptor) throws(Failure) -> Descriptor {
        do throws(Failure) {
            _ = try make(.mkdir, folder) { mkdirat($0, name, 0o755) }
            // Before it is opened: a umask can take away our own right to do so.
            _ = try make(.chmod, folder) { fchmodat($0, name, 0o755, 0) }
        } catch {
            guard error.call == .mkdir, error.errno == EEXIST else { throw error }
        }
        return try open(name, in: folder, O_RDONLY | O_DIRECTORY)
    }

    /// Moves a file to a name, in place of the file that has it.
    func rename(
        _ name: UnsafePointer<CChar>, in folder: Descriptor, to newName: UnsafePointer<CChar>,
        in newFolder: Descriptor
    ) throws(Failure) {
        _ = try make(.rename, folder) { folder in newFolder.use { renameat(folder, name, $0, newName) } }
    }

    /// Removes a file or a link, if there is one.
    func removeFile(_ name: UnsafePointer<CChar>, in folder: Descriptor) throws(Failure) {
        do throws(Failure) {
            _ = try make(.unlink, folder) { unlinkat($0, name, 0) }
        } catch {
            if error.errno != ENOENT { throw error }
        }
    }

    /// Removes a folder if there is one, it is empty and nothing is mounted on it.
    func removeEmptyFolder(_ name: UnsafePointer<CChar>, in folder: Descriptor) throws(Failure) {
        do throws(Failure) {
            _ = try make(.rmdir, folder) { unlinkat($0, name, AT_REMOVEDIR) }
        } catch {
            guard [ENOENT, ENOTEMPTY, EEXIST, ENOTDIR, EBUSY].contains(error.errno) else { throw error }
        }
    }

    /// Waits until everything written to the file system of `folder` is on its medium.
    func synchronise(_ folder: Descriptor) throws(Failure) {
        _ = try make(.syncfs, folder) { folder -> CInt in
            // Swift's Glibc module leaves out what only GNU declares, so the C library is asked for the name.
            guard let symbol = dlsym(nil, "syncfs") else {
                sync()
                return 0
            }
            return unsafeBitCast(symbol, to: (@convention(c) (CInt) -> CInt).self)(folder)
        }
    }

    /// Locks a file for this process, without waiting.
    /// - Returns: whether it could be locked; no if somebody else holds the lock.
    func lock(_ file: Descriptor) throws(Failure) -> Bool {
        do throws(Failure) {
            _ = try make(.flock, file) { flock($0, LOCK_EX | LOCK_NB) }
            return true
        } catch {
            guard error.errno == EWOULDBLOCK else { throw error }
            return false
        }
    }

    /// Gives a lock back, also when a child process that is just being started still has the file open.
    func unlock(_ file: Descriptor) {
        // Not for tests to prevent: the kernel does it even when the process is killed.
        _ = file.use { flock($0, LOCK_UN) }
    }

    /// Empties a file.
    func truncate(_ file: Descriptor) throws(Failure) {
        _ = try make(.ftruncate, file) { ftruncate($0, 0) }
    }

    /// The names in a folder, without `.` and `..`, in the order of their bytes.
    func names(in folder: Descriptor) throws(Failure) -> [[UInt8]] {
        // A descriptor of its own: the stream takes it over, and reading would move the place in ours.
        let stream = fdopendir(try openNumber(".", in: folder, O_RDONLY | O_DIRECTORY))
        guard let stream else { throw Failure(call: .readdir, errno: errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let start = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = UnsafeRawPointer(entry) + start
            let length = strlen(name.assumingMemoryBound(to: CChar.self))
            names.append(Array(UnsafeRawBufferPointer(start: name, count: length)))
        }
        if errno != 0 { throw Failure(call: .readdir, errno: errno) }
        return names.filter { ![[0x2E], [0x2E, 0x2E]].contains($0) }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Makes a call that returns a negative number when it fails, again each time a signal interrupts it.
    private func make<Count: SignedInteger>(
        _ call: Call, _ body: (_ isShort: Bool) -> Count
    ) throws(Failure) -> Count {
        while true {
            var code = EINTR
            switch fault?(call) {
            case .errno(let injected): code = injected
            case let fault:
                let result = body(fault != nil)
                if result >= 0 { return result }
                code = errno
            }
            if code != EINTR { throw Failure(call: call, errno: code) }
        }
    }

    private func make<Count: SignedInteger>(
        _ call: Call, _ file: Descriptor, _ body: (Int32) -> Count
    ) throws(Failure) -> Count {
        try make(call) { _ in file.use(body) }
    }

    private func openNumber(
        _ name: UnsafePointer<CChar>, in folder: Descriptor, _ flags: Int32
    ) throws(Failure) -> Int32 {
        // O_NONBLOCK, because opening a named pipe would wait for its other end.
        try make(.open, folder) { openat($0, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o644) }
    }
}
