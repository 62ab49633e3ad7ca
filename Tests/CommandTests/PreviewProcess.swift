import Foundation
import Testing

/// `accord serve` as a child process, ended with its last use.
final class PreviewProcess {
    let address: String, port: Int, base: String
    private let pid: pid_t
    private let complaints: String
    private var status: Int32?

    /// Starts a preview and waits until it says where it is.
    init(_ arguments: String...) throws {
        complaints =
            FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, complaints, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        // A child of a thread of libdispatch would inherit blocked signals, and never end.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var words = ([accordPath, "serve"] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid = pid_t()
        let failure = posix_spawn(&pid, accordPath, &actions, &attributes, &words, environ)
        close(ends[1])
        try #require(failure == 0)
        self.pid = pid
        let line = Connection.line(from: ends[0]) ?? ""
        close(ends[0])
        let parts = line.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        address = line
        port = parts.count > 1 ? Int(parts[1].split(separator: ":").last ?? "") ?? 0 : 0
        base = "/" + (parts.count > 2 ? String(parts[2]) : "")
        if port == 0 { Issue.record("no address: \(complaint)") }
    }

    deinit {
        if status == nil {
            kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
        }
        try? FileManager.default.removeItem(atPath: complaints)
    }

    /// What was written to standard error until now.
    var complaint: String { (try? String(contentsOfFile: complaints, encoding: .utf8)) ?? "" }

    /// Sends a signal, waits for the process to end, and gives its exit code; `nil` if a signal killed it.
    func end(with signal: Int32) -> Int32? {
        kill(pid, signal)
        var result: Int32 = 0
        waitpid(pid, &result, 0)
        status = result
        return result & 0x7F == 0 ? (result >> 8) & 0xFF : nil
    }

    /// Lets `body` happen as if in no time: the process sees nothing of it before it is over.
    func atOnce(_ body: () throws -> Void) throws {
        kill(pid, SIGSTOP)
        defer { kill(pid, SIGCONT) }
        try body()
    }

    func open() throws -> Connection { try Connection(port: port) }

    /// The whole answer to a request that ends its connection.
    func answer(to head: String, host: String? = nil) throws -> String {
        let connection = try open()
        connection.send("\(head)\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\nConnection: close\r\n\r\n")
        return connection.rest()
    }

    func page(_ path: String) throws -> String { try answer(to: "GET \(base)\(path) HTTP/1.1") }

    /// A connection on which events come.
    func events() throws -> Connection {
        let connection = try open()
        connection.send("GET \(base).preview/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
        return connection
    }
}

/// A socket to a server on this machine. Nothing is waited for longer than a deadline.
final class Connection {
    struct Refused: Error {}

    private let socket: Int32
    private var buffer: [UInt8] = []
    private static let deadlineMilliseconds: Int32 = 30_000

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            close(socket)
            throw Refused()
        }
    }

    deinit { close(socket) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    socket, $0.baseAddress.map { $0 + done }, bytes.count - done, Int32(MSG_NOSIGNAL)
                )
            }
            // A server that refuses need not read on.
            guard count > 0 else { return }
            done += count
        }
    }

    /// All that comes until the other side closes.
    func rest() -> String {
        while take() {}
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
    }

    /// The data of the next event; `nil` if none comes in time.
    func event(milliseconds: Int32 = Connection.deadlineMilliseconds) throws -> [String: Any]? {
        let mark = Array("\n\n".utf8)
        while true {
            if let start = index(of: Array("data: ".utf8), from: 0), let end = index(of: mark, from: start) {
                let data = Data(buffer[(start + 6)..<end])
                buffer.removeFirst(end + 2)
                return try JSONSerialization.jsonObject(with: data) as? [String: Any]
            }
            guard take(milliseconds: milliseconds) else { return nil }
        }
    }

    private func index(of mark: [UInt8], from start: Int) -> Int? {
        guard buffer.count >= start + mark.count else { return nil }
        return (start...(buffer.count - mark.count)).first {
            buffer[$0..<($0 + mark.count)].elementsEqual(mark)
        }
    }

    private func take(milliseconds: Int32 = Connection.deadlineMilliseconds) -> Bool {
        guard let bytes = Connection.bytes(from: socket, milliseconds) else { return false }
        buffer += bytes
        return true
    }

    /// The first line that comes from a descriptor, without its end.
    static func line(from descriptor: Int32) -> String? {
        var text = ""
        while let bytes = bytes(from: descriptor, deadlineMilliseconds) {
            text += String(decoding: bytes, as: UTF8.self)
            if text.hasSuffix("\n") { return String(text.dropLast()) }
        }
        return nil
    }

    private static func bytes(from descriptor: Int32, _ milliseconds: Int32) -> [UInt8]? {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&watched, 1, milliseconds) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}
