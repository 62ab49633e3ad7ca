internal import AgreementModel
internal import Mustache

/// What a page is, for machines: schema.org types in JSON-LD, and the `og:type` of the Open Graph protocol.
enum Meaning: Sendable {
    case page
    case home
    /// A text with the days of its first and latest change.
    case article(changes: [Change])
    /// Questions with their answers.
    case questions([(question: String, answer: String, route: String)])
    /// The data with the routes and media types of their files.
    case dataset([(route: String, type: String)])

    var openGraphType: String {
        if case .article = self { "article" } else { "website" }
    }

    /// The latest change up to the day, when it is known.
    func modified(upTo day: CivilDate) -> CivilDate? {
        guard case .article(let changes) = self else { return nil }
        return changes.map(\.date.value.earliest).filter { $0 <= day }.max()
    }

    /// The page and its trail as JSON-LD; `nil` without an address, for its identifiers are absolute.
    static func structuredData<Subject>(_ scene: Scene<PageDraft<Subject>>) -> Markup? {
        guard let address = scene.edition.address, scene.it.route != "404.html" else { return nil }
        let base = "\(address)/\(scene.edition.prefix)"
        var graph = [scene.it.meaning.thing(scene, base)]
        if scene.it.route != "index.html" { graph.append(breadcrumbs(scene, base)) }
        let data = JSON.object([("@context", .text("https://schema.org")), ("@graph", .array(graph))])
        // In a script "<" could end it, and means the same escaped.
        let text = data.serialized(pretty: false).split(separator: "<", omittingEmptySubsequences: false)
            .joined(separator: "\\u003c")
        return Markup(trusted: text)
    }

    private func thing<Subject>(_ scene: Scene<PageDraft<Subject>>, _ base: String) -> JSON {
        let (site, page) = (scene.register.site, scene.it)
        let publisher = JSON.object([
            ("@type", .text("Organization")), ("name", .text(site.publisher.text)),
        ])
        let name: JSON = .text(page.route == "index.html" ? site.title.text : page.title)
        let common: [(String, JSON)] = [
            ("@id", .text(base + page.route)), ("url", .text(base + page.route)), ("name", name),
            ("description", .text(page.description)), ("inLanguage", .text(scene.edition.language)),
            ("license", .text(site.licence.address.value)), ("publisher", publisher),
        ]
        switch self {
        case .page: return .object([("@type", .text("WebPage"))] + common)
        case .home: return .object([("@type", .text("WebSite"))] + common)
        case .article(let changes):
            let days = changes.map(\.date.value.earliest).filter { $0 <= scene.register.day }.sorted()
            let dates: [(String, JSON)] =
                days.isEmpty
                ? []
                : [
                    ("datePublished", .text(days[0].description)),
                    ("dateModified", .text(days[days.count - 1].description)),
                ]
            return .object(
                [("@type", .text("Article")), ("headline", name), ("author", publisher)] + common + dates)
        case .questions(let questions):
            let entities = questions.map { entry in
                JSON.object([
                    ("@type", .text("Question")), ("name", .text(entry.question)),
                    ("url", .text(base + entry.route)),
                    (
                        "acceptedAnswer",
                        .object([("@type", .text("Answer")), ("text", .text(entry.answer))])
                    ),
                ])
            }
            return .object([("@type", .text("FAQPage"))] + common + [("mainEntity", .array(entities))])
        case .dataset(let files):
            let distribution = files.map { file in
                JSON.object([
                    ("@type", .text("DataDownload")), ("contentUrl", .text(base + file.route)),
                    ("encodingFormat", .text(file.type)),
                ])
            }
            return .object(
                [("@type", .text("Dataset")), ("creator", publisher)] + common + [
                    ("dateModified", .text(scene.edition.standingDay.description)),
                    ("isAccessibleForFree", .bool(true)), ("distribution", .array(distribution)),
                ])
        }
    }

    private static func breadcrumbs<Subject>(_ scene: Scene<PageDraft<Subject>>, _ base: String) -> JSON {
        let trail =
            [(title: scene.words.label("nav_home"), route: "index.html")] + scene.it.trail
            + [(title: scene.it.title, route: scene.it.route)]
        return .object([
            ("@type", .text("BreadcrumbList")),
            (
                "itemListElement",
                .array(
                    trail.enumerated().map { index, item in
                        .object([
                            ("@type", .text("ListItem")), ("position", .number(index + 1)),
                            ("name", .text(item.title)), ("item", .text(base + item.route)),
                        ])
                    })
            ),
        ])
    }
}

/// The same in another form: a feed, a calendar, a file of data, another language.
struct AlternateForm: Sendable {
    /// A media type; empty for a page in another language.
    let type: String
    let title: String
    let href: String
    /// BCP 47 tag, or `x-default` for readers of none of the languages.
    var language = ""

    static let view = View<AlternateForm>(
        "other form",
        [
            .text("type", "The media type.") { $0.type }, .text("title", "What it is.") { $0.title },
            .text("href", "Its address.") { $0.href },
            .text("language", "BCP 47 tag, or `x-default`.") { $0.language },
        ])

    /// The page in every language: absolute when the site's address is known, as search engines ask.
    static func languages<Subject>(_ scene: Scene<PageDraft<Subject>>) -> [AlternateForm] {
        let edition = scene.edition
        guard edition.languages.count > 1, scene.it.route != "404.html" else { return [] }
        let root = edition.address.map { $0 + "/" } ?? scene.at.root
        let own = edition.languages.enumerated().map { index, language in
            AlternateForm(
                type: "", title: "", href: root + (index == 0 ? "" : language + "/") + scene.it.route,
                language: language)
        }
        let other = AlternateForm(type: "", title: "", href: root + scene.it.route, language: "x-default")
        return own + (edition.address == nil ? [] : [other])
    }

    /// The feeds, the calendar and the data that go with a page.
    static func files<Subject>(_ scene: Scene<PageDraft<Subject>>) -> [AlternateForm] {
        let site = scene.register.site.title.text
        var forms: [AlternateForm] = []
        if scene.edition.address != nil {
            let feeds = scene.it.feed.map { [($0, scene.it.title), ("feed", site)] } ?? [("feed", site)]
            for (name, title) in feeds {
                let href = scene.at.base + name
                forms.append(.init(type: "application/atom+xml", title: title, href: href + ".xml"))
                forms.append(.init(type: "application/feed+json", title: title, href: href + ".json"))
            }
        }
        forms.append(.init(type: "text/calendar", title: site, href: scene.at.base + "calendar.ics"))
        if let data = scene.it.data {
            forms.append(
                .init(type: "application/json", title: scene.it.title, href: scene.at.base + data))
        }
        return forms
    }
}
