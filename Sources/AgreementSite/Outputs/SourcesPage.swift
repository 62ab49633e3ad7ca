internal import AgreementModel

/// `sources.html`: every source, and where the site uses it.
enum SourcesPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "sources", "Every source, what is known of it, and where the site uses it.", chrome,
            [
                .list("shared", ListedSource.view, "The sources that several entries or pages may use.") {
                    scene in
                    scene.with(scene.register.sources.compactMap { listed($0, of: nil, scene) })
                },
                .list("entries", entryView, "The sources of each entry.") { scene in
                    scene.with(scene.edition.inOrder.filter { !$0.sources.isEmpty })
                },
                .text("count", "How many sources there are, in words.") { scene in
                    scene.words.count(
                        "sources",
                        scene.register.agreements.reduce(scene.register.sources.count) {
                            $0 + $1.sources.count
                        })
                },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "sources.html", title: edition.words.label("nav_sources"),
                    description: edition.words.label("sources_description"), rank: .index, subject: "")
            ]
        }
    }

    private static let entryView = View<Scene<Agreement>>(
        "entry with sources",
        [
            .object("agreement", AgreementSummary.view, "The entry.") { $0 },
            .list("sources", ListedSource.view, "Its own sources.") { scene in
                scene.with(scene.it.sources.compactMap { listed($0, of: scene.it, scene) })
            },
        ])

    /// - Returns: `nil` for a source that nothing visible on the day uses, if it is shared or later than the
    /// day.
    private static func listed<Subject>(
        _ source: Source, of agreement: Agreement?, _ scene: Scene<Subject>
    ) -> ListedSource.Subject? {
        let places = scene.edition.uses.places(of: source.id.value, in: agreement?.id)
        let subject = SourceView.Subject(source: source, agreement: agreement?.id)
        let isLater = source.published.map { $0.value.earliest > scene.register.day } ?? false
        if places.isEmpty, agreement == nil || isLater { return nil }
        let uses = places.compactMap { place in
            PlaceName.of(place, scene.register).map {
                Link(text: scene.at.prose($0), href: scene.at.address(of: place))
            }
        }
        return .init(source: subject, anchor: subject.anchor(on: nil), usedIn: uses)
    }
}
