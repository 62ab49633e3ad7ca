internal import AgreementModel
internal import Mustache

/// What every page has around its content: words, navigation, the day it shows.
struct Chrome: Sendable {
    private let wordsShape: Shape
    private let words: [String: any Named]
    private let assets: Assets

    /// - parameter strings: The words of each language, the original first.
    init(_ strings: [Strings], assets: Assets) {
        let keys = strings.first.map(Words.templateKeys) ?? []
        let shape = Shape("words", keys.map { Field($0, .text, "A phrase of `content/strings`.") })
        wordsShape = shape
        words = Dictionary(
            strings.map { strings in
                (strings.language, Object(shape, keys.map { .text(strings.text($0)?.text ?? "") }))
            }, uniquingKeysWith: { first, _ in first })
        self.assets = assets
    }

    /// The names that every page's template is given.
    func entries<Subject>() -> [ViewEntry<Scene<PageDraft<Subject>>>] {
        addresses() + surroundings()
    }

    private func addresses<Subject>() -> [ViewEntry<Scene<PageDraft<Subject>>>] {
        let assets = assets
        return [
            .text("lang", "BCP 47 tag of the page's language.") { $0.edition.language },
            .text("title", "The page's title, for its heading.") { $0.it.title },
            .text("full_title", "The title with the site's name, for the browser.") { scene in
                scene.it.route == "index.html"
                    ? scene.register.site.title.text
                    : scene.words(
                        .pageTitle, ("page", scene.it.title), ("site", scene.register.site.title.text))
            },
            .text("description", "One or two sentences about the page.") { $0.it.description },
            .text("root", "The address of the site's folder, relative to the page; empty or ending with `/`.")
            {
                $0.at.root
            },
            .text(
                "base",
                "The address of the language's folder, relative to the page; empty or ending with `/`."
            ) {
                $0.at.base
            },
            .text("stylesheet", "The address of the stylesheet.") { $0.at.root + assets.stylesheet },
            .maybe("script", "The address of the script, where there is one.") { scene in
                assets.script.map { scene.at.root + $0 }
            },
            .maybe("frame_script", "The address of the script for frames, where there is one.") { scene in
                assets.frameScript.map { scene.at.root + $0 }
            },
            .maybe("icon", "The address of the icon, where there is one.") { scene in
                assets.icon.map { scene.at.root + $0 }
            },
            .maybe("canonical", "The page's absolute address, when the site's is known.") { scene in
                scene.edition.address.map { "\($0)/\(scene.edition.prefix)\(scene.it.route)" }
            },
            .text("og_type", "What the page is in the Open Graph protocol: `article` or `website`.") {
                $0.it.meaning.openGraphType
            },
            .maybe("social_image", "The picture for links, when the site's address is known.") { scene in
                guard SocialCard.areDrawn, let card = scene.it.card else { return nil }
                return scene.edition.address.map { "\($0)/\(scene.edition.prefix)\(card.route)" }
            },
            .markup("structured_data", "What the page is as JSON-LD, when the site's address is known.") {
                Meaning.structuredData($0)
            },
            .list("alternates", AlternateForm.view, "The page in every language of the site.") {
                AlternateForm.languages($0)
            },
            .list("forms", AlternateForm.view, "The feeds, the calendar and the data of the page.") {
                AlternateForm.files($0)
            },
        ]
    }

    private func surroundings<Subject>() -> [ViewEntry<Scene<PageDraft<Subject>>>] {
        let words = words
        return [
            .text(
                "as_of", "The day that the page shows, or up to which its facts are checked, in a sentence."
            ) {
                $0.edition.standing
            },
            .text("as_of_day", "The same day as `YYYY-MM-DD`.") { $0.edition.standingDay.description },
            .shared("words", wordsShape, "The phrases of `content/strings` in the page's language.") {
                scene in
                guard let object = words[scene.edition.language] else {
                    preconditionFailure("each language has its words")
                }
                return object
            },
            .shared("site", Chrome.siteView.shape, "The site.") { $0.edition.site },
            .list("nav", Chrome.linkView(), "The main navigation.") { scene in
                scene.edition.navigation.map { item in
                    NavigationLink(
                        text: item.title, href: scene.at.base + item.route,
                        isCurrent: item.route == scene.it.route)
                }
            },
            .list("more", Chrome.linkView(), "The pages that the foot of the page leads to.") { scene in
                scene.edition.further.map { item in
                    NavigationLink(
                        text: item.title, href: scene.at.base + item.route,
                        isCurrent: item.route == scene.it.route)
                }
            },
            .list("trail", Chrome.linkView(), "The pages above this one, the home page first.") { scene in
                guard scene.it.route != "index.html" else { return [] }
                let above = [(title: scene.words.label("nav_home"), route: "index.html")] + scene.it.trail
                return above.map {
                    NavigationLink(text: $0.title, href: scene.at.base + $0.route, isCurrent: false)
                }
            },
            .list(
                "languages", Chrome.languageView(),
                "The page in every language of the site, if it has several."
            ) {
                scene in
                guard scene.edition.languages.count > 1 else { return [] }
                return scene.edition.languages.enumerated().map { index, language in
                    Alternate(
                        language: language, name: scene.words.label("language_\(language)"),
                        href: scene.at.root + (index == 0 ? "" : language + "/") + scene.it.route,
                        isCurrent: language == scene.edition.language)
                }
            },
        ]
    }

    struct NavigationLink: Sendable {
        let text: String, href: String
        let isCurrent: Bool
    }

    struct Alternate: Sendable {
        let language: String, name: String, href: String
        let isCurrent: Bool
    }

    /// The pages of the main navigation that exist, with the keys of their names.
    static func navigation(of site: Site) -> [(key: String, route: String)] {
        [
            ("nav_agreements", "agreements.html"), ("nav_compare", "compare.html"),
            ("nav_timeline", "timeline.html"), ("nav_questions", "questions.html"),
            ("nav_search", "search.html"),
        ].filter { publishes($0.1, site) }
    }

    /// The pages that are looked up, for the foot of every page.
    static func further(of site: Site) -> [(key: String, route: String)] {
        [
            ("nav_through_time", "through-time.html"), ("nav_glossary", "glossary.html"),
            ("nav_sources", "sources.html"),
            ("nav_data", "data.html"), ("nav_embed", "embed.html"), ("nav_changes", "changes.html"),
        ].filter { publishes($0.1, site) }
    }

    /// Whether there is a page of this name; it has its output's.
    private static func publishes(_ route: String, _ site: Site) -> Bool {
        site.publishes(String(route.dropLast(".html".utf8.count)))
    }

    private static func linkView() -> View<NavigationLink> {
        View(
            "navigation link",
            [
                .text("text", "The words.") { $0.text }, .text("href", "The address.") { $0.href },
                .flag("is_current", "Whether it leads to this page.") { $0.isCurrent },
            ])
    }

    private static func languageView() -> View<Alternate> {
        View(
            "language link",
            [
                .text("language", "BCP 47 tag.") { $0.language },
                .text("name", "The language's name in itself.") { $0.name },
                .text("href", "The same page in that language.") { $0.href },
                .flag("is_current", "Whether it is this page's language.") { $0.isCurrent },
            ])
    }

    /// What pages in one language show of the site; the same on all of them.
    static let siteView = View<(site: Site, language: String)>(
        "site",
        [
            .markup("title", "The site's name.") { Markup($0.site.title, in: $0.language) },
            .text("plain_title", "The same as plain text, for attributes.") { $0.site.title.text },
            .markup("subtitle", "A line below the name.") { it in
                it.site.subtitle.map { Markup($0, in: it.language) }
            },
            .markup("description", "What the site is.") { Markup($0.site.description, in: $0.language) },
            .markup("publisher", "Who publishes it.") { Markup($0.site.publisher, in: $0.language) },
            .maybe("publisher_url", "The publisher's address.") { $0.site.publisherAddress?.value },
            .text("licence", "The licence of the content.") { $0.site.licence.name },
            .text("licence_url", "The address of the licence.") { $0.site.licence.address.value },
        ])
}
