import Testing

@testable import AgreementSite
@testable import Preview

/// A site of a few files, as it is shown.
func shownSite() -> PreviewedSite {
    var build = SiteBuilder.Build()
    build.artifacts = [
        ("index.html", "<html><body>home</body></html>"), ("404.html", "<body>nothing here</body>"),
        ("uk/index.html", "<body>вдома</body>"), ("data/a.csv", "0123456789"), ("_headers", "x"),
    ].map { Artifact(path: $0, bytes: Array($1.utf8), rank: .page) }
    var site = PreviewedSite(session: "s")
    site.complete(build)
    return site
}

struct ExchangeTests {
    private let exchange = Exchange(base: "/some/path/", port: 4000)

    private func reply(_ path: String, _ change: (inout Request) -> Void = { _ in }) -> Reply {
        var request = Request(path: path, host: "127.0.0.1:4000")
        change(&request)
        return exchange.reply(to: request, shownSite())
    }

    @Test(arguments: [
        ("/some/path/", 200, "home"), ("/some/path/index.html", 200, "home"),
        ("/some/path/uk/", 200, "вдома"),
        ("/some/path/data/a.csv", 200, "0123456789"), ("/some/path/nope.html", 404, "nothing here"),
        ("/some/path/.accord/manifest", 404, "nothing here"), ("/some/path/data/", 404, "nothing here"),
        ("/some/path/data", 404, "nothing here"), ("/some/pathology", 404, "stands below /some/path/"),
        ("/index.html", 404, "stands below /some/path/"), ("/some/path/../x", 400, "no path"),
    ])
    func answersBelowTheBasePath(_ path: String, _ status: Int, _ text: String) {
        let reply = reply(path)
        #expect(reply.status == status)
        #expect(String(decoding: reply.body, as: UTF8.self).contains(text))
        #expect(reply.header("X-Content-Type-Options") == "nosniff")
    }

    @Test func redirectsFoldersAndTheRoot() {
        #expect(reply("/some/path/uk").status == 301)
        #expect(reply("/some/path/uk").header("Location") == "/some/path/uk/")
        #expect(reply("/").header("Location") == "/some/path/")
        #expect(reply("/some/path").header("Location") == "/some/path/")
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "CONNECT", ""])
    func refusesOtherMethods(_ method: String) {
        let reply = reply("/some/path/") { $0.method = method }
        #expect(reply.status == 405 && reply.header("Allow") == "GET, HEAD")
        #expect(reply.header("Connection") == "close")
    }

    @Test(arguments: [
        nil, "", "evil.example", "evil.example:4000", "127.0.0.1", "127.0.0.1:4001",
        "localhost.evil.example:4000",
        "127.0.0.1:4000.evil.example",
    ])
    func refusesForeignHosts(_ host: String?) {
        #expect(reply("/some/path/") { $0.host = host }.status == 403)
    }

    @Test(arguments: ["http://evil.example", "null", "https://127.0.0.1:4000", "http://127.0.0.1:4001", ""])
    func refusesForeignOrigins(_ origin: String) {
        #expect(reply("/some/path/.preview/events") { $0.origin = origin }.status == 403)
    }

    @Test func answersItsOwnNames() {
        #expect(reply("/some/path/") { $0.host = "LOCALHOST:4000" }.status == 200)
        #expect(reply("/some/path/.preview/events") { $0.origin = "http://localhost:4000" }.isEvents)
        #expect(Exchange(base: "/", port: 80).hosts.contains("localhost"))
    }

    @Test func refusesBodies() { #expect(reply("/some/path/") { $0.hasBody = true }.status == 413) }

    @Test func answersWhetherAFileChanged() throws {
        let tag = try #require(reply("/some/path/data/a.csv").header("ETag"))
        for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let reply = reply("/some/path/data/a.csv") { $0.ifNoneMatch = known }
            #expect(reply.status == 304 && reply.body.isEmpty, "\(known)")
        }
        #expect(reply("/some/path/data/a.csv") { $0.ifNoneMatch = "\"other\"" }.status == 200)
    }

    @Test func answersWithParts() throws {
        let part = reply("/some/path/data/a.csv") { $0.range = "bytes=2-4" }
        #expect(part.status == 206 && part.body == Array("234".utf8))
        #expect(part.header("Content-Range") == "bytes 2-4/10")
        let none = reply("/some/path/data/a.csv") { $0.range = "bytes=10-" }
        #expect(none.status == 416 && none.header("Content-Range") == "bytes */10")
        let stale = reply("/some/path/data/a.csv") { ($0.range, $0.ifRange) = ("bytes=2-4", "\"old\"") }
        #expect(stale.status == 200 && stale.body.count == 10)
    }

    @Test(arguments: [
        ("index.html", "text/html; charset=utf-8"), ("_headers", "text/plain; charset=utf-8"),
        ("a/b.ics", "text/calendar; charset=utf-8"), (".nojekyll", "text/plain; charset=utf-8"),
        ("x.unknown", "application/octet-stream"), ("feed.xml", "application/xml"),
    ])
    func saysWhatAFileIs(_ path: String, _ type: String) { #expect(ContentType.of(path) == type) }

    @Test func putsTheScriptIntoPagesOnly() {
        let page = String(decoding: reply("/some/path/").body, as: UTF8.self)
        #expect(page.contains("<script src=\"/some/path/.preview/preview.js\" data-generation=\"s-1\">"))
        #expect(reply("/some/path/.preview/preview.js").status == 200)
        #expect(reply("/some/path/.preview/preview.css").header("Content-Type") == "text/css; charset=utf-8")
        #expect(reply("/some/path/_headers").body == Array("x".utf8))
    }

    @Test func waitsForAFirstGoodSite() {
        let request = Request(path: "/some/path/a.html", host: "127.0.0.1:4000")
        let reply = exchange.reply(to: request, PreviewedSite(session: "s"))
        #expect(reply.status == 503)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("data-generation=\"s-0\""))
    }
}
