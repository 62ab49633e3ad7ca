internal import AgreementModel
internal import Mustache

/// `search.html`: everything that can be looked up, as one list; the script searches in it.
enum SearchPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "search", "The search page: a list of all there is, which the script searches.", chrome,
            [.list("kinds", kindView, "What can be found, kind by kind.") { $0.with(kinds($0)) }]
        ) { edition in
            [
                PageDraft(
                    route: "search.html", title: edition.words.label("nav_search"),
                    description: edition.words.label("search_description"), rank: .index, subject: "")
            ]
        }
    }

    /// Something that can be found.
    struct Item: Sendable {
        let title: Prose
        /// What else it is found by.
        let text: Prose?
        let place: Place
        var date: PartialDate?
    }

    /// All that is found of one kind.
    struct Kind: Sendable {
        let id: String, label: String
        let items: [Item]
    }

    private static func kinds(_ scene: Scene<String>) -> [Kind] {
        let (register, edition) = (scene.register, scene.edition)
        let kinds: [(id: String, label: String, items: [Item])] = [
            (
                "agreements", "nav_agreements",
                edition.inOrder.map { agreement in
                    Item(
                        title: register.name(of: agreement),
                        text: AgreementSummary.answer(scene.with(agreement)), place: .agreement(agreement.id))
                }
            ),
            (
                "provisions", "provisions",
                edition.provisions.map {
                    Item(title: $0.label, text: $0.question, place: .provision($0.id.value))
                }
            ),
            (
                "questions", "nav_questions",
                register.pages.map { Item(title: $0.title, text: $0.answer, place: .page($0.id)) }
            ),
            (
                "terms", "nav_glossary",
                register.terms.map { Item(title: $0.term, text: $0.definition, place: .term($0.id.value)) }
            ),
            (
                "events", "nav_timeline",
                edition.timeline.map { Item(title: $0.title, text: nil, place: .event($0.id), date: $0.date) }
            ),
        ]
        return kinds.filter { !$0.items.isEmpty }.map {
            Kind(id: $0.id, label: scene.words.label($0.label), items: $0.items)
        }
    }

    private static let kindView = View<Scene<Kind>>(
        "kind of findings",
        [
            .text("id", "The kind's identifier.") { $0.it.id },
            .text("label", "The kind in words.") { $0.it.label },
            .list("items", itemView, "What there is of it.") { $0.with($0.it.items) },
        ])

    private static let itemView = View<Scene<Item>>(
        "finding",
        [
            .markup("title", "What it is called.") { $0.at.prose($0.it.title) },
            .markup("text", "A sentence about it.") { scene in scene.it.text.map(scene.at.prose) },
            .text("href", "Where it is.") { $0.at.address(of: $0.it.place) },
            .maybe("date", "Its date in words.") { scene in scene.it.date.map(scene.words.date) },
        ])
}
