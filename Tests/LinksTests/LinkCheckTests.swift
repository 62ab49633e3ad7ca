import AgreementModel
import Foundation
import Synchronization
import Testing

@testable import Links

/// The check of links through libcurl, against servers on this machine.
struct LinkCheckTests {
    private static let limits: LinkLimits = {
        var limits = LinkLimits()
        limits.pauseMilliseconds = 5
        limits.failures = 100
        return limits
    }()

    private func check(_ addresses: [String], _ limits: LinkLimits = limits) throws -> LinkCheck.Result {
        let file = SourceFile(path: "content/a.md", bytes: [])
        return try #require(
            try LinkCheck(limits).run(addresses.map { Located($0, file.whole) }, agent: "accord/test (me)"))
    }

    private func outcome(_ address: String, _ limits: LinkLimits = limits) throws -> LinkOutcome? {
        try check([address], limits).outcomes[try #require(WebAddress(address)).text]
    }

    /// A server whose paths say how it answers.
    private func server() throws -> LocalServer {
        try LocalServer { request in
            switch request.path {
            case "/well": .head("200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=b")
            case "/head-refused":
                .head(request.method == "HEAD" ? "405 No" : "206 Partial\r\nContent-Length: 1")
            case "/head-missing": .head(request.method == "HEAD" ? "404 No" : "200 OK")
            case "/head-ends": request.method == "HEAD" ? .end : .head("200 OK")
            case "/range-refused": .head(request.method == "HEAD" ? "403 No" : "416 No")
            case "/gone": .head("410 Gone")
            case "/moved": .head("301 Moved\r\nLocation: /well")
            case "/moved-twice": .head("308 Moved\r\nLocation: /moved")
            case "/moved-then-found": .head("301 Moved\r\nLocation: /found")
            case "/moved-away": .head("301 Moved\r\nLocation: /gone")
            case "/moved-home": .head("301 Moved\r\nLocation: /")
            case "/found": .head("302 Found\r\nLocation: well")
            case "/circle": .head("302 Found\r\nLocation: /circle-back")
            case "/circle-back": .head("302 Found\r\nLocation: /circle")
            case "/file": .head("302 Found\r\nLocation: file:///etc/passwd")
            case "/user": .head("302 Found\r\nLocation: http://a:b@127.0.0.1/")
            case "/private": .head("401 No")
            case "/failing": .head("500 No")
            case "/silent": .silence
            case "/endless": .endless
            case "/": .head("200 OK")
            default:
                if let number = Int(request.path.dropFirst()) {
                    .head("302 Found\r\nLocation: /\(number + 1)")
                } else {
                    .head("404 Not Found")
                }
            }
        }
    }

    private func outcome(at path: String) throws -> LinkOutcome? {
        let server = try server()
        defer { withExtendedLifetime(server) {} }
        var limits = Self.limits
        if path == "/silent" { limits.requestSeconds = 1 }
        return try outcome(server.address(path), limits)
    }

    @Test(arguments: [
        "/well", "/head-refused", "/head-missing", "/head-ends", "/range-refused", "/found", "/endless",
    ])
    func findsThatAPageIsWell(_ path: String) throws {
        #expect(try outcome(at: path) == .alive)
    }

    @Test(arguments: [("/nowhere", "404"), ("/gone", "410"), ("/moved-away", "410")])
    func findsThatAPageIsDead(_ path: String, _ status: String) throws {
        guard case .dead(let why) = try outcome(at: path) else {
            Issue.record("'\(path)' is dead")
            return
        }
        #expect(why.contains(status))
    }

    @Test(arguments: [
        ("/moved", "/well"), ("/moved-twice", "/well"), ("/moved-then-found", "/found"),
        ("/moved#part", "/well#part"),
    ])
    func saysWhereAPageMovedForGood(_ path: String, _ new: String) throws {
        let server = try server()
        #expect(
            try outcome(server.address(path)) == .moved(to: server.address(new), isFrontPage: false))
    }

    @Test func doubtsThatAPageMovedToTheFrontPage() throws {
        let server = try server()
        #expect(
            try outcome(server.address("/moved-home")) == .moved(to: server.address("/"), isFrontPage: true))
    }

    @Test(arguments: [
        ("/circle", "circle"), ("/1", "more than 10 times"), ("/file", "no address of the web"),
        ("/user", "no address of the web"), ("/private", "refuses programs (401)"), ("/failing", "(500)"),
        ("/silent", "in time"),
    ])
    func cannotTellOfWhatDoesNotAnswer(_ path: String, _ reason: String) throws {
        guard case .unreachable(let why) = try outcome(at: path) else {
            Issue.record("nobody can tell of '\(path)'")
            return
        }
        #expect(why.contains(reason), "\(why)")
    }

    @Test func cannotTellOfAClosedPort() throws {
        let port = try LocalServer { _ in .end }.port
        #expect(
            try outcome("http://127.0.0.1:\(port)/")
                == .unreachable("'127.0.0.1' takes no connection at port \(port)"))
    }

    @Test func doesNotTrustAServerThatSpeaksNoTLS() throws {
        let server = try LocalServer { _ in .head("200 OK") }
        #expect(
            try outcome("https://localhost:\(server.port)/")
                == .unreachable("'localhost' makes no secure connection that can be trusted"))
    }

    @Test func asksPolitely() throws {
        var limits = Self.limits
        limits.pauseMilliseconds = 30
        let server = try LocalServer(delay: 20) { request in
            .head(request.method == "HEAD" ? "405 No\r\nSet-Cookie: a=b" : "200 OK\r\nSet-Cookie: a=b")
        }
        let result = try check(["/a", "/b", "/a", "/a#b", "/c"].map(server.address), limits)
        #expect(result.addressCount == 3 && result.hostCount == 1)
        let requests = server.requests
        #expect(requests.map(\.method) == ["HEAD", "GET", "HEAD", "GET", "HEAD", "GET"])
        #expect(server.most == 1, "one request at a time")
        for (one, next) in zip(requests, requests.dropFirst()) {
            #expect(next.began - one.began >= .milliseconds(45), "a pause after each answer")
        }
        for request in requests {
            #expect(request.head.contains("\r\nUser-Agent: accord/test (me)\r\n"))
            #expect(!request.head.contains("Cookie:") && !request.head.contains("Referer:"))
            #expect(request.head.contains("\r\nRange: bytes=0-0\r\n") == (request.method == "GET"))
        }
    }

    @Test func waitsAsLongAsAHostAsks() throws {
        let asked = Asked()
        let server = try LocalServer { _ in
            .head(asked.first() ? "429 Slow\r\nRetry-After: 1" : "200 OK")
        }
        let result = try check(["/a", "/b"].map(server.address))
        #expect(result.outcomes.values.allSatisfy { $0 == .alive })
        let times = server.requests.map(\.began)
        #expect(times.count == 3 && times[1] - times[0] >= .seconds(1))
    }

    @Test func leavesAHostAloneThatAsksForMuchTime() throws {
        let server = try LocalServer { _ in .head("429 Slow\r\nRetry-After: 3600") }
        let result = try check((1...5).map { server.address("/\($0)") })
        #expect(server.requests.count == 1)
        #expect(result.outcomes.count == 5)
        for outcome in result.outcomes.values {
            guard case .unreachable(let why) = outcome, why.contains("429") else {
                Issue.record("\(outcome)")
                continue
            }
        }
    }

    @Test func leavesAHostAloneThatNeverAnswers() throws {
        var limits = Self.limits
        limits.failures = 2
        limits.requestSeconds = 1
        let server = try LocalServer { _ in .silence }
        let result = try check((1...5).map { server.address("/\($0)") }, limits)
        #expect(server.requests.count == 2 && result.outcomes.count == 5)
    }

    @Test func endsWhenTheTimeIsOver() throws {
        var limits = Self.limits
        limits.totalSeconds = 1
        limits.requestSeconds = 20
        let server = try LocalServer { _ in .silence }
        let start = ContinuousClock.now
        let outcome = try outcome(server.address("/a"), limits)
        #expect(outcome == .unreachable("the time for the whole check was over"))
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test func stopsWhenAsked() throws {
        let server = try LocalServer { _ in .silence }
        let file = SourceFile(path: "content/a.md", bytes: [])
        let addresses = [Located(server.address("/a"), file.whole)]
        #expect(try LinkCheck().run(addresses, agent: "me", isStopped: { true }) == nil)
    }

    // MARK: Where content must not lead

    @Test(arguments: [
        "http://127.0.0.1:", "http://localhost:", "http://127.1:", "http://[::ffff:127.0.0.1]:",
    ])
    func redirectsToNoOtherServiceOfAPrivateNetwork(_ prefix: String) throws {
        let secret = try LocalServer { _ in .head("200 OK") }
        let server = try LocalServer { _ in
            .head("302 Found\r\nLocation: \(prefix)\(secret.port)/")
        }
        guard case .unreachable = try outcome(server.address("/a")) else {
            Issue.record("it is refused")
            return
        }
        #expect(secret.requests.isEmpty)
    }

    @Test(arguments: ["127.1", "2130706433", "0x7f.1", "0"])
    func connectsToNoPrivateNetworkThatIsNotPlainToSee(_ host: String) throws {
        let secret = try LocalServer { _ in .head("200 OK") }
        guard case .unreachable(let why) = try outcome("http://\(host):\(secret.port)/") else {
            Issue.record("it is refused")
            return
        }
        #expect(why.contains("private or reserved"))
        #expect(secret.requests.isEmpty)
    }

    // MARK: Names

    @Test(arguments: [NameLookup.unknown, .known, .unanswered])
    func tellsAnUnknownHostFromANetworkThatIsAway(_ lookup: NameLookup) throws {
        var check = LinkCheck(Self.limits)
        check.resolve = { _ in lookup }
        let replies: [String: Reply] = [
            "https://a.example/": .failure(.unknownHost), "https://b.example/": .answer(status: 200),
        ]
        let both = try #require(check.run(Array(replies.keys), over: Script(replies)))
        #expect(both.outcomes["https://b.example/"] == .alive)
        #expect(
            both.outcomes["https://a.example/"]
                == (lookup == .unknown
                    ? .dead("no host 'a.example' is known")
                    : .unreachable("no name server told of 'a.example'")))
        let alone = try #require(check.run(["https://a.example/"], over: Script(replies)))
        #expect(alone.outcomes["https://a.example/"] == .unreachable("no host answered at all"))
    }
}

/// Says who is the first to ask.
private final class Asked: Sendable {
    private let count = Mutex(0)

    func first() -> Bool {
        count.withLock { count in
            count += 1
            return count == 1
        }
    }
}

/// Gives replies that were written down.
private final class Script: Transport {
    private let replies: [String: Reply]
    private var ready: [(token: Int, reply: Reply)] = []

    init(_ replies: [String: Reply]) { self.replies = replies }

    func start(_ request: LinkRequest, token: Int) {
        ready.append((token, replies[request.address.text] ?? .answer(status: 404)))
    }

    func replies(waiting milliseconds: Int) -> [(token: Int, reply: Reply)] {
        defer { ready = [] }
        return ready
    }
}
