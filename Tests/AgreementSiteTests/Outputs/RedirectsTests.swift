import AgreementModel
import Testing

@testable import AgreementSite

struct RedirectsTests {
    private func site() throws -> SmallSite {
        let site = try SmallSite()
        try site.replace("order: 1\n", by: "order: 1\naliases: [old/who.html]\n", in: "pages/who.md")
        return site
    }

    @Test func leadOnFromFormerAddresses() throws {
        let page = try #require(try site().build().text("old/who.html"))
        #expect(page.contains("url=../who.html") && page.contains("<h1"))
    }

    @Test(arguments: [(nil, "/"), ("https://example.org/pacts", "/pacts/")])
    func tellHostsTheSame(_ address: String?, _ base: String) throws {
        let rules = Redirects.rules(try site().edition(address: address))
        #expect(rules == "\(base)old/who.html \(base)who.html 301\n")
    }

    @Test func areNoFileWithoutAny() throws {
        #expect(try SmallSite().build().text("_redirects") == nil)
    }

    @Test(arguments: [
        "/who.html", "../who.html", "a/../who.html", "a//who.html", ".accord/x.html", "a\\who.html",
        "%2e%2e/who.html", "who", "https://example.org/x.html", "_headers",
    ])
    func standOnlyBelowTheSite(_ alias: String) throws {
        let site = try SmallSite()
        try site.replace("order: 1\n", by: "order: 1\naliases: ['\(alias)']\n", in: "pages/who.md")
        #expect(try site.build().diagnostics.map(\.id) == [.invalidRoute])
    }
}
