internal import AgreementModel

/// `index.html`: the questions, who has signed, who is next, what is promised, what is new.
enum HomePage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "home", "The home page: questions, numbers, who has signed and who is next.", chrome,
            [
                .list("questions", PageSummary.view, "The first explainer pages with their answers.") {
                    $0.with(Array($0.register.pages.prefix(6)))
                },
                .list("more_questions", PageSummary.view, "The other explainer pages.") {
                    $0.with(Array($0.register.pages.dropFirst(6)))
                },
                .list("numbers", KeyNumber.view, "The numbers to know, each with where it is shown.") {
                    KeyNumber.all($0)
                },
                .markup("map", "The map of parties, drawn; the lists beside it say the same.") {
                    TileMap($0.register).svg($0)
                },
                .list("stages", TileMap.legendView, "The stages that occur, for the map's legend.") { scene in
                    scene.with(Stage.allCases.reversed().filter(TileMap(scene.register).stages.contains))
                },
                .list("signed", AgreementSummary.view, "The signed agreements, by day of signing.") {
                    $0.with($0.register.signed)
                },
                .list("next", AgreementSummary.view, "Entries without a signature, the furthest stage first.")
                {
                    $0.with(unsigned($0))
                },
                .list("provisions", ProvisionSummary.view, "The provisions with their totals.") {
                    $0.with($0.edition.provisions)
                },
                .list("recent", TimelineView.view, "The last three things that happened, the latest first.") {
                    $0.with(recent($0.edition))
                },
                .list("changes", SiteChange.view, "The last three changes of the site, the latest first.") {
                    $0.with(Array(SiteChange.all($0.edition).prefix(3)))
                },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "index.html", title: edition.register.site.title.text,
                    description: edition.register.site.description.text, rank: .index,
                    meaning: .home, subject: edition.language)
            ]
        }
    }

    private static func unsigned(_ scene: Scene<String>) -> [Agreement] {
        [.concluded, .negotiating, .announced, .joined].flatMap { stage in
            scene.edition.alphabetical(scene.register.agreements(at: stage))
        }
    }

    private static func recent(_ edition: Edition) -> [TimelineEntry] {
        Array(edition.timeline.filter { $0.date.earliest <= edition.register.day }.suffix(3).reversed())
    }
}
