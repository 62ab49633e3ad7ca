import Testing

@testable import AgreementModel

struct HeadingIDsTests {
    @Test func numbersHeadingsThatReadAlike() {
        var ids = HeadingIDs()
        #expect(
            ["term", "term", "term-2", "term", "other"].map { ids.take($0) } == [
                "term", "term-2", "term-2-2", "term-3", "other",
            ])
    }
}

struct SlugTests {
    @Test(arguments: [
        ("Who is next?", "who-is-next"), ("Ukraine's path", "ukraines-path"), ("Що далі?", "shcho-dali"),
        ("Їжак і Ґанок", "izhak-i-ganok"), ("Château", "chateau"), ("—", "section"), ("  A  ", "a"),
        ("Підпис'ята", "pidpysiata"), ("24 hours", "24-hours"),
    ])
    func makesIdsOfHeadings(_ text: String, _ slug: String) { #expect(Slug.make(text) == slug) }

    @Test func isAtMost72Bytes() {
        #expect(Slug.make(String(repeating: "word ", count: 40)).utf8.count <= 72)
    }

    @Test func escapesByScalar() {
        #expect(
            Escape.html("<a href=\"'&\">\"\u{301}") == "&lt;a href=&quot;&#39;&amp;&quot;&gt;&quot;\u{301}")
    }
}
