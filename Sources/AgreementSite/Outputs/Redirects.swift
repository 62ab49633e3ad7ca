internal import AgreementModel

/// What stands at addresses that were published before: a page that leads on, or one that says what is gone.
enum Redirects {
    static func outputs(_ chrome: Chrome) -> [Output] { [moved(chrome), gone(chrome)] }

    /// A former address of a place.
    struct Alias: Sendable {
        let address: Located<String>
        let place: Place
        let title: String
    }

    static func aliases(_ edition: Edition) -> [Alias] {
        let register = edition.register
        return register.agreements.flatMap { agreement in
            agreement.aliases.map {
                Alias(
                    address: $0, place: .agreement(agreement.id), title: register.name(of: agreement).text)
            }
        }
            + register.pages.flatMap { page in
                page.aliases.map { Alias(address: $0, place: .page(page.id), title: page.title.text) }
            }
    }

    private static func moved(_ chrome: Chrome) -> Output {
        .pages(
            "moved", "A page at each former address that leads to where its content is now.", chrome,
            [.text("href", "Where the content is now.") { $0.at.address(of: $0.it.place) }], isLarge: false
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
            edition.register.site.tombstones.map { tombstone in
                PageDraft(
                    route: tombstone.address.value, title: edition.words.label("gone_title"),
                    description: tombstone.reason.text, span: tombstone.address.span, subject: tombstone)
            }
        }
    }

    /// The same for hosts that read `_redirects`: Netlify, Cloudflare Pages, GitLab Pages.
    static func rules(_ edition: Edition) -> String {
        edition.languages.enumerated().map { index, language in
            let base = BasePath.of(edition.address) + (index == 0 ? "" : language + "/")
            let moved = aliases(edition).map {
                "\(base)\($0.address.value) \(base)\(Route.of($0.place)) 301\n"
            }
            let gone = edition.register.site.tombstones.map { tombstone in
                "\(base)\(tombstone.address.value) \(base)\(tombstone.address.value) 410\n"
            }
            return (moved + gone).joined()
        }.joined()
    }
}
