import Testing

@testable import Preview

struct ScriptedPageTests {
    private func page(_ html: String, base: String = "/x/") -> String {
        String(
            decoding: ScriptedPage.bytes(of: Array(html.utf8), generation: "s-1", base: base), as: UTF8.self)
    }

    @Test func putsTheScriptAtTheEndOfTheBody() {
        #expect(
            page("<body><p>a</body>")
                == "<body><p>a<script src=\"/x/.preview/preview.js\" data-generation=\"s-1\">"
                + "</script>\n</body>"
        )
        #expect(page("<p>a").hasSuffix("data-generation=\"s-1\"></script>\n"))
    }

    @Test(arguments: [
        (
            "default-src 'none'; script-src 'self'",
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
        ),
        (
            "connect-src 'none'; style-src https://a.example",
            "connect-src 'self'; style-src https://a.example 'self'; script-src 'self'"
        ),
    ])
    func letsThePageAskThePreview(_ old: String, _ new: String) {
        let head = { (policy: String) in "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">"
        }
        #expect(page(head(old)).hasPrefix(head(new) + "<script"))
    }
}
