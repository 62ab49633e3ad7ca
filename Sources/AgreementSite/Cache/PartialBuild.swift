internal import AgreementModel
internal import Mustache

/// A build after which only the explanations of some entries are different: what is made from them is made
/// anew, everything else stays as it is published.
///
/// It gives up, and everything is built, whenever something else might be different too: a source is cited
/// that was not, a page loses an id that others may link to, or a file is not among those published.
struct PartialBuild: Sendable {
    let prepared: PreparedSite
    /// The entries whose explanations changed.
    let entries: Set<String>
    let record: BuildRecord
    /// What is published, each file as it is listed.
    let manifest: Manifest
    let published: @Sendable (String) -> [UInt8]?
    /// The file that a diagnostic of the last build was about.
    let file: @Sendable (KnownDiagnostic.Place) -> SourceFile?
    let jobs: Int

    /// - Returns: `nil` if everything has to be built.
    func build() -> SiteBuilder.Build? {
        var build = prepared.build
        var clock = Stopwatch()
        guard !build.hasErrors, record.citations == BuildRecord.citations(build.editions),
            Set(prepared.routes).isSubset(of: manifest.paths.map(\.description))
        else { return nil }
        let drafts = prepared.drafts.filter { $0.reads.includes(anyOf: entries) }
        build.artifacts = Parallel.map(drafts.count, jobs: jobs) { prepared.rendered(drafts[$0]) }
        build.timings.append((.render, clock.lap()))
        guard let found = audit(build.artifacts, build.basePath) else { return nil }
        // Whoever hears of a mistake shall hear of all, in the same words as ever.
        guard !found.hasErrors else { return nil }
        build.diagnostics += found
        let routes = Set(drafts.map(\.route))
        for known in record.diagnostics
        where known.place.origin == .published && !routes.contains(known.place.path) {
            guard let diagnostic = known.diagnostic(file) else { return nil }
            build.diagnostics.append(diagnostic)
        }
        build.timings.append((.audit, clock.lap()))
        build.diagnostics = build.diagnostics.inOrder()
        let made = routes.union(Precompressed.suffixes.flatMap { ending in routes.map { $0 + ending } })
        build.kept = KeptFiles(
            entries: manifest.entries.filter { entry in
                (entry.kind == .file || entry.kind == .asset) && !made.contains(entry.path.description)
            })
        return build
    }

    /// What is wrong with the pages that were made; `nil` if others might now be wrong too.
    private func audit(_ artifacts: [Artifact], _ basePath: String) -> [Diagnostic]? {
        let pages = artifacts.filter { $0.path.hasSuffix(".html") }
        let facts = Parallel.map(pages.count, jobs: jobs) { PageFacts(pages[$0], basePath: basePath) }
        for page in facts {
            guard let bytes = published(page.artifact.path) else { return nil }
            let old = Artifact(path: page.artifact.path, bytes: bytes, rank: page.artifact.rank)
            guard page.hasIDs(of: PageFacts(old, basePath: basePath)) else { return nil }
        }
        let made = Set(artifacts.map(\.path))
        let wanted = Set(facts.flatMap(\.links).compactMap { $0.fragment == nil ? nil : $0.target?.value })
        var beside: [Artifact] = []
        for route in prepared.routes
        where route.hasSuffix(".html") && !made.contains(route)
            && wanted.contains(RouteHash(route.utf8).value)
        {
            guard let bytes = published(route) else { return nil }
            beside.append(Artifact(path: route, bytes: bytes, rank: .page))
        }
        let audit = Audit(
            artifacts + beside + prepared.assets, basePath: basePath, jobs: jobs, others: prepared.routes)
        return audit.diagnostics().filter { made.contains($0.span.file.path) }
    }
}

/// Published files that a build leaves as they are.
package struct KeptFiles: Sendable {
    var entries: [Manifest.Entry] = []
}
