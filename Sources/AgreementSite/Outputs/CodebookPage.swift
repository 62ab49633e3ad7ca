internal import AgreementModel

/// `codebook.html`: every question put to the agreements, and what counts as which answer.
enum CodebookPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "codebook", "The questions put to every agreement and the values of the answers.", chrome,
            [
                .list("values", ValueTotal.view, "The values with their meaning.") { scene in
                    scene.with(scene.register.provisions.values.map { ValueTotal(value: $0, count: 0) })
                },
                .list("provisions", entryView, "The provisions in the order of their groups.") {
                    $0.with($0.edition.provisions)
                },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "codebook.html", title: edition.words.label("nav_codebook"),
                    description: edition.words.label("codebook_description"),
                    trail: [(edition.words.label("nav_data"), "data.html")], rank: .index, subject: "")
            ]
        }
    }

    private static let entryView = View<Scene<Provision>>(
        "entry of the codebook",
        [
            .object("provision", ProvisionSummary.view, "The provision.") { $0 },
            .markup("group", "The group it belongs to.") { scene in
                scene.register.provisions.groups.first { $0.id.value == scene.it.group.value }.map {
                    scene.at.prose($0.label)
                }
            },
            .markup("coding", "What counts as which value.") { $0.at.prose($0.it.coding) },
        ])
}
