internal import AgreementModel

/// What stands at addresses that were published before: a page that leads on, or one that says what is gone.
enum Redirects {
    static func outputs(_ chrome: Chrome) -> [Output] { [moved(chrome), gone(chrome)] }

    /// A former address and the route of what was there.
    struct Alias: Sendable {
        let address: Located<String>
        let target: String
        let title: String
    }

    static func aliases(_ edition: Edition) -> [Alias] {
        let register = edition.register
        let agreements = register.agreements.flatMap { agreement in
            agreement.aliases.flatMap { address in
                let title = register.name(of: agreement).text
                let page = Alias(address: address, target: Route.of(.agreement(agreement.id)), title: title)
                // Its frame stood at other sites.
                let frame = Alias(
                    address: frameAddress(address), target: Embeds.route(of: agreement), title: title)
                return [page, frame]
            }
        }
        let pages = register.pages.flatMap { page in
            page.aliases.map { Alias(address: $0, target: Route.of(.page(page.id)), title: page.title.text) }
        }
        return agreements + pages
    }

    private static func frameAddress(_ address: Located<String>) -> Located<String> {
        Located("embed/" + address.value, address.span)
    }

    private static func moved(_ chrome: Chrome) -> Output {
        .pages(
            "moved", "A page at each former address that leads to where its content is now.", chrome,
            [.text("href", "Where the content is now.") { $0.at.base + $0.it.target }], isLarge: false
        ) { edition in
            aliases(edition).map { alias in
                PageDraft(
                    route: alias.address.value, title: alias.title,
                    description: edition.words.label("moved_text"), span: alias.address.span, subject: alias)
            }
        }
    }

    private static func gone(_ chrome: Chrome) -> Output {
        .pages(
            "gone", "A page at the address of what was removed, with the day and the reason.", chrome,
            [
                .text("date", "The day of the removal in words.") { $0.words.date($0.it.date.value) },
                .markup("reason", "Why it was removed.") { $0.at.prose($0.it.reason) },
            ], isLarge: false
        ) { edition in
            edition.register.site.tombstones.flatMap { tombstone in
                let address = tombstone.address
                let isEntry = address.value.hasPrefix("agreements/")
                return ([address] + (isEntry ? [frameAddress(address)] : [])).map { address in
                    PageDraft(
                        route: address.value, title: edition.words.label("gone_title"),
                        description: tombstone.reason.text, span: address.span, subject: tombstone)
                }
            }
        }
    }

    /// The same for hosts that read `_redirects`: Netlify, Cloudflare Pages, GitLab Pages.
    static func rules(_ edition: Edition) -> String {
        edition.languages.enumerated().map { index, language in
            let base = edition.basePath + (index == 0 ? "" : language + "/")
            return aliases(edition).map { "\(base)\($0.address.value) \(base)\($0.target) 301\n" }.joined()
        }.joined()
    }
}
