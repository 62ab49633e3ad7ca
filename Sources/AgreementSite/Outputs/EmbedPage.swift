internal import AgreementModel
internal import Mustache

/// `embed.html`: what other sites can show in a frame, with the code to copy.
enum EmbedPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "embed", "What other sites can show in a frame, with the code to copy.", chrome,
            [
                .flag("has_address", "Whether the site's address is known, which the code needs.") {
                    $0.edition.address != nil
                },
                .list("kinds", kindView, "The kinds of frames.") { $0.with(kinds($0.edition)) },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "embed.html", title: edition.words.label("nav_embed"),
                    description: edition.words.label("embed_page_description"),
                    trail: [(edition.words.label("nav_data"), "data.html")], rank: .index, subject: "")
            ]
        }
    }

    /// A frame to show elsewhere.
    struct Frame: Sendable {
        let title: String
        /// What the fallback says where frames are not allowed.
        let text: String
        /// The frame, and the page that says more.
        let route: String, page: String
        let height: Int
    }

    struct Kind: Sendable {
        let label: String
        let frames: [Frame]
    }

    private static func kinds(_ edition: Edition) -> [Kind] {
        let words = edition.words
        let whole = [
            Frame(
                title: words.label("comparison_caption"), text: words.label("compare_description"),
                route: Embeds.comparisonRoute, page: "compare.html", height: 900),
            Frame(
                title: words.label("who_signed"), text: words.label("timeline_description"),
                route: Embeds.timelineRoute, page: "timeline.html", height: 900),
        ]
        let provisions = edition.provisions.map { provision in
            Frame(
                title: provision.label.text, text: provision.question.text,
                route: Embeds.route(of: provision), page: Route.of(.provision(provision.id.value)),
                height: 480)
        }
        let agreements = edition.inOrder.map { agreement in
            Frame(
                title: edition.register.name(of: agreement).text, text: agreement.answer?.text ?? "",
                route: Embeds.route(of: agreement), page: Route.of(.agreement(agreement.id)), height: 320)
        }
        return [
            Kind(label: words.label("data_whole"), frames: whole),
            Kind(label: words.label("provisions"), frames: provisions),
            Kind(label: words.label("nav_agreements"), frames: agreements),
        ]
    }

    private static let kindView = View<Scene<Kind>>(
        "kind of frames",
        [
            .text("label", "The kind in words.") { $0.it.label },
            .list("frames", frameView, "The frames.") { $0.with($0.it.frames) },
        ])

    private static let frameView = View<Scene<Frame>>(
        "frame",
        [
            .text("title", "What it shows.") { $0.it.title },
            .text("href", "The frame by itself.") { $0.at.base + $0.it.route },
            .text("code", "HTML to copy: a frame, and a quotation for where frames are not allowed.") {
                code($0)
            },
        ])

    private static func code(_ scene: Scene<Frame>) -> String {
        let base = (scene.edition.address ?? "") + "/" + scene.edition.prefix
        let frame = scene.it
        let (title, text) = (Markup(escaping: frame.title).html, Markup(escaping: frame.text).html)
        let source = Markup(escaping: scene.register.site.title.text).html
        return """
            <iframe src="\(base)\(frame.route)" title="\(title)" width="100%" height="\(frame.height)" \
            loading="lazy" style="border:0"></iframe>
            <blockquote cite="\(base)\(frame.page)"><p><b>\(title)</b>. \(text)</p>\
            <p><a href="\(base)\(frame.page)">\(source)</a></p></blockquote>
            """
    }
}
