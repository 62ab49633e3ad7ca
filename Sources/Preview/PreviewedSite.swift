internal import AgreementModel
internal import AgreementSite

/// What the preview shows at a moment: the last site that was good, and what is wrong since.
struct PreviewedSite: Sendable {
    /// A site that is rendered, or one whose pages are rendered when they are asked for.
    private enum Content: Sendable {
        case rendered([Artifact])
        case prepared(PreparedSite)
    }

    private var content: Content?
    /// Where each file stands in the content, by the bytes of its path: `String` would take two spellings of
    /// a letter for one.
    private var places: [[UInt8]: Int] = [:]
    private let session: String
    private var count = 0
    /// Diagnostics as people read them; empty when all is well.
    private(set) var problems: [String] = []

    /// - parameter session: Letters and digits that no other preview has.
    init(session: String) { self.session = session }

    /// Changes whenever the site does.
    var generation: String { "\(session)-\(count)" }

    /// Whether there has been a good site.
    var isThere: Bool { content != nil }

    /// What pages are told: the generation, the first problems, and how many there are.
    var state: String {
        JSON.object([
            ("generation", .text(generation)),
            ("problems", .array(problems.prefix(PreviewedSite.mostProblems).map(JSON.text))),
            ("count", .number(problems.count)),
        ]).serialized(pretty: false)
    }

    private static let mostProblems = 20

    func file(at path: [UInt8]) -> Artifact? {
        guard let place = places[path] else { return nil }
        switch content {
        case .rendered(let artifacts): return artifacts[place]
        case .prepared(let site): return site.artifact(at: place)
        case nil: return nil
        }
    }

    /// Shows a new site, whose pages are still to be rendered and audited.
    mutating func show(_ site: PreparedSite) {
        count += 1
        problems = []
        content = .prepared(site)
        places = PreviewedSite.places(of: site.routes)
    }

    /// Shows what was built, the same that was shown before it was rendered.
    mutating func complete(_ build: SiteBuilder.Build) {
        if content == nil { count += 1 }
        problems = []
        content = .rendered(build.artifacts)
        places = PreviewedSite.places(of: build.artifacts.map(\.path))
    }

    /// Keeps the site, and says what is wrong with the content since.
    mutating func complain(_ diagnostics: [Diagnostic]) {
        let errors = diagnostics.filter { $0.severity == .error }
        problems = errors.map { DiagnosticPrinter.text($0) }
    }

    mutating func complain(_ failure: ReadFailure) { problems = [failure.description] }

    /// The site of `earlier`, of which no page that shows this one knows.
    func returned(to earlier: PreviewedSite) -> PreviewedSite {
        var site = earlier
        site.count = count + 1
        return site
    }

    private static func places(of routes: [String]) -> [[UInt8]: Int] {
        Dictionary(
            routes.enumerated().map { (Array($1.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
