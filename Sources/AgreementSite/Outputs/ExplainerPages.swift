internal import AgreementModel

/// `<page>.html`: the question-led explainer pages, and `questions.html`, which lists them.
enum ExplainerPages {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "page", "A page per file in `content/pages`.", chrome,
            [
                .markup("answer", "The answer in 40 to 60 words.") { $0.at.prose($0.it.answer) },
                .object("body", BodyView.view, "The argument.") { scene in
                    scene.edition.bodies.pages[scene.it.id].map { scene.with($0) }
                },
                .list("claims", claimView, "Earlier claims, examined.") { $0.with($0.it.claims) },
                .list("provisions", ProvisionSummary.view, "The provisions it is about.") { scene in
                    scene.with(
                        scene.it.provisions.compactMap { id in
                            scene.register.provisions.all.first { $0.id.value == id.value }
                        })
                },
                .list("sources", ListedSource.view, "The sources of the answer.") {
                    $0.with(ListedSource.named($0.it.sources + $0.it.claims.flatMap(\.sources), $0.register))
                },
                .list("changes", ChangeView.view, "The page's change log, newest last.") {
                    $0.with($0.it.changes)
                },
                .object("previous", PageSummary.view, "The page before it.") { neighbour($0, -1) },
                .object("next", PageSummary.view, "The page after it.") { neighbour($0, 1) },
            ], isLarge: false
        ) { edition in
            edition.register.pages.map { page in
                PageDraft(
                    route: Route.of(.page(page.id)), title: page.title.text, description: page.answer.text,
                    trail: [(edition.words.label("nav_questions"), "questions.html")], span: page.span,
                    meaning: .article(changes: page.changes), card: SocialCards.card(of: page, edition),
                    subject: page)
            }
        }
    }

    static func index(_ chrome: Chrome) -> Output {
        .pages(
            "questions", "The list of explainer pages with their answers.", chrome,
            [
                .list("questions", PageSummary.view, "The explainer pages.") { $0.with($0.register.pages) }
            ]
        ) { edition in
            [
                PageDraft(
                    route: "questions.html", title: edition.words.label("nav_questions"),
                    description: edition.words.label("questions_description"), rank: .index,
                    meaning: .questions(
                        edition.register.pages.map { page in
                            (page.title.text, page.answer.text, Route.of(.page(page.id)))
                        }), subject: "")
            ]
        }
    }

    private static let claimView = View<Scene<Page.Claim>>(
        "claim",
        [
            .text("id", "The claim's identifier.") { $0.it.id.value },
            .markup("claim", "What was claimed.") { $0.at.prose($0.it.claim) },
            .text("date", "The day it was claimed of.") { $0.words.date($0.it.date.value) },
            .text("verdict", "`confirmed`, `corrected`, `outdated` or `unverified`.") {
                $0.it.verdict.rawValue
            },
            .text("verdict_label", "The same in words.") {
                $0.words.label("verdict_\($0.it.verdict.rawValue)")
            },
            .markup("then", "What was true then.") { scene in scene.it.then.map(scene.at.prose) },
            .markup("today", "What is true now.") { $0.at.prose($0.it.today) },
            .list("sources", ListedSource.view, "The sources of both.") { scene in
                scene.with(ListedSource.named(scene.it.sources, scene.register))
            },
        ])

    private static func neighbour(_ scene: Scene<Page>, _ step: Int) -> Scene<Page>? {
        let all = scene.register.pages
        guard let index = all.firstIndex(where: { $0.id == scene.it.id }), all.indices.contains(index + step)
        else { return nil }
        return scene.with(all[index + step])
    }
}
