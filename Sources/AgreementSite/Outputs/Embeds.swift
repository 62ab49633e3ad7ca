internal import AgreementModel

/// `embed/…`: small pages for the frames of other sites, each with its attribution.
enum Embeds {
    static func outputs(_ chrome: Chrome) -> [Output] {
        [agreements(chrome), provisions(chrome), comparison(chrome), timeline(chrome)]
    }

    static func route(of agreement: Agreement) -> String { "embed/agreements/\(agreement.id).html" }
    static func route(of provision: Provision) -> String { "embed/provisions/\(provision.id.value).html" }
    static let comparisonRoute = "embed/compare.html"
    static let timelineRoute = "embed/timeline.html"

    private static func agreements(_ chrome: Chrome) -> Output {
        .pages(
            "embed-agreement", "A card of each agreement for frames.", chrome,
            [
                .object("agreement", AgreementSummary.view, "The entry in one line.") { $0 },
                .text("full", "The page that says more.") { $0.at.address(of: .agreement($0.it.id)) },
                .maybe("scheduled_end", "When it ends if nothing changes, in words.") { scene in
                    scene.it.scheduledEnd.map { scene.words.date(PartialDate($0)) }
                },
                .text("promise_count", "How many provisions it has in words of its own or general ones.") {
                    String($0.edition.answers(of: $0.it).count { $0.isPromise })
                },
                .text("provision_count", "How many provisions there are.") {
                    String($0.edition.provisions.count)
                },
            ], isLarge: false
        ) { edition in
            edition.inOrder.map { agreement in
                PageDraft(
                    route: route(of: agreement), title: edition.register.name(of: agreement).text,
                    description: edition.words.label("embed_description"), span: agreement.span,
                    subject: agreement)
            }
        }
    }

    private static func provisions(_ chrome: Chrome) -> Output {
        .pages(
            "embed-provision", "A strip of each provision for frames: who says what.", chrome,
            [
                .object("provision", ProvisionSummary.view, "The provision.") { $0 },
                .list(
                    "codings", CodingView.view, "Each agreement's answer, in alphabetical order.",
                    of: { $0.edition.answers(to: $0.it, of: Parts.of($0.edition.compared)[0].agreements) }),
                .text("full", "The page that says more.") {
                    $0.at.address(of: .provision($0.it.id.value))
                },
            ]
        ) { edition in
            edition.provisions.map { provision in
                PageDraft(
                    route: route(of: provision), title: provision.label.text,
                    description: edition.words.label("embed_description"), span: provision.id.span,
                    subject: provision)
            }
        }
    }

    private static func comparison(_ chrome: Chrome) -> Output {
        .pages(
            "embed-compare", "The comparison table for frames, by its signs.", chrome,
            [
                .list("rows", ComparePage.rowView, "A row for each agreement.") {
                    $0.with($0.it.agreements)
                },
                .list("parts", Link.view("part"), "The pages that hold the rows, where these are too many.") {
                    $0.links(to: $0.it.others, of: "compare")
                },
                .list("provisions", ProvisionSummary.view, "The columns.") { $0.with($0.edition.provisions) },
                .list("legend", ValueTotal.view, "The values with their meaning.") { scene in
                    scene.with(scene.register.provisions.values.map { ValueTotal(value: $0, count: 0) })
                },
            ]
        ) { edition in
            Parts.of(edition.compared).prefix(1).map { part in
                PageDraft(
                    route: comparisonRoute, title: edition.words.label("comparison_caption"),
                    description: edition.words.label("embed_description"), subject: part)
            }
        }
    }

    private static func timeline(_ chrome: Chrome) -> Output {
        .pages(
            "embed-timeline", "The signings for frames, the latest first.", chrome,
            [
                .list("events", TimelineView.view, "The signings, the latest first.") { scene in
                    scene.with(Array(scene.edition.timeline.filter { $0.kind == .signing }.reversed()))
                }
            ]
        ) { edition in
            [
                PageDraft(
                    route: timelineRoute, title: edition.words.label("who_signed"),
                    description: edition.words.label("embed_description"), subject: "")
            ]
        }
    }
}
