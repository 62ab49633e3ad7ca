import AgreementModel
import Testing

@testable import AgreementSite

struct AuditTests {
    private func audit(_ body: String, head: String = "<title>t</title>", at path: String = "a/page.html")
        -> [String]
    {
        let html = "<html lang=\"en\"><head>\(head)</head><body><h1>x</h1>\(body)</body></html>"
        let artifacts = [
            Artifact(path: path, bytes: Array(html.utf8), rank: .page),
            Artifact(path: "index.html", bytes: Array(other.utf8), rank: .index),
            Artifact(path: "assets/site.css", bytes: [], rank: .asset),
        ]
        return Audit(artifacts, basePath: "/sub/", jobs: 1).diagnostics().map(\.summary)
    }

    private let other = "<html lang=\"en\"><title>t</title><h1 id=\"top\">x</h1></html>"

    @Test(arguments: [
        "<a href=\"../index.html\">x</a>", "<a href=\"../index.html#top\">x</a>",
        "<a href=\"page.html?q=1\">x</a>",
        "<a href=\"https://example.org/\">x</a>", "<a href=\"/sub/index.html\">x</a>",
        "<p id=\"b\"><a href=\"#b\">x</a>",
        "<a href=\"mailto:a@example.org\">x</a>", "<link rel=\"canonical\" href=\"https://example.org/x\">",
        "<script src=\"../assets/site.css\"></script>", "<script type=\"application/ld+json\">{}</script>",
    ])
    func acceptsWhatIsRight(_ body: String) { #expect(audit(body) == []) }

    @Test(arguments: [
        ("<a href=\"none.html\">x</a>", "leads to nothing"),
        ("<a href=\"../../x.html\">x</a>", "leads to nothing"),
        ("<a href=\"/index.html\">x</a>", "leads to nothing"),
        ("<a href=\"../index.html#no\">x</a>", "has nothing with the id"),
        ("<a href=\"#no\">x</a>", "has nothing with the id"), ("<p id=\"a\"><p id=\"a\">", "stands twice"),
        ("<h1>y</h1>", "has 2"), ("<p style=\"color:red\">", "stylesheet"),
        ("<style>p{}</style>", "stylesheet"),
        ("<script>1</script>", "stands in a file"), ("<p onclick=\"x()\">", "in the script"),
        ("<img src=\"https://evil.example/x.png\" alt=\"\">", "from elsewhere"),
        ("<link rel=\"stylesheet\" href=\"//evil.example/x.css\">", "from elsewhere"),
        ("<script src=\"none.js\"></script>", "leads to nothing"),
    ])
    func findsWhatIsWrong(_ body: String, _ complaint: String) throws {
        let found = audit(body)
        #expect(found.count == 1)
        #expect(try #require(found.first).contains(complaint))
    }

    @Test func missesNoTitleLanguageOrHeading() {
        let page = Artifact(path: "a.html", bytes: Array("<html><p>x</p></html>".utf8), rank: .page)
        let found = Audit([page], basePath: "/", jobs: 1).diagnostics().map(\.summary)
        #expect(found.count == 3)
    }

    @Test(arguments: [(nil, "/"), ("https://example.org", "/"), ("https://example.org/a/b", "/a/b/")])
    func knowsThePathOfAnAddress(_ address: String?, _ path: String) { #expect(BasePath.of(address) == path) }

    /// A page with a stylesheet, each with so many kilobytes of text that hardly shrinks below half.
    private func weigh(_ rank: Artifact.Rank, page: Int, style: Int) -> [Diagnostic] {
        let digits = { (kilobytes: Int) in
            (0..<kilobytes * 16).map { SHA256Digest(of: Array("\($0)".utf8)).hex(64) }.joined()
        }
        let html =
            "<html lang=\"en\"><head><title>t</title><link rel=\"stylesheet\" href=\"../assets/site.css\">"
            + "<link rel=\"alternate\" href=\"../assets/unused.css\"></head><h1>x</h1>\(digits(page))"
        return Audit(
            [
                Artifact(path: "a/page.html", bytes: Array(html.utf8), rank: rank),
                Artifact(path: "assets/site.css", bytes: Array(digits(style).utf8), rank: .asset),
                Artifact(path: "assets/unused.css", bytes: Array(digits(30).utf8), rank: .asset),
            ], basePath: "/", jobs: 1
        ).diagnostics()
    }

    @Test(arguments: [
        (Artifact.Rank.page, 90, 10, []), (.page, 130, 10, ["a/page.html"]),
        (.page, 90, 30, ["a/page.html"]), (.index, 130, 10, []), (.index, 260, 1, ["a/page.html"]),
        (.page, 1, 50, ["assets/site.css"]),
    ])
    func warnsOfWhatIsHeavy(_ rank: Artifact.Rank, _ page: Int, _ style: Int, _ heavy: [String]) {
        let found = weigh(rank, page: page, style: style)
        #expect(found.map(\.span.file.path) == heavy)
        #expect(found.allSatisfy { $0.id == .pageWeight && $0.severity == .warning })
    }
}
