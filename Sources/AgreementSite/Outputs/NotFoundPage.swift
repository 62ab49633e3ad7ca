internal import AgreementModel

/// `404.html`: what a host shows when an address leads nowhere.
enum NotFoundPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "not-found", "The page for addresses that lead nowhere, `404.html`.", chrome,
            [
                .list("agreements", AgreementSummary.view, "All entries in alphabetical order.") {
                    $0.with($0.edition.alphabetical($0.register.agreements))
                }
            ]
        ) { edition in
            [
                PageDraft(
                    route: "404.html", title: edition.words.label("not_found_title"),
                    description: edition.words.label("not_found_text"), subject: "")
            ]
        }
    }
}
