internal import CCurl

/// Sends requests with libcurl, which is opened when the first of these is made.
///
/// Redirects are not followed here, proxies of the environment are not used, and no connection is made to an
/// address that is not of the public internet, whatever name led there, unless the request may be local.
final class CurlTransport: Transport {
    private var curl: accord_curl
    private let multi: UnsafeMutableRawPointer
    private let limits: LinkLimits
    private let agent: String
    private var active: [UnsafeMutableRawPointer: Exchange] = [:]

    /// What one request needs while it is under way; libcurl is given a pointer to it.
    private final class Exchange {
        let token: Int
        let mayBeLocal: Bool
        var isForbidden = false
        var headBytes = 0

        init(token: Int, mayBeLocal: Bool) { (self.token, self.mayBeLocal) = (token, mayBeLocal) }
    }

    /// The most bytes of a head that are read.
    private static let headBytes = 256 << 10
    private static let libraries = ["libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"]

    /// - Returns: `nil` if libcurl 7.85 or newer is not installed.
    init?(_ limits: LinkLimits, agent: String) {
        var curl = accord_curl()
        guard CurlTransport.libraries.contains(where: { accord_curl_open($0, &curl) }),
            let multi = accord_curl_multi(&curl)
        else { return nil }
        self.curl = curl
        self.multi = multi
        self.limits = limits
        self.agent = agent
    }

    deinit {
        for easy in active.keys { end(easy) }
        accord_curl_multi_end(&curl, multi)
    }

    func start(_ request: LinkRequest, token: Int) {
        guard let easy = accord_curl_easy(&curl) else { preconditionFailure("there is memory for a request") }
        let exchange = Exchange(token: token, mayBeLocal: request.mayBeLocal)
        active[easy] = exchange
        let isReady =
            prepare(easy, request, Unmanaged.passUnretained(exchange).toOpaque())
            && accord_curl_add(&curl, multi, easy)
        precondition(isReady, "libcurl knows these options")
    }

    func replies(waiting milliseconds: Int) -> [(token: Int, reply: Reply)] {
        accord_curl_work(&curl, multi, Int32(milliseconds))
        var replies: [(token: Int, reply: Reply)] = []
        var result = CURLE_OK
        while let easy = accord_curl_ended(&curl, multi, &result) {
            guard let exchange = active[easy] else { preconditionFailure("a request is ended once") }
            replies.append((exchange.token, reply(easy, result, exchange)))
            end(easy)
            active[easy] = nil
        }
        return replies
    }

    private func end(_ easy: UnsafeMutableRawPointer) {
        accord_curl_remove(&curl, multi, easy)
        accord_curl_end(&curl, easy)
    }

    private func reply(_ easy: UnsafeMutableRawPointer, _ result: CURLcode, _ exchange: Exchange) -> Reply {
        if exchange.isForbidden { return .failure(.forbidden) }
        let status = accord_curl_status(&curl, easy)
        switch result {
        // The body is cut off as soon as it begins.
        case CURLE_OK where status > 0, CURLE_PARTIAL_FILE where status > 0,
            CURLE_WRITE_ERROR where status > 0 && exchange.headBytes >= 0:
            let redirect = accord_curl_redirect(&curl, easy).map { String(cString: $0) }
            let wait = Int(max(0, min(accord_curl_retry_after(&curl, easy), 1 << 30)))
            return .answer(status: status, redirect: redirect, wait: wait)
        case CURLE_COULDNT_RESOLVE_HOST: return .failure(.unknownHost)
        case CURLE_COULDNT_CONNECT: return .failure(.refused)
        case CURLE_OPERATION_TIMEDOUT: return .failure(.late)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            return .failure(.insecure)
        default: return .failure(.broken)
        }
    }

    // MARK: Options

    private func prepare(
        _ easy: UnsafeMutableRawPointer, _ request: LinkRequest, _ exchange: UnsafeMutableRawPointer
    ) -> Bool {
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_NOBODY, request.method == .head ? 1 : 0),
            (CURLOPT_TIMEOUT, limits.requestSeconds), (CURLOPT_CONNECTTIMEOUT, limits.connectSeconds),
            (CURLOPT_HTTP09_ALLOWED, 0),
        ]
        var texts: [(CURLoption, String)] = [
            (CURLOPT_URL, request.address.text), (CURLOPT_USERAGENT, agent), (CURLOPT_PROXY, ""),
            (CURLOPT_PROTOCOLS_STR, "http,https"),
        ]
        if request.method == .get { texts.append((CURLOPT_RANGE, "0-0")) }
        return numbers.allSatisfy { accord_curl_number(&curl, easy, $0.0, $0.1) }
            && texts.allSatisfy { accord_curl_text(&curl, easy, $0.0, $0.1) }
            && accord_curl_pointer(&curl, easy, CURLOPT_WRITEDATA, exchange)
            && accord_curl_on_bytes(&curl, easy, CURLOPT_WRITEFUNCTION, CurlTransport.takesNoBody)
            && accord_curl_pointer(&curl, easy, CURLOPT_HEADERDATA, exchange)
            && accord_curl_on_bytes(&curl, easy, CURLOPT_HEADERFUNCTION, CurlTransport.takesHead)
            && accord_curl_pointer(&curl, easy, CURLOPT_OPENSOCKETDATA, exchange)
            && accord_curl_on_connect(&curl, easy, CurlTransport.connects)
    }

    private static func exchange(_ pointer: UnsafeMutableRawPointer?) -> Exchange {
        guard let pointer else { preconditionFailure("libcurl gives back what it was given") }
        return Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
    }

    private static let takesNoBody: curl_write_callback = { _, _, _, _ in 0 }

    private static let takesHead: curl_write_callback = { _, size, count, pointer in
        let exchange = CurlTransport.exchange(pointer)
        exchange.headBytes += size * count
        if exchange.headBytes <= CurlTransport.headBytes { return size * count }
        exchange.headBytes = -1
        return 0
    }

    private static let connects: curl_opensocket_callback = { pointer, _, address in
        guard let address else { return CurlTransport.noSocket }
        let exchange = CurlTransport.exchange(pointer)
        let range = withUnsafePointer(to: &address.pointee.addr) { address in
            NetworkRange(AddressBytes.of(socketAddress: address))
        }
        guard range == .open || range == .local && exchange.mayBeLocal else {
            exchange.isForbidden = true
            return CurlTransport.noSocket
        }
        return accord_curl_socket(address)
    }

    /// CURL_SOCKET_BAD, a macro that is not imported.
    private static let noSocket: curl_socket_t = -1
}
