internal import AgreementModel
package import Mustache

/// One kind of published thing. Each has a file in this folder and a line in the catalogue.
package struct Output: Sendable {
    package let name: String
    /// One sentence for people who wonder what it is.
    package let summary: String
    /// The template it is rendered with, and what that is given; `nil` for what needs none.
    package let template: (name: String, shape: Shape)?
    /// What is published of it in one language.
    let drafts: @Sendable (Edition) -> [Draft]
}

/// A file to be rendered.
struct Draft: Sendable {
    /// Below the output folder.
    let route: String
    let rank: Artifact.Rank
    /// What in content asked for it.
    let span: Span?
    /// Whether it is over all entries, and so takes long in a large register.
    var isLarge = false
    /// Whose explanations it is made from.
    var reads = BodyReads.none
    /// When it last changed, where that is known.
    var modified: CivilDate?
    /// What its template is given, if it has one.
    var given: (template: String, make: @Sendable () -> any Named)?
    /// Appends the file's bytes.
    let render: @Sendable (Library, inout [UInt8]) -> Void
}

/// A page to be published.
struct PageDraft<Subject: Sendable>: Sendable {
    /// Below the folder of the language.
    let route: String
    /// The page's own title, in plain text.
    let title: String
    let description: String
    /// The pages above it, from the home page down, without either end.
    var trail: [(title: String, route: String)] = []
    var rank: Artifact.Rank = .page
    var span: Span?
    var meaning = Meaning.page
    /// Whose explanations it is made from.
    var reads = BodyReads.none
    /// The feed of this page alone, without its ending.
    var feed: String?
    /// The page's data, below the folder of the language.
    var data: String?
    /// The picture for links from other sites.
    var card: SocialCard?
    let subject: Subject
}

extension Output {
    /// Pages rendered with the template of the output's name.
    /// - parameter isLarge: Whether each page is over all entries.
    static func pages<Subject: Sendable>(
        _ name: String, _ summary: String, _ chrome: Chrome, _ entries: [ViewEntry<Scene<Subject>>],
        isLarge: Bool = true, _ pages: @escaping @Sendable (Edition) -> [PageDraft<Subject>]
    ) -> Output {
        let view = View<Scene<PageDraft<Subject>>>(
            "\(name) page",
            chrome.entries() + [
                .object("this", View("\(name)", entries), "What is on this page only.") {
                    $0.with($0.it.subject)
                }
            ])
        return Output(name: name, summary: summary, template: (name, view.shape)) { edition in
            pages(edition).map { page in
                let at = edition.standpoint(page.route)
                let given: @Sendable () -> any Named = {
                    view.object(Scene(edition: edition, at: at, it: page))
                }
                return Draft(
                    route: edition.prefix + page.route, rank: page.rank, span: page.span, isLarge: isLarge,
                    reads: page.reads,
                    modified: page.meaning.modified(upTo: edition.register.day) ?? edition.standingDay,
                    given: (name, given)
                ) { library, out in library.render(name, given(), into: &out) }
            }
        }
    }

    /// A file made without a template.
    static func file(
        _ name: String, _ summary: String,
        _ drafts: @escaping @Sendable (Edition) -> [Draft]
    ) -> Output {
        Output(name: name, summary: summary, template: nil, drafts: drafts)
    }
}

/// Which entries' explanations a published file is made from; everything else it may be made from at any
/// time.
///
/// A file that is made from an explanation and does not say so would grow stale when only that is edited:
/// `CatalogueTests` changes each explanation by itself and compares.
enum BodyReads: Sendable, Equatable {
    case none
    /// That of the entry with this identifier.
    case own(String)
    case all

    /// Whether the file has to be made again when these entries' explanations changed.
    func includes(anyOf entries: Set<String>) -> Bool {
        switch self {
        case .none: false
        case .own(let id): entries.contains(id)
        case .all: !entries.isEmpty
        }
    }
}
