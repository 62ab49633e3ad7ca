internal import AgreementModel

/// `provisions/<id>.html`: what each agreement says on one provision.
enum ProvisionPages {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "provision", "A page per provision: what each agreement says on it.", chrome,
            [
                .object("provision", ProvisionSummary.view, "The provision.") { $0.with($0.it.provision) },
                .markup("coding", "What counts as which value.") { $0.at.prose($0.it.provision.coding) },
                .list(
                    "codings", CodingView.view, "Each agreement's answer, in alphabetical order.",
                    of: { $0.edition.answers(to: $0.it.provision, of: $0.it.part.agreements) }),
                .list(
                    "parts", Link.view("part"), "The pages that hold the answers, where these are too many."
                ) {
                    $0.links(to: $0.it.part.others, of: "provisions/\($0.it.provision.id.value)")
                },
                .list("pages", PageSummary.view, "The explainer pages about it.") { scene in
                    scene.with(
                        scene.register.pages.filter { page in
                            page.provisions.contains { $0.value == scene.it.provision.id.value }
                        })
                },
                .object("previous", ProvisionSummary.view, "The provision before it.") { neighbour($0, -1) },
                .object("next", ProvisionSummary.view, "The provision after it.") { neighbour($0, 1) },
            ]
        ) { edition in
            let parts = Parts.of(edition.compared)
            return edition.register.provisions.all.flatMap { provision in
                parts.map { draft(of: provision, $0, edition) }
            }
        }
    }

    /// One page of a provision.
    struct Subject: Sendable {
        let provision: Provision
        let part: Parts.Part
    }

    private static func draft(
        of provision: Provision, _ part: Parts.Part, _ edition: Edition
    ) -> PageDraft<Subject> {
        let front = Route.of(.provision(provision.id.value))
        let above = (title: edition.words.label("nav_compare"), route: "compare.html")
        return PageDraft(
            route: "provisions/\(provision.id.value)\(part.suffix).html",
            title: part.isFront ? provision.label.text : "\(provision.label.text): \(part.label)",
            description: provision.question.text,
            trail: part.isFront ? [above] : [above, (provision.label.text, front)], span: provision.id.span,
            feed: "feeds/provision-\(provision.id.value)",
            subject: Subject(provision: provision, part: part))
    }

    private static func neighbour(_ scene: Scene<Subject>, _ step: Int) -> Scene<Provision>? {
        let all = scene.edition.provisions
        guard let index = all.firstIndex(where: { $0.id.value == scene.it.provision.id.value }),
            all.indices.contains(index + step)
        else { return nil }
        return scene.with(all[index + step])
    }
}
