import Testing

@testable import AgreementSite

struct VisibleTextTests {
    @Test(arguments: [
        ("<p>One <em>two</em>\n  three</p><p>four</p>", ["One two three", "four"]),
        ("<td>A</td><td> </td><td>B</td>", ["A", "B"]), ("a &lt; b &amp; c &#39;&#x41;", ["a < b & c 'A"]),
        ("<p title=\"a > b\">x</p>", ["x"]), ("<script>if (a < b) {}</script><p>x", ["x"]),
        ("AT&T &unknown; &#xFFFFFFFF;", ["AT&T &unknown; &#xFFFFFFFF;"]), ("", []), ("<", []), ("<p", []),
        ("<script>never closed", []),
    ])
    func isWhatAReaderSees(_ html: String, _ blocks: [String]) {
        #expect(VisibleText(of: Array(html.utf8)).blocks == blocks)
    }
}
