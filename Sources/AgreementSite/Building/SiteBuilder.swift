package import AgreementModel
internal import Mustache

/// Reads a site's content and templates, renders every artifact in memory, and audits what came out. Writes
/// nothing.
package struct SiteBuilder: Sendable {
    /// The folder that holds `content` and `templates`.
    let site: String
    /// `nil` for the day on which the newest fact of the content was checked.
    let day: CivilDate
    /// The site's address; overrides that of `site.yaml`.
    let address: String?
    /// The path below which the site is served, with slashes at both ends; `nil` for that of the address.
    let basePath: String?
    let jobs: Int
    /// The folder of the published site, from which cards are taken over.
    let published: String?
    /// What is read in place of files of content, by path below `content`; not written anywhere.
    var changes: [String: [UInt8]] = [:]
    /// What was read before; the folders are then not looked at any more.
    private var inputs: BuildInputs?
    /// The entries whose explanations are rendered; `nil` for all.
    private var explained: Set<String>?
    /// What is kept from build to build of a site that is built again and again.
    package var memory: ContentMemory?
    /// Told of each stage when it begins, and of each file when it is rendered; on any thread.
    let progress: @Sendable (Step) -> Void

    /// What a build does, in this order.
    package enum Stage: String, Sendable { case read, bodies, prepare, render, audit }

    /// How far a build is.
    package struct Step: Sendable {
        package let stage: Stage
        /// Files rendered, and how many there are; both 0 for what is not counted.
        package var done = 0, count = 0
    }

    package init(
        site: String, day: CivilDate, address: String? = nil, basePath: String? = nil, jobs: Int,
        published: String? = nil, progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) {
        self.progress = progress
        self.published = published
        self.site = site
        self.day = day
        self.address = address
        self.basePath = basePath
        self.jobs = jobs
    }

    /// What a build made.
    package struct Build: Sendable {
        /// In the order of the catalogue; empty when there are errors.
        package var artifacts: [Artifact] = []
        /// What stays as it is published; `nil` when `artifacts` are all that is to be published.
        package var kept: KeptParts?
        package var editions: [Edition] = []
        package var diagnostics: [Diagnostic] = []
        package var untranslated: [(language: String, missing: [Untranslated])] = []
        package var fileCount = 0
        /// The path below which the site is served, with slashes at both ends.
        package var basePath = "/"
        package var timings: [(stage: Stage, nanoseconds: UInt64)] = []

        package var hasErrors: Bool { diagnostics.hasErrors }
    }

    /// The folder `content`, with the changes.
    package var content: ContentFolder {
        inputs?.content ?? ContentFolder(root: site + "/content", name: "content", changes: changes)
    }

    private var templates: ContentFolder {
        inputs?.templates ?? ContentFolder(root: site + "/templates", name: "templates")
    }

    /// The errors that the site would have with `changes`, and has not without them.
    /// - Throws: when content or templates cannot be read at all.
    package func newErrors(with changes: [String: [UInt8]]) throws(ReadFailure) -> [Diagnostic] {
        var changed = self
        changed.changes = changes
        let after = try changed.build().diagnostics.filter { $0.severity == .error }
        guard !after.isEmpty else { return [] }
        let known = Set(try build().diagnostics.map(SiteBuilder.name))
        return after.filter { !known.contains(SiteBuilder.name($0)) }
    }

    /// What stays the same of a mistake when lines before it move.
    static func name(_ diagnostic: Diagnostic) -> [String] {
        [diagnostic.span.file.path, diagnostic.id.rawValue, diagnostic.summary]
    }

    /// The register of the day in the site's first language, and what was found; without templates or bodies.
    /// - Throws: when content cannot be read at all.
    package func register() throws(ReadFailure) -> (register: Register?, diagnostics: [Diagnostic]) {
        let outcome = try RegisterReader(content, jobs: jobs).read()
        return (outcome.registers.first?.standing(on: day), outcome.diagnostics.inOrder())
    }

    /// Reads all that a build needs.
    /// - Throws: when content or templates cannot be read at all.
    package func read() throws(ReadFailure) -> BuildInputs {
        BuildInputs(
            content: try content.reading(jobs: jobs), templates: try templates.reading(jobs: jobs))
    }

    /// - Throws: when content or templates cannot be read at all.
    package func build() throws(ReadFailure) -> Build { finish(try prepare()) }

    /// What is built of what was read.
    /// - Throws: when content or templates cannot be read at all.
    package func build(_ inputs: BuildInputs) throws(ReadFailure) -> Build { finish(try prepare(inputs)) }

    /// What is prepared of what was read.
    /// - parameter entries: Those whose explanations are rendered; `nil` for all.
    /// - Throws: when content or templates cannot be read at all.
    func prepare(
        _ inputs: BuildInputs, explaining entries: Set<String>? = nil
    ) throws(ReadFailure) -> PreparedSite {
        var builder = self
        builder.inputs = inputs
        builder.explained = entries
        return try builder.prepare()
    }

    /// Reads and checks everything. What is found then are the mistakes of authors, but for those that only
    /// the audit of all pages can find.
    /// - Throws: when content or templates cannot be read at all.
    package func prepare() throws(ReadFailure) -> PreparedSite {
        var clock = Stopwatch()
        var (build, templates, catalogue) = try read(&clock)
        build.diagnostics += templates.diagnostics + templates.check(catalogue.outputs)
        guard let library = templates.library, !build.editions.isEmpty, !build.diagnostics.hasErrors else {
            return PreparedSite(build: finished(build))
        }
        let drafts = catalogue.outputs.flatMap { output in build.editions.flatMap { output.drafts($0) } }
        build.diagnostics += SiteBuilder.checkRoutes(drafts)
        build.timings.append((.prepare, clock.lap()))
        guard !build.diagnostics.hasErrors else { return PreparedSite(build: finished(build)) }
        return PreparedSite(
            build: finished(build), assets: templates.assets.artifacts, drafts: drafts, library: library)
    }

    /// The pages of a site with what their templates are given.
    package struct Pages: Sendable {
        /// None when the content has errors.
        package let pages: [PageData]
        /// The first has no folder of its own.
        package let languages: [String]
        package let diagnostics: [Diagnostic]
    }

    /// All pages, whether or not the templates have mistakes.
    /// - Throws: when content or templates cannot be read at all.
    package func pages() throws(ReadFailure) -> Pages {
        var clock = Stopwatch()
        let (build, _, catalogue) = try read(&clock)
        let editions = build.hasErrors ? [] : build.editions
        let drafts = catalogue.outputs.flatMap { output in editions.flatMap { output.drafts($0) } }
        return Pages(
            pages: drafts.compactMap(PageData.init), languages: build.editions.map(\.language),
            diagnostics: build.diagnostics.inOrder())
    }

    /// Reads content and templates, and checks the content.
    private func read(_ clock: inout Stopwatch) throws(ReadFailure) -> (Build, TemplateFolder, Catalogue) {
        var build = Build()
        progress(Step(stage: .read))
        let outcome = try RegisterReader(content, jobs: jobs, memory: memory).read()
        build.diagnostics = outcome.diagnostics
        build.fileCount = outcome.fileCount
        build.untranslated = outcome.registers.dropFirst().map { ($0.language, $0.untranslated) }
        build.timings.append((.read, clock.lap()))
        progress(Step(stage: .bodies))
        let languages = outcome.registers.map(\.language)
        let address = (self.address ?? outcome.registers.first?.standing(on: day).site.address?.value).map(
            SiteBuilder.plain)
        build.basePath = basePath ?? BasePath.of(address)
        for source in outcome.registers {
            let edition = Edition(
                source.standing(on: day), languages: languages, address: address, basePath: build.basePath,
                explaining: explained, jobs: jobs, memory: memory)
            build.diagnostics += edition.bodies.diagnostics
            build.editions.append(edition)
        }
        build.diagnostics += SiteBuilder.checkWords(build.editions.first)
        build.diagnostics += (build.editions.first?.register.site).map(Catalogue.check) ?? []
        build.timings.append((.bodies, clock.lap()))
        progress(Step(stage: .prepare))
        let templates = try TemplateFolder.read(templates)
        let catalogue = Catalogue(
            build.editions.map(\.register.strings), assets: templates.assets,
            cards: CardStore(published: published)
        ) { [site = build.editions.first?.register.site] name in site?.publishes(name) ?? true }
        return (build, templates, catalogue)
    }

    /// Renders and audits what was prepared.
    package func finish(_ prepared: PreparedSite) -> Build {
        var build = prepared.build
        guard !build.hasErrors else { return build }
        var clock = Stopwatch()
        progress(Step(stage: .render, count: prepared.drafts.count))
        build.artifacts = prepared.artifacts(jobs: jobs) { done in
            progress(Step(stage: .render, done: done, count: prepared.drafts.count))
        }
        build.timings.append((.render, clock.lap()))
        progress(Step(stage: .audit))
        build.diagnostics += Audit(build.artifacts, basePath: build.basePath, jobs: jobs).diagnostics()
        build.timings.append((.audit, clock.lap()))
        return finished(build)
    }

    private func finished(_ build: Build) -> Build {
        var build = build
        build.diagnostics = build.diagnostics.inOrder()
        if build.hasErrors { build.artifacts = [] }
        return build
    }

    /// The address without slashes at its end.
    private static func plain(_ address: String) -> String {
        var address = address
        while address.hasSuffix("/") { address.removeLast() }
        return address
    }

    private static func checkWords(_ edition: Edition?) -> [Diagnostic] {
        guard let edition else { return [] }
        let strings = edition.register.strings
        return Words.missing(in: strings).map { key in
            Diagnostic(
                .unknownString, "the phrase '\(key)' is missing", Span(strings.file, 0, 0),
                hint: "add '\(key): …'")
        }
    }

    /// The folders above a folder and itself: "a", "a/b" for "a/b".
    private static func folders(to folder: Substring) -> [String] {
        folder.isEmpty
            ? []
            : folder.indices.filter { folder[$0] == "/" }.map { String(folder[..<$0]) } + [String(folder)]
    }

    /// No two things are published at one address; letters count as the same in either case, as some hosts
    /// have it.
    private static func checkRoutes(_ drafts: [Draft]) -> [Diagnostic] {
        var first: [String: Int] = [:]
        var diagnostics: [Diagnostic] = []
        let keys = drafts.map { $0.route.lowercased() }
        let routes = Set(keys)
        // Of each folder, the file that is in its way.
        var files: [Substring: String?] = [:]
        for (index, (draft, key)) in zip(drafts, keys).enumerated() {
            let folder = key[..<(key.utf8.lastIndex(of: UInt8(ascii: "/")) ?? key.startIndex)]
            let file = files[folder] ?? folders(to: folder).first(where: routes.contains)
            files[folder] = .some(file)
            if let file, let span = draft.span {
                diagnostics.append(
                    Diagnostic(
                        .duplicateOutput, "'\(file)' is published as a file, and cannot be a folder too",
                        span, hint: "give it another address"))
            }
            guard let earlier = first.updateValue(index, forKey: key) else { continue }
            let other = drafts[earlier]
            guard let span = draft.span ?? other.span else {
                preconditionFailure("two outputs do not both publish '\(draft.route)'")
            }
            diagnostics.append(
                Diagnostic(
                    .duplicateOutput, "'\(draft.route)' is published twice", span,
                    hint: "give one of them another address",
                    notes: other.span.flatMap {
                        draft.span == nil ? nil : [.init(text: "first published here", span: $0)]
                    }
                        ?? []))
        }
        return diagnostics
    }
}
