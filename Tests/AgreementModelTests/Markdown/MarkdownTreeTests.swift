import Testing

@testable import AgreementModel

struct MarkdownTreeTests {
    private func html(_ text: String, _ change: (borrowing MarkdownTree) -> Void = { _ in }) -> String {
        let tree = MarkdownTree(Array(text.utf8)[...])
        change(tree)
        return String(decoding: tree.html(), as: UTF8.self)
    }

    @Test(arguments: [
        ("# a\n\n*b* **c**", "<h1>a</h1>\n<p><em>b</em> <strong>c</strong></p>\n"), ("", ""),
        ("it's", "<p>it’s</p>\n"), ("a\u{0}b", "<p>a\u{FFFD}b</p>\n"), ("a\r\nb\r\n", "<p>a\nb</p>\n"),
        ("<b>x</b>", "<p><!-- raw HTML omitted -->x<!-- raw HTML omitted --></p>\n"),
        ("[x](javascript:y)", "<p><a href=\"\">x</a></p>\n"), ("&lt;&amp;", "<p>&lt;&amp;</p>\n"),
    ])
    func rendersAsLibcmarkDoes(_ text: String, _ wanted: String) { #expect(html(text) == wanted) }

    @Test func isRewrittenWithoutTouchingHTML() {
        let made = html("a [b](https://example.org) c") { tree in
            for node in tree.nodes() where node.kind == .link {
                let custom = MarkdownNode.custom(block: false, before: "<i>", after: "</i>")
                for child in node.children { custom.append(child) }
                node.replace(with: custom)
            }
        }
        #expect(made == "<p>a <i>b</i> c</p>\n")
    }

    @Test func makesListsAndUnwrapsLinks() {
        let made = html("x [y *z*](a:b)\n\nlist") { tree in
            for node in tree.nodes() {
                if node.kind == .link { node.unwrap() }
                if node.kind == .paragraph, node.plainText == "list" {
                    node.replace(with: .list([[.link(to: "a.html", text: "<A>")], [.text("B")]]))
                }
            }
        }
        #expect(
            made.hasPrefix(
                "<p>x y <em>z</em></p>\n<ul>\n<li><a href=\"a.html\">&lt;A&gt;</a></li>\n<li>B</li>\n</ul>"))
    }
}
