internal import AgreementModel

/// `compare.html`: all signed agreements by all provisions.
enum ComparePage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "compare", "The comparison table: every signed agreement, every provision.", chrome,
            [
                .list("groups", groupView, "The groups of provisions.") {
                    $0.with($0.register.provisions.groups)
                },
                .list("rows", rowView, "A row for each agreement, in alphabetical order.") {
                    $0.with($0.it.agreements)
                },
                .list("parts", Link.view("part"), "The pages that hold the rows, where these are too many.") {
                    $0.links(to: $0.it.others, of: "compare")
                },
                .list("totals", totalsView, "A row for each value that occurs: how often it is given.") {
                    scene in
                    guard scene.it.isFront else { return [] }
                    return scene.with(scene.register.provisions.values.filter { occurs($0, scene.edition) })
                },
                .list("legend", ValueTotal.view, "The values with their meaning.") { scene in
                    scene.with(scene.register.provisions.values.map { ValueTotal(value: $0, count: 0) })
                },
                .text("agreement_count", "How many agreements are compared, in words.") {
                    $0.words.count("agreements", count($0))
                },
                .text("shown", "How many agreements are shown, of how many; the first number is `{n}`.") {
                    $0.words(.shownOf, ("n", "{n}"), ("of", String(count($0))))
                },
                .text("alike", "How many provisions are answered alike; the number is `{n}`.") {
                    $0.words(.alike, ("n", "{n}"))
                },
                .text("sorted", "What the table is sorted by: `{name}`, `{direction}`.") {
                    $0.words(.sortedBy, ("name", "{name}"), ("direction", "{direction}"))
                },
                .list("choices", choiceView, "The groups, counts, stages and years to choose from.") {
                    choices($0)
                },
            ]
        ) { edition in
            Parts.of(edition.compared).map { part in
                let title = edition.words.label("nav_compare")
                return PageDraft(
                    route: "compare\(part.suffix).html",
                    title: part.isFront ? title : "\(title): \(part.label)",
                    description: edition.words.label("compare_description"),
                    trail: part.isFront ? [] : [(title, "compare.html")], rank: .index, subject: part)
            }
        }
    }

    /// How many agreements a page compares; the front page of several speaks of all.
    private static func count(_ scene: Scene<Parts.Part>) -> Int {
        scene.it.isFront ? scene.edition.compared.count : scene.it.agreements.count
    }

    private static let groupView = View<Scene<Provisions.Group>>(
        "provision group",
        [
            .text("id", "The group's identifier.") { $0.it.id.value },
            .markup("label", "The group's heading.") { $0.at.prose($0.it.label) },
            .text("plain_label", "The same as plain text, for attributes.") { $0.it.label.text },
            .text("span", "How many provisions it has.") { String(provisions($0).count) },
            .list("provisions", ProvisionSummary.view, "Its provisions.") { $0.with(provisions($0)) },
        ])

    private static func provisions(_ scene: Scene<Provisions.Group>) -> [Provision] {
        scene.register.provisions.all.filter { $0.group.value == scene.it.id.value }
    }

    static let rowView = View<Scene<Agreement>>(
        "comparison row",
        [
            .object("agreement", AgreementSummary.view, "The entry.") { $0 },
            .list(
                "cells", CodingView.view, "Its answers, in the order of the groups.",
                of: { $0.edition.answers(of: $0.it) }),
        ])

    private static let totalsView = View<Scene<Provisions.Value>>(
        "totals row",
        [
            .text("value", "The value's identifier.") { $0.it.id.value },
            .markup("label", "The value in words.") { $0.at.prose($0.it.label) },
            .text("glyph", "The sign to draw.") { $0.it.glyph.rawValue },
            .list(
                "cells",
                View<Int>(
                    "number",
                    [
                        .text("number", "How many agreements.") { String($0) },
                        .flag("is_zero", "None.") { $0 == 0 },
                    ]),
                "How many agreements give it, provision by provision."
            ) { scene in
                scene.edition.provisions.map { provision in
                    scene.edition.totals[provision.id.value]?.first {
                        $0.value.id.value == scene.it.id.value
                    }?.count ?? 0
                }
            },
        ])

    /// Something that rows are filtered by.
    struct Choice: Sendable {
        let name: String, label: String
        let options: [(id: String, label: String)]
    }

    private static func choices(_ scene: Scene<Parts.Part>) -> [Choice] {
        let (register, words, compared) = (scene.register, scene.words, scene.it.agreements)
        let stages = Set(compared.compactMap { $0.stage?.stage })
        let years = Set(compared.compactMap { $0.signing?.date.value.earliest.year }).sorted()
        let groups = register.site.groups.map { (id: $0.id.value, label: $0.label.text) }
        let counts = register.site.counts.map { (id: $0.id.value, label: $0.label.text) }
        return [
            Choice(name: "group", label: words.label("group"), options: groups + counts),
            Choice(
                name: "stage", label: words.label("stage"),
                options: Stage.allCases.filter(stages.contains).map {
                    ($0.rawValue, words.label("stage_\($0.key)"))
                }),
            Choice(
                name: "year", label: words.label("signed_label"),
                options: years.map { (String($0), String($0)) }),
        ]
    }

    private static let choiceView = View<Choice>(
        "choice",
        [
            .text("name", "What is chosen: `group`, `stage` or `year`.") { $0.name },
            .text("label", "The same in words.") { $0.label },
            .list(
                "options",
                View<(id: String, label: String)>(
                    "option",
                    [.text("id", "The identifier.") { $0.id }, .text("label", "The words.") { $0.label }]),
                "What there is to choose."
            ) { $0.options },
        ])

    private static func occurs(_ value: Provisions.Value, _ edition: Edition) -> Bool {
        edition.totals.values.contains { totals in
            totals.contains { $0.value.id.value == value.id.value && $0.count > 0 }
        }
    }
}
