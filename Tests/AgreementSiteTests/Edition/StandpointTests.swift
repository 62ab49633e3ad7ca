import AgreementModel
import Mustache
import Testing

@testable import AgreementSite

struct StandpointTests {
    private let words: Words

    init() throws { words = try SmallSite().edition().words }

    private func at(_ route: String, _ prefix: String = "", _ basePath: String = "/") -> Standpoint {
        Standpoint(words: words, language: "en", prefix: prefix, route: route, basePath: basePath)
    }

    @Test(arguments: [
        ("index.html", "", "", ""), ("agreements/a.html", "", "../", "../"),
        ("a/b/c.html", "", "../../", "../../"),
        ("index.html", "uk/", "../", ""), ("agreements/a.html", "uk/", "../../", "../"),
    ])
    func isRelativeToItsPage(_ route: String, _ prefix: String, _ root: String, _ base: String) {
        let standpoint = at(route, prefix)
        #expect(standpoint.root == root && standpoint.base == base)
        #expect(standpoint.address(of: .page("who")) == base + "who.html")
    }

    /// A host shows this page at any depth.
    @Test func startsFromTheRootWhereNothingIsFound() {
        #expect(at("404.html").base == "/")
        #expect(at("404.html", "uk/", "/pacts/").base == "/pacts/uk/")
    }

    @Test func marksAnotherLanguageAndEscapes() {
        let span = Span(SourceFile(path: "x", bytes: []), 0, 0)
        let text = { (language: String) in
            self.at("index.html").prose(Prose(text: "<i>\"it's\" & \u{301}", language: language, span: span))
                .html
        }
        #expect(text("en") == "&lt;i&gt;&quot;it’s&quot; &amp; \u{301}")
        #expect(text("uk").hasPrefix("<span lang=\"uk\">&lt;i&gt;"))
    }
}
