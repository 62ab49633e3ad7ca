import Testing

@testable import Mustache

struct TagReaderTests {
    private func tags(_ source: String) -> [Mustache.Tag] { TagReader(Array(source.utf8), path: "a").tags }

    private func names(_ source: String) -> [String] {
        tags(source).map { String(decoding: Array(source.utf8)[$0.name], as: UTF8.self) }
    }

    @Test(
        arguments: [
            ("{{a}}", .value), ("{{{a}}}", .raw), ("{{&a}}", .raw), ("{{#a}}", .section),
            ("{{^a}}", .inverted),
            ("{{/a}}", .close), ("{{>a}}", .partial), ("{{<a}}", .parent), ("{{$a}}", .block),
            ("{{!a}}", .comment),
        ] as [(String, Mustache.Tag.Kind)])
    func tellsTheKindByTheFirstSign(_ source: String, _ kind: Mustache.Tag.Kind) throws {
        let tag = try #require(tags(source).first)
        #expect(tag.kind == kind)
        #expect(tag.range == 0..<source.utf8.count)
        #expect(names(source) == ["a"])
    }

    @Test(arguments: [
        "{{ a }}", "{{{ a }}}", "{{& a }}", "{{ # a }}", "{{^\ta\t}}", "{{/ a}}", "{{>\r\n a}}", "{{< a }}",
        "{{$\na }}",
    ])
    func ignoresSpaceInsideATag(_ source: String) {
        #expect(names(source) == ["a"])
    }

    @Test(
        arguments: [
            ("{a} {{b}} } }}", ["b"]), ("{{a}}}", ["a"]), ("{{a}}{{b}}", ["a", "b"]), ("{ {{a}}", ["a"]),
            ("no tags", []), ("", []), ("{{місто.назва}}", ["місто.назва"]),
            ("{{.}}{{.a}}{{a.b.c}}", [".", ".a", "a.b.c"]),
            ("{{>parts/row-1.html}}", ["parts/row-1.html"]),
        ] as [(String, [String])])
    func findsTagsAmongText(_ source: String, _ expected: [String]) {
        #expect(names(source) == expected)
    }

    @Test(arguments: [
        ("{{=<% %>=}}<%a%>{{b}}", ["<% %>", "a"]), ("{{=| |=}}|a||b|", ["| |", "a", "b"]),
        ("{{= [ ] =}}[a]{{b}}", ["[ ]", "a"]),
        ("{{=<< >>=}}<<a>><<={{ }}=>>{{b}}<<c>>", ["<< >>", "a", "{{ }}", "b"]),
        ("{{=<% %>=}}<%{a}%><%&b%>", ["<% %>", "a", "b"]), ("{{=\t@   @\n=}}@a@", ["@   @", "a"]),
    ])
    func changesDelimitersFromThereOn(_ source: String, _ expected: [String]) {
        #expect(names(source) == expected)
    }

    @Test(arguments: [
        ("{{!}}", true), ("{{! a b {{ c }}", true), ("{{!\n lines\n}}", true), ("{{! = # / }}", true),
    ])
    func takesAnythingAsAComment(_ source: String, _ isRead: Bool) {
        #expect(tags(source).map(\.kind) == [.comment])
    }

    @Test(arguments: [
        ("{{#a}}", true), ("  {{#a}}\t\nx", true), ("x\n{{#a}}\r\n", true), ("x{{#a}}\n", false),
        ("{{#a}}x", false),
        ("{{#a}} \r x", false), ("\u{FEFF}{{#a}}\n", true), ("x\r\n {{#a}}", true), ("\u{A0}{{#a}}", false),
    ])
    func knowsATagThatIsAloneOnItsLine(_ source: String, _ isAlone: Bool) {
        #expect(tags(source).map(\.isAlone) == [isAlone])
    }

    @Test func knowsWhereTheLineOfATagStartsAndEnds() throws {
        let tag = try #require(tags("x\n  {{#a}} \r\ny").first)
        #expect(tag.indent == 2)
        #expect(tag.nextLine == 13)
    }

    @Test(
        arguments: [
            ("x {{a", 2, 2, "'{{' is never closed", "write '}}' where the tag ends"),
            ("{{ a }", 0, 2, "'{{' is never closed", "write '}}' where the tag ends"),
            ("{{{a}}", 0, 3, "'{{{' is never closed", "write '}}}' where the tag ends"),
            ("{{#a}}{{/a", 6, 3, "'{{/' is never closed", "write '}}' where the tag ends"),
            ("{{! a", 0, 3, "'{{!' is never closed", "write '}}' where the tag ends"),
            ("{{=| |}}", 0, 3, "'{{=' is never closed", "write '=}}' where the tag ends"),
            ("{{=| |=}}é|a", 11, 1, "'|' is never closed", "write '|' where the tag ends"),
            ("{{", 0, 2, "'{{' is never closed", "write '}}' where the tag ends"),
            ("{{=|=}}", 0, 7, "delimiters are two words without '='", "write {{=<% %>=}}"),
            ("{{=a b c=}}", 0, 11, "delimiters are two words without '='", "write {{=<% %>=}}"),
            ("{{==| |==}}", 0, 11, "delimiters are two words without '='", "write {{=<% %>=}}"),
            ("{{==}}", 0, 6, "delimiters are two words without '='", "write {{=<% %>=}}"),
            ("a{{}}", 1, 4, "a tag has a name", nil), ("{{# }}", 0, 6, "a tag has a name", nil),
            ("{{{}}}", 0, 6, "a tag has a name", nil), ("{{a b}}", 2, 3, "a name has no spaces", nil),
            ("{{> a\nb }}", 4, 3, "a name has no spaces", nil),
            ("{{a..b}}", 2, 4, "a dotted name has a word on both sides of a dot", nil),
            ("{{#a.}}", 3, 2, "a dotted name has a word on both sides of a dot", nil),
            ("{{..}}", 2, 2, "a dotted name has a word on both sides of a dot", nil),
        ] as [(String, Int, Int, String, String?)])
    func refusesATagThatCannotBeRead(
        _ source: String, _ offset: Int, _ length: Int, _ summary: String, _ hint: String?
    ) {
        let expected = TemplateError(path: "a", offset: offset, length: length, summary: summary, hint: hint)
        #expect(TagReader(Array(source.utf8), path: "a").errors == [expected])
    }

    @Test func readsOnAfterATagWithoutAName() {
        let reader = TagReader(Array("{{}}{{a b}}{{c".utf8), path: "a")
        #expect(reader.errors.map(\.offset) == [0, 6, 11])
    }
}
