internal import AgreementModel

/// `provisions/<id>.html`: what each agreement says on one provision.
enum ProvisionPages {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "provision", "A page per provision: what each agreement says on it.", chrome,
            [
                .object("provision", ProvisionSummary.view, "The provision.") { $0 },
                .markup("coding", "What counts as which value.") { $0.at.prose($0.it.coding) },
                .list("codings", CodingView.view, "Each agreement's answer, in alphabetical order.") {
                    scene in
                    scene.edition.compared.map { scene.with(Answer(scene.with($0), scene.it)) }
                },
                .list("pages", PageSummary.view, "The explainer pages about it.") { scene in
                    scene.with(
                        scene.register.pages.filter { page in
                            page.provisions.contains { $0.value == scene.it.id.value }
                        })
                },
                .object("previous", ProvisionSummary.view, "The provision before it.") { neighbour($0, -1) },
                .object("next", ProvisionSummary.view, "The provision after it.") { neighbour($0, 1) },
            ]
        ) { edition in
            edition.register.provisions.all.map { provision in
                PageDraft(
                    route: Route.of(.provision(provision.id.value)), title: provision.label.text,
                    description: provision.question.text,
                    trail: [(edition.words.label("nav_compare"), "compare.html")], span: provision.id.span,
                    feed: "feeds/provision-\(provision.id.value)", subject: provision)
            }
        }
    }

    private static func neighbour(_ scene: Scene<Provision>, _ step: Int) -> Scene<Provision>? {
        let all = scene.edition.provisions
        guard let index = all.firstIndex(where: { $0.id.value == scene.it.id.value }),
            all.indices.contains(index + step)
        else { return nil }
        return scene.with(all[index + step])
    }
}
