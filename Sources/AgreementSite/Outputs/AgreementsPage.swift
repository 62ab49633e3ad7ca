internal import AgreementModel

/// `agreements.html`: all entries by stage.
enum AgreementsPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "agreements", "All entries: signed, next, and those who only joined the framework.", chrome,
            [
                .list("signed", AgreementSummary.view, "The signed agreements in alphabetical order.") {
                    $0.with($0.edition.compared)
                },
                .list("stages", stageView, "The other entries by stage, the furthest first.") { scene in
                    scene.with(
                        [Stage.concluded, .negotiating, .announced, .joined].filter {
                            !scene.register.agreements(at: $0).isEmpty
                        })
                },
                .list("counts", CountView.view, "The ways of counting agreements.") {
                    $0.with($0.register.site.counts)
                },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "agreements.html", title: edition.words.label("nav_agreements"),
                    description: edition.words.label("agreements_description"), rank: .index, subject: "")
            ]
        }
    }

    private static let stageView = View<Scene<Stage>>(
        "stage",
        [
            .text("stage", "The stage's identifier.") { $0.it.rawValue },
            .text("label", "The stage in words.") { $0.words.label("stage_\($0.it.key)") },
            .text("meaning", "What the stage means.") { $0.words.label("stage_\($0.it.key)_meaning") },
            .list("agreements", AgreementSummary.view, "The entries at it.") {
                $0.with($0.edition.alphabetical($0.register.agreements(at: $0.it)))
            },
        ])
}
