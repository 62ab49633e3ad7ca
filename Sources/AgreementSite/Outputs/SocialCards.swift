internal import AgreementModel

/// `cards/…png`: a picture for each agreement and explainer page, for links from other sites. They need the
/// site's address, and a program built with the trait `SocialCards`.
enum SocialCards {
    static func output(_ store: CardStore) -> Output {
        .file("social-cards", "A picture for each agreement and page, shown beside links to it.") { edition in
            guard edition.address != nil, SocialCard.areDrawn else { return [] }
            let agreements = edition.register.agreements.map { card(of: $0, edition) }
            let pages = edition.register.pages.map { card(of: $0, edition) }
            return (agreements + pages).map { card in
                let path = edition.prefix + card.route
                return Draft(route: path, rank: .asset, span: nil) { _, out in
                    out += store.png(of: card, at: path)
                }
            }
        }
    }

    static func card(of agreement: Agreement, _ edition: Edition) -> SocialCard {
        let record = agreement.stage
        let stage = record.map { edition.words.label("stage_\($0.stage.key)") }
        let date = record.map { edition.words.date($0.date.value) }
        return SocialCard(
            name: "agreement-\(agreement.id)", title: edition.register.name(of: agreement).text,
            detail: [agreement.title?.text, [stage, date].compactMap { $0 }.joined(separator: ", ")]
                .compactMap { $0 }.joined(separator: "\n"),
            site: edition.register.site.title.text, stage: record?.stage)
    }

    static func card(of page: Page, _ edition: Edition) -> SocialCard {
        SocialCard(
            name: page.id, title: page.title.text, detail: "", site: edition.register.site.title.text,
            stage: nil)
    }
}
