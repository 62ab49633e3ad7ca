import Mustache
import Testing

@testable import AgreementSite

struct ViewTests {
    private struct Book: Sendable {
        let title: String, subtitle: String?
        let words: [String]
    }

    private static let view = View<Book>(
        "book",
        [
            .text("title", "Its title.") { $0.title }, .maybe("subtitle", "A line below it.") { $0.subtitle },
            .flag("long", "Whether it is long.") { $0.words.count > 1 },
            .list("words", View<String>("word", [.text("word", "A word.") { $0 }]), "Its words.") {
                $0.words
            },
        ])

    private func render(_ book: Book) throws -> String {
        let template =
            "{{title}}|{{subtitle}}|{{#long}}long{{/long}}|"
            + "{{#has_words}}<{{#words}}{{word}},{{/words}}>{{/has_words}}"
        let library = try Library([("book", "book.mustache", Array(template.utf8))])
        #expect(library.check("book", gives: Self.view.shape).isEmpty)
        var out: [UInt8] = []
        library.render("book", Self.view.object(book), into: &out)
        return String(decoding: out, as: UTF8.self)
    }

    @Test func givesEachNameItsValue() throws {
        let full = Book(title: "<A>", subtitle: "b", words: ["x", "y"])
        #expect(try render(full) == "&lt;A&gt;|b|long|<x,y,>")
        #expect(try render(Book(title: "A", subtitle: nil, words: [])) == "A|||")
    }

    @Test func namesEachFlagOfAList() {
        #expect(Self.view.shape.fields.map(\.name) == ["title", "subtitle", "long", "words", "has_words"])
    }
}
