internal import AgreementModel

/// `index.html`: the questions, who has signed, who is next, what is promised, what is new.
enum HomePage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "home", "The home page: questions, numbers, who has signed and who is next.", chrome,
            [
                .list("questions", PageSummary.view, "The explainer pages with their answers.") {
                    $0.with($0.register.pages)
                },
                .list("counts", CountView.view, "The ways of counting agreements, each with its number.") {
                    $0.with($0.register.site.counts)
                },
                .list("signed", AgreementSummary.view, "The signed agreements, by day of signing.") {
                    $0.with($0.register.signed)
                },
                .list("next", AgreementSummary.view, "Entries without a signature, the furthest stage first.")
                {
                    $0.with(unsigned($0))
                },
                .list("provisions", ProvisionSummary.view, "The provisions with their totals.") {
                    $0.with($0.register.provisions.all)
                },
                .list("recent", TimelineView.view, "The last five things that happened, the latest first.") {
                    $0.with(recent($0.edition))
                },
                .list("changes", SiteChange.view, "The last five changes of the site, the latest first.") {
                    $0.with(Array(SiteChange.all($0.edition).prefix(5)))
                },
                .text("joiner_count", "How many have joined the framework.") {
                    String($0.register.joiners.count)
                },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "index.html", title: edition.register.site.title.text,
                    description: edition.register.site.description.text, rank: .index,
                    subject: edition.language)
            ]
        }
    }

    private static func unsigned(_ scene: Scene<String>) -> [Agreement] {
        [.concluded, .negotiating, .announced, .joined].flatMap { stage in
            scene.edition.alphabetical(scene.register.agreements(at: stage))
        }
    }

    private static func recent(_ edition: Edition) -> [TimelineEntry] {
        Array(edition.timeline.filter { $0.date.earliest <= edition.register.day }.suffix(5).reversed())
    }
}
