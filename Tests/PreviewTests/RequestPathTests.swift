import Testing

@testable import Preview

struct RequestPathTests {
    @Test(arguments: [
        ("/", ""), ("/a/b.html", "a/b.html"), ("/a/", "a/"), ("/%D1%97.html", "ї.html"), ("/a%20b", "a b"),
        ("/...", "..."), ("/.well-known/x", ".well-known/x"), ("/%252e%252e/x", "%2e%2e/x"),
    ])
    func decodesOnce(_ raw: String, _ path: String) throws {
        #expect(try #require(RequestPath(raw)).bytes == Array(path.utf8))
    }

    @Test(arguments: [
        "", "a", "http://evil.example/", "/..", "/../etc/passwd", "/a/../b", "/%2e%2e/etc/passwd", "/.%2E/x",
        "/a/.", "//evil.example", "/a//b", "/..%2fetc", "/a%2Fb", "/a%5C..%5Cb", "/..\\b",
        "/index.html%00.png",
        "/%", "/%4", "/%zz", "/%0d%0aSet-Cookie:x", "/%FF", "/%C0%AE%C0%AE/", "/\u{7F}",
    ])
    func refusesWhatLeadsElsewhere(_ raw: String) { #expect(RequestPath(raw) == nil) }
}
