import Mustache
import Testing

struct MarkupTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a & b", "a &amp; b"), ("<b>", "&lt;b&gt;"),
        ("\"it's\"", "&quot;it&#39;s&quot;"), ("&amp;", "&amp;amp;"), ("Київ і Львів", "Київ і Львів"),
        ("<<>>&&''\"\"", "&lt;&lt;&gt;&gt;&amp;&amp;&#39;&#39;&quot;&quot;"),
        ("tab\tand\nline", "tab\tand\nline"),
    ])
    func escapesTheFiveCharactersOfHTML(_ text: String, _ html: String) {
        #expect(Markup(escaping: text).html == html)
    }

    @Test(arguments: ["\"", "'", "<", ">", "&"])
    func escapesACharacterThatACombiningAccentFollows(_ character: String) {
        let bytes = Markup(escaping: "a=\(character)\u{301}onclick").bytes
        #expect(!bytes.contains(character.utf8.first ?? 0) || character == "&")
        #expect(bytes.suffix(9) == Array("\u{301}onclick".utf8)[...])
        #expect(Markup(escaping: "\(character)\u{301}").bytes != Markup(trusted: "\(character)\u{301}").bytes)
    }

    @Test func escapesTextThatIsNotStoredInOnePiece() {
        let text = String(repeating: "a<b & ", count: 1000)
        #expect(Markup(escaping: text).html == String(repeating: "a&lt;b &amp; ", count: 1000))
    }

    @Test func takesTrustedHTMLAsItIs() {
        #expect(Markup(trusted: "<p>&amp;</p>").html == "<p>&amp;</p>")
        #expect(Markup(trusted: Array("<p>".utf8)) == Markup(trusted: "<p>"))
    }

    @Test func isEqualOnlyByBytes() {
        #expect(Markup(trusted: "\u{E9}") != Markup(trusted: "e\u{301}"))
    }
}
