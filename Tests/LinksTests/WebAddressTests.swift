import Testing

@testable import Links

struct WebAddressTests {
    @Test func takesAnAddressApart() throws {
        let address = try #require(WebAddress("HTTPS://Example.org:8443/A?b=c#d"))
        #expect(address.host == "example.org" && address.port == 8443 && address.path == "/A?b=c")
        #expect(address.text == "HTTPS://Example.org:8443/A?b=c" && address.fragment == "#d")
        #expect(WebAddress("http://[2001:DB8::1]/")?.host == "2001:db8::1")
        #expect(WebAddress("http://a")?.port == 80 && WebAddress("https://a:")?.port == 443)
    }

    @Test(arguments: [
        "", "https:", "https://", "ftp://a/", "//a/", "https://a b/", "https://a@b/", "https://a:b@c/",
        "https://a:0/", "https://a:65536/", "https://a:+1/", "https://[::1/", "https://[::1]x/",
        "https://a\\@b/", "https://ä/", "https://a%00b/", "https://a/\u{1B}[31m", "https://a/\"",
    ])
    func refusesWhatIsNoAddressOfTheWeb(_ text: String) { #expect(WebAddress(text) == nil) }

    @Test(arguments: [
        ("http://localhost/", true), ("http://a.localhost/", true), ("http://127.0.0.1:1/", true),
        ("http://10.1.2.3/", true), ("http://[::1]/", true), ("http://[fd00::1]/", true),
        ("http://localhost.example/", false), ("http://127.1/", false), ("http://2130706433/", false),
        ("http://169.254.169.254/", false), ("http://0.0.0.0/", false), ("https://example.org/", false),
    ])
    func seesWhatIsPlainlyLocal(_ text: String, _ isLocal: Bool) throws {
        #expect(try #require(WebAddress(text)).isVisiblyLocal == isLocal)
    }
}
