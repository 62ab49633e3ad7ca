internal import AgreementModel
internal import Mustache

/// A build after which only the explanations of some entries are different: what is made from them is made
/// anew, everything else stays as it is published.
///
/// It gives up, and everything is built, whenever something else might be different too: a source is cited
/// that was not, or a page loses an id that others may link to. What is published are exactly the files that
/// the same facts, templates and options gave the last time.
struct PartialBuild: Sendable {
    let prepared: PreparedSite
    /// The entries whose explanations changed.
    let entries: Set<String>
    /// Of the files that hold them.
    let paths: Set<String>
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
        guard !build.hasErrors, let explanations = explanations(build.editions), takesOverData(build.editions)
        else { return nil }
        let drafts = prepared.drafts.filter { $0.reads.includes(anyOf: entries) }
        build.artifacts = Parallel.map(drafts.count, jobs: jobs) { prepared.rendered(drafts[$0]) }
        build.timings.append((.render, clock.lap()))
        // Whoever hears of a mistake shall hear of all, in the same words as ever.
        guard let found = audit(build.artifacts, build.basePath), !found.hasErrors,
            let known = standing(build.diagnostics, without: Set(drafts.map(\.route)))
        else { return nil }
        build.diagnostics = (build.diagnostics + found + known).inOrder()
        build.timings.append((.audit, clock.lap()))
        let made = Set(
            drafts.flatMap { draft in
                ([""] + Precompressed.suffixes).compactMap { OutputPath(draft.route + $0) }
            })
        let files = manifest.entries.filter { entry in
            (entry.kind == .file || entry.kind == .asset) && !made.contains(entry.path)
        }
        let isKept = build.editions.flatMap { $0.register.agreements.map { !entries.contains($0.id) } }
        build.kept = KeptParts(
            files: files, explanations: explanations,
            heldBackBlocks: zip(explanations, isKept).reduce(0) { $0 + ($1.1 ? $1.0.heldBackBlocks : 0) })
        return build
    }

    /// Of all explanations; `nil` if one cites what it did not, for that is listed on other pages.
    private func explanations(_ editions: [Edition]) -> [ExplanationMark]? {
        let now = ExplanationMark.all(editions)
        guard now.count == record.explanations.count else { return nil }
        let both = zip(record.explanations, now)
        return both.allSatisfy { $0.citations == ($1 ?? $0).citations } ? both.map { $1 ?? $0 } : nil
    }

    /// Data that is not made from explanations need not be rendered for the archive of all data.
    /// - Returns: Whether it is still there.
    private func takesOverData(_ editions: [Edition]) -> Bool {
        editions.allSatisfy { edition in
            let folder = edition.prefix + "data/"
            var files: [String: [UInt8]] = [:]
            for draft in prepared.drafts where draft.reads == .none && draft.route.hasPrefix(folder) {
                guard let bytes = published(draft.route) else { return false }
                files[draft.route] = bytes
            }
            edition.shared.add(files)
            return true
        }
    }

    /// What was wrong with what is not made anew.
    /// - parameter found: What is known already.
    private func standing(_ found: [Diagnostic], without routes: Set<String>) -> [Diagnostic]? {
        let name = { (diagnostic: Diagnostic) in
            SiteBuilder.name(diagnostic) + ["\(diagnostic.span.start)"]
        }
        let known = Set(found.map(name))
        var others: [Diagnostic] = []
        for remembered in record.diagnostics {
            let place = remembered.place
            guard place.origin != .nowhere, !routes.contains(place.path), !paths.contains(place.path) else {
                continue
            }
            guard let diagnostic = remembered.diagnostic(file) else { return nil }
            if !known.contains(name(diagnostic)) { others.append(diagnostic) }
        }
        return others
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

/// What a build leaves as it is published.
package struct KeptParts: Sendable {
    var files: [Manifest.Entry] = []
    /// Of all entries, those that were rendered among them.
    var explanations: [ExplanationMark] = []
    /// In the explanations that were not rendered.
    var heldBackBlocks = 0
}
