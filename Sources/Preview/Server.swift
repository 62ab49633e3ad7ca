internal import CMicrohttpd
internal import Glibc
internal import Synchronization

/// The preview's server: libmicrohttpd around `Exchange`. It answers on a thread of its own.
final class Server: Sendable {
    let port: Int
    private let exchange: Exchange
    private let site: Mutex<PreviewedSite>
    private let streams = EventStreams()
    /// The address of the daemon; zero when it is stopped.
    private let daemon = Mutex<UInt>(0)

    /// How many browsers' connections are served at once, how many bytes the head of a request may have, and
    /// after how many seconds of silence a connection is closed.
    private static let mostConnections: UInt32 = 512
    private static let headBytes = 32 << 10
    private static let idleSeconds: UInt32 = 15

    /// Starts to answer.
    init(_ site: PreviewedSite, base: String, port wanted: Int) throws(PreviewFailure) {
        if let reason = accord_load_microhttpd() {
            throw .noServer(String(cString: reason))
        }
        let (socket, port) = try Listening.open(port: wanted)
        self.port = port
        exchange = Exchange(base: base, port: port)
        self.site = Mutex(site)
        streams.send(Server.state(of: site))
        guard
            let started = accord_start_daemon(
                socket, answerRequest, Unmanaged.passUnretained(self).toOpaque(), Server.mostConnections,
                Server.headBytes, Server.idleSeconds)
        else {
            close(socket)
            throw .system(call: "MHD_start_daemon", errno: errno)
        }
        daemon.withLock { $0 = UInt(bitPattern: started) }
    }

    /// Shows another state of the site from now on.
    func show(_ new: PreviewedSite) {
        site.withLock { $0 = new }
        streams.send(Server.state(of: new))
    }

    /// Has the same state of the site ready in another form.
    func keep(_ same: PreviewedSite) { site.withLock { $0 = same } }

    /// Finds out which browsers have gone.
    func beat() { streams.beat() }

    /// Stops answering. All connections are closed when it returns.
    func stop() {
        streams.close()
        let started = daemon.withLock { daemon in
            defer { daemon = 0 }
            return OpaquePointer(bitPattern: daemon)
        }
        if let started { accord_stop_daemon(started) }
    }

    deinit { stop() }

    /// The event that tells a page what is shown.
    private static func state(of site: PreviewedSite) -> [UInt8] {
        Array("event: state\ndata: \(site.state)\n\n".utf8)
    }

    fileprivate func answer(_ connection: OpaquePointer, method: String, path: String) -> MHD_Result {
        let value = { (name: String) in Server.header(name, of: connection) }
        let request = Request(
            method: method, path: path, host: value("Host"), origin: value("Origin"),
            ifNoneMatch: value("If-None-Match"), range: value("Range"), ifRange: value("If-Range"),
            hasBody: Server.hasBody(connection))
        let reply = exchange.reply(to: request, site.withLock { $0 })
        guard let response = reply.isEvents ? streams.open(connection) : Server.response(reply) else {
            return MHD_Result.NO
        }
        defer { accord_destroy_response(response) }
        for (name, value) in reply.headers { accord_add_response_header(response, name, value) }
        return accord_queue_response(connection, UInt32(reply.status), response)
    }

    /// Whether the connection may go on after the answer.
    fileprivate static func isPlain(_ connection: OpaquePointer, method: String) -> Bool {
        (method == "GET" || method == "HEAD") && !hasBody(connection)
    }

    private static func hasBody(_ connection: OpaquePointer) -> Bool {
        let length = header("Content-Length", of: connection)
        return header("Transfer-Encoding", of: connection) != nil || (length != nil && length != "0")
    }

    private static func header(_ name: String, of connection: OpaquePointer) -> String? {
        accord_request_header(connection, name).map { String(cString: $0) }
    }

    private static func response(_ reply: Reply) -> OpaquePointer? {
        var body = reply.body
        return body.withUnsafeMutableBytes { accord_create_response($0.count, $0.baseAddress) }
    }
}

/// Called by libmicrohttpd for each request, on its thread.
private func answerRequest(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ url: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?, _ version: UnsafePointer<CChar>?, _ body: UnsafePointer<CChar>?,
    _ bodySize: UnsafeMutablePointer<Int>?, _ memory: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let context, let connection, let url, let method else { return MHD_Result.NO }
    // The first call comes before any body; an answer at once would end the connection.
    if let memory, memory.pointee == nil, Server.isPlain(connection, method: String(cString: method)) {
        memory.pointee = context
        return MHD_Result.YES
    }
    let server = Unmanaged<Server>.fromOpaque(context).takeUnretainedValue()
    return server.answer(connection, method: String(cString: method), path: String(cString: url))
}

/// The connections on which pages wait for events.
private final class EventStreams: Sendable {
    private struct State {
        var streams: [EventStream] = []
        var latest: [UInt8] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    /// More pages than any browser keeps open at once.
    private static let most = 64

    /// A response that never ends, and starts with the latest event.
    func open(_ connection: OpaquePointer) -> OpaquePointer? {
        state.withLock { state in
            let stream = EventStream(connection, first: Array("retry: 500\n\n".utf8) + state.latest)
            state.streams.removeAll(where: \.hasEnded)
            if state.streams.count >= EventStreams.most { state.streams.removeFirst().close() }
            if state.isClosed { stream.close() } else { state.streams.append(stream) }
            let context = Unmanaged.passRetained(stream)
            // Blocks of this size are what one call of the reader may fill.
            let response = accord_create_stream(16 << 10, readEvents, context.toOpaque(), endEvents)
            if response == nil { context.release() }
            return response
        }
    }

    func send(_ event: [UInt8]) {
        state.withLock { state in
            state.latest = event
            for stream in state.streams { stream.send(event) }
        }
    }

    func beat() {
        state.withLock { state in
            state.streams.removeAll(where: \.hasEnded)
            for stream in state.streams { stream.send(Array(":\n\n".utf8)) }
        }
    }

    /// Ends all streams, and those to come: a daemon with suspended connections cannot be stopped.
    func close() {
        state.withLock { state in
            state.isClosed = true
            for stream in state.streams { stream.close() }
        }
    }
}

/// One page that waits for events. While there are none, its connection is suspended.
private final class EventStream: Sendable {
    private struct State {
        var pending: [UInt8]
        var isSuspended = false
        var isClosed = false
        var hasEnded = false
    }

    private let state: Mutex<State>
    /// Alive as long as it is suspended: only we can resume it.
    private let connection: UInt

    init(_ connection: OpaquePointer, first: [UInt8]) {
        self.connection = UInt(bitPattern: connection)
        state = Mutex(State(pending: first))
    }

    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    func send(_ event: [UInt8]) {
        state.withLock { state in
            guard !state.hasEnded, !state.isClosed else { return }
            state.pending += event
            resume(&state)
        }
    }

    func close() {
        state.withLock { state in
            state.isClosed = true
            resume(&state)
        }
    }

    private func resume(_ state: inout State) {
        guard state.isSuspended, let connection = OpaquePointer(bitPattern: connection) else { return }
        state.isSuspended = false
        accord_resume_connection(connection)
    }

    /// Fills the buffer with what is to be sent, and suspends the connection if that is nothing.
    fileprivate func read(into buffer: UnsafeMutablePointer<CChar>, most: Int) -> Int {
        state.withLock { state in
            guard state.pending.isEmpty else {
                let count = min(most, state.pending.count)
                state.pending.withUnsafeBytes { bytes in
                    UnsafeMutableRawPointer(buffer).copyMemory(
                        from: bytes.baseAddress.unsafelyUnwrapped, byteCount: count)
                }
                state.pending.removeFirst(count)
                return count
            }
            // MHD_CONTENT_READER_END_OF_STREAM
            guard !state.isClosed, let connection = OpaquePointer(bitPattern: connection) else { return -1 }
            state.isSuspended = true
            accord_suspend_connection(connection)
            return 0
        }
    }

    fileprivate func end() { state.withLock { $0.hasEnded = true } }
}

/// Called by libmicrohttpd when an event stream can take more.
private func readEvents(
    _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?,
    _ most: Int
) -> Int {
    guard let context, let buffer else { return -1 }
    return Unmanaged<EventStream>.fromOpaque(context).takeUnretainedValue().read(into: buffer, most: most)
}

/// Called by libmicrohttpd when an event stream is over.
private func endEvents(_ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    let stream = Unmanaged<EventStream>.fromOpaque(context)
    stream.takeUnretainedValue().end()
    stream.release()
}
