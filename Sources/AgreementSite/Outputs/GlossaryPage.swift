internal import AgreementModel

/// `glossary.html`: the words of the field.
enum GlossaryPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "glossary", "The words of the field, explained.", chrome,
            [.list("terms", termView, "The terms in alphabetical order.") { $0.with(sorted($0.edition)) }]
        ) { edition in
            [
                PageDraft(
                    route: "glossary.html", title: edition.words.label("nav_glossary"),
                    description: edition.words.label("glossary_description"), rank: .index, subject: "")
            ]
        }
    }

    private static func sorted(_ edition: Edition) -> [Term] {
        edition.register.terms.sorted { a, b in
            if edition.words.precedes(a.term.text, b.term.text) { return true }
            return edition.words.precedes(b.term.text, a.term.text) ? false : a.id.value < b.id.value
        }
    }

    private static let termView = View<Scene<Term>>(
        "term",
        [
            .text("anchor", "The term's id.") { "term-\($0.it.id.value)" },
            .markup("term", "The word.") { $0.at.prose($0.it.term) },
            .markup("definition", "What it means.") { $0.at.prose($0.it.definition) },
            .list("sources", ListedSource.view, "The sources of the definition.") { scene in
                scene.with(ListedSource.named(scene.it.sources, scene.register))
            },
        ])
}
