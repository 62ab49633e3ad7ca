internal import AgreementModel

/// `agreements/<slug>.html`: one entry with all that is known of it.
enum AgreementPages {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "agreement", "A page per entry: facts, codings, explanation, sources.", chrome,
            facts + record + context,
            isLarge: false
        ) { edition in
            edition.inOrder.map { agreement in
                let name = edition.register.name(of: agreement).text
                let scene = Scene(
                    edition: edition, at: edition.standpoint(Route.of(.agreement(agreement.id))),
                    it: agreement)
                return PageDraft(
                    route: Route.of(.agreement(agreement.id)), title: name,
                    description: AgreementSummary.answer(scene).text,
                    trail: [(edition.words.label("nav_agreements"), "agreements.html")], span: agreement.span,
                    meaning: .article(changes: agreement.changes), reads: .own(agreement.id),
                    feed: "feeds/\(agreement.id)",
                    data: "agreements/\(agreement.id).json",
                    card: SocialCards.card(of: agreement, edition), subject: agreement)
            }
        }
    }

    private static let facts: [ViewEntry<Scene<Agreement>>] = [
        .object("agreement", AgreementSummary.view, "The entry in one line.") { $0 },
        .markup("party", "The party's name.") { scene in
            scene.register.party(scene.it.party.value).map { scene.at.prose($0.name) }
        },
        .markup("counterparty", "The party that all agreements share.") { scene in
            scene.register.party(scene.register.site.counterparty.value).map { scene.at.prose($0.name) }
        },
        .markup("official_title", "The official title.") { scene in scene.it.title.map(scene.at.prose) },
        .list("signatories", EntryViews.signatory, "Who signed.") { $0.with($0.it.signatories) },
        .object("term", EntryViews.clause, "How long it lasts.") { scene in
            scene.it.term.map { scene.owned($0) }
        },
        .object("entry_into_force", EntryViews.clause, "How it takes effect.") { scene in
            scene.it.entryIntoForce.map { scene.owned($0) }
        },
        .maybe("scheduled_end", "When it ends if nothing changes, in words.") { scene in
            scene.it.scheduledEnd.map { scene.words.date(PartialDate($0)) }
        },
        .markup("distinctive", "What sets it apart.") { scene in scene.it.distinctive.map(scene.at.prose) },
        .markup("reading", "How the text was read.") { scene in scene.it.reading.map(scene.at.prose) },
        .list("texts", EntryViews.text, "The texts of the agreement.") { $0.with($0.it.texts) },
        .list("counts", CountView.view, "The counts it belongs to.") { scene in
            scene.with(
                scene.register.site.counts.filter { count in
                    (scene.it.counts ?? []).contains { $0.value == count.id.value }
                })
        },
    ]

    private static let record: [ViewEntry<Scene<Agreement>>] = [
        .flag("is_coded", "Whether it has codings.") { !$0.it.codings.isEmpty },
        .list(
            "codings", CodingView.view, "Its answer to every provision, in the order of the groups.",
            of: { answers($0) }),
        .list(
            "promises", AnswerGroup.view, "What it promises, by group of provisions.",
            of: { AnswerGroup.promises(of: answers($0), $0.register.provisions) }),
        .list(
            "not_in_it", CodingView.view, "The provisions on which the text is silent or says no.",
            of: { answers($0).filter { $0.isCoded && !$0.isPromise } }),
        .list(
            "not_coded", CodingView.view, "The provisions that nobody has looked for yet.",
            of: { answers($0).filter { !$0.isCoded } }),
        .list("stages", EntryViews.stage, "The stages reached, in order.") { $0.owned($0.it.stages) },
        .list("amounts", EntryViews.amount, "The sums it states.") { $0.owned($0.it.amounts) },
        .list("follow_ups", EntryViews.followUp, "What happened since.") { $0.owned($0.it.followUps) },
        .list("disagreements", EntryViews.disagreement, "Where sources contradict each other.") {
            $0.owned($0.it.disagreements)
        },
    ]

    private static let context: [ViewEntry<Scene<Agreement>>] = [
        .object("body", BodyView.view, "The explanation.") { scene in
            scene.edition.bodies.agreements[scene.it.id].map { scene.with($0) }
        },
        .list("relations", EntryViews.relation, "Its relations to other entries.") {
            $0.with($0.it.relations)
        },
        .list("events", TimelineView.view, "The events that name it, besides its own dates.") { scene in
            scene.with(scene.edition.events(of: scene.it).filter { scene.register.event($0.id) != nil })
        },
        .list("citations", Citation.view, "How to cite this page, and the agreement's text.") { scene in
            scene.with(Citation.all(scene))
        },
        .list(
            "sources", ListedSource.view, "The sources that this page uses, its own first.",
            of: { EntrySources.listed($0) }),
        .list("changes", ChangeView.view, "The entry's change log, newest last.") { $0.with($0.it.changes) },
        .object("previous", AgreementSummary.view, "The entry before it in the alphabet.") {
            neighbour($0, -1)
        },
        .object("next", AgreementSummary.view, "The entry after it in the alphabet.") { neighbour($0, 1) },
    ]

    /// The answers of an entry that somebody has coded.
    private static func answers(_ scene: Scene<Agreement>) -> [Answer] {
        scene.it.codings.isEmpty ? [] : scene.edition.answers(of: scene.it)
    }

    private static func neighbour(_ scene: Scene<Agreement>, _ step: Int) -> Scene<Agreement>? {
        scene.edition.neighbour(of: scene.it, step).map { scene.with($0) }
    }
}
