import Foundation
import Glibc
import Synchronization

/// A web server on 127.0.0.1 that answers as a test wants, and remembers what it was asked. It ends with its
/// last use.
final class LocalServer: Sendable {
    struct Request: Sendable {
        let method: String, path: String
        /// All lines of the head, the first of them too.
        let head: String
        let began: ContinuousClock.Instant
    }

    enum Answer: Sendable {
        /// A status line without its version, and lines of the head.
        case head(String)
        /// A head, and a body until the other side has had enough.
        case endless
        /// Nothing, until the other side has had enough.
        case silence
        /// The end of the connection, without a word.
        case end
    }

    let port: Int
    private let listening: Int32
    private let log: Log

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
        let open = Mutex((now: 0, most: 0))
    }

    /// - parameter delay: milliseconds before each answer.
    init(delay: UInt32 = 0, _ answer: @escaping @Sendable (Request) -> Answer) throws {
        listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (listening, log) = (listening, Log())
        self.log = log
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listening, pointer, length) == 0 && listen(listening, 64) == 0
                    && getsockname(listening, pointer, &length) == 0
            }
        }
        guard isListening else { throw CocoaError(.featureUnsupported) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread {
            // Closed by who uses it, or another server could get its number before the last use.
            defer { close(listening) }
            while true {
                let connection = accept(listening, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { LocalServer.serve(connection, log, delay, answer) }
            }
        }
    }

    deinit { shutdown(listening, Int32(SHUT_RDWR)) }

    var requests: [Request] { log.requests.withLock { $0 } }
    /// How many requests were under way at once, at most.
    var most: Int { log.open.withLock(\.most) }
    /// The server's address, with a path after it.
    func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    private static func serve(
        _ connection: Int32, _ log: Log, _ delay: UInt32, _ answer: (Request) -> Answer
    ) {
        defer { close(connection) }
        var head = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !head.hasSuffix("\r\n\r\n") {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            // TLS, which begins with 22, is answered as servers do that expect none.
            if buffer[0] == 22 {
                _ = Glibc.send(connection, "HTTP/1.1 400 No\r\n\r\n", 19, Int32(MSG_NOSIGNAL))
                return
            }
            head += String(decoding: buffer[..<count], as: UTF8.self)
        }
        let words = head.split(separator: "\r\n")[0].split(separator: " ")
        let request = Request(
            method: String(words[0]), path: String(words[1]), head: head, began: .now)
        log.requests.withLock { $0.append(request) }
        log.open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
        usleep(delay * 1000)
        // It is over before the answer is out, for then the next request may come.
        log.open.withLock { $0.now -= 1 }
        let send = { (text: String) in
            let bytes = Array(text.utf8)
            return Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        }
        switch answer(request) {
        case .head(let text): _ = send("HTTP/1.1 \(text)\r\nConnection: close\r\n\r\n")
        case .endless:
            _ = send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            let block = String(repeating: "x", count: 65_536)
            while send(block) {}
        case .silence: while recv(connection, &buffer, buffer.count, 0) > 0 {}
        case .end: break
        }
    }
}
