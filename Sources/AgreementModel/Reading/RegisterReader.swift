/// Reads, decodes and checks the content of a site.
package struct RegisterReader: Sendable {
    let folder: ContentFolder
    let jobs: Int
    let memory: ContentMemory?

    /// - parameter folder: The folder `content` of a site.
    /// - parameter memory: what was read of it before.
    package init(_ folder: ContentFolder, jobs: Int, memory: ContentMemory? = nil) {
        self.folder = folder
        self.jobs = jobs
        self.memory = memory
    }

    /// The content in every language of the site, with all that was found.
    package struct Outcome: Sendable {
        /// One for each language, the original first; empty if something that all rests on was refused.
        package let registers: [RegisterSource]
        package let diagnostics: [Diagnostic]
        package let fileCount: Int
    }

    /// - Throws: when the folder cannot be read at all.
    package func read() throws(ReadFailure) -> Outcome {
        let files = try ContentFiles.read(folder, jobs: jobs, memory: memory)
        var diagnostics = files.diagnostics
        let first = ContentDecoder.site(files, language: nil)
        guard let site = first.site, let original = site.languages.first?.value else {
            return Outcome(
                registers: [], diagnostics: diagnostics + first.diagnostics, fileCount: files.count)
        }
        diagnostics += RegisterReader.strayLanguages(files, site.languages.map(\.value))
        var registers: [RegisterSource] = []
        for language in site.languages.map(\.value) {
            let decoder = ContentDecoder(
                files: files, language: language, original: original, jobs: jobs, memory: memory)
            let outcome = decoder.decode()
            diagnostics += outcome.diagnostics
            guard let content = outcome.content else { continue }
            diagnostics += RegisterReader.check(content, jobs: jobs)
            registers.append(RegisterSource(content: content, untranslated: outcome.untranslated))
        }
        return Outcome(registers: registers, diagnostics: diagnostics, fileCount: files.count)
    }

    private static func check(_ content: Content, jobs: Int) -> [Diagnostic] {
        let findings = Findings()
        ReferenceCheck(names: content.names, findings: findings).checkShared(content)
        RelationCheck.check(content, findings)
        let entries = Parallel.map(content.agreements.count, jobs: jobs) { index in
            let findings = Findings()
            AgreementCheck(agreement: content.agreements[index], content: content, findings: findings).check()
            return findings.all
        }
        return findings.all + entries.flatMap { $0 }
    }

    /// Translations into languages that the site does not have.
    private static func strayLanguages(_ files: ContentFiles, _ languages: [String]) -> [Diagnostic] {
        let all = Array(files.data.values) + Array(files.agreements.values) + Array(files.pages.values)
        let translations = all.flatMap { $0.translations.filter { !languages.dropFirst().contains($0.key) } }
        let strings = files.strings.filter { !languages.contains($0.key) }
        return (translations + strings).map { language, file in
            Diagnostic(
                .strayFile, "'\(language)' is not a language into which the site is translated",
                Span(file, 0, 0),
                hint: Nearest.hint(language, in: languages) ?? "add it to 'languages' in content/site.yaml")
        }
    }
}

/// The content in one language, of which the register of any day can be made.
package struct RegisterSource: Sendable {
    let content: Content
    /// Texts that are missing in the language.
    package let untranslated: [Untranslated]

    package var language: String { content.language }

    /// The register as it stood on a day.
    package func standing(on day: CivilDate) -> Register { content.standing(on: day) }
}

/// Renders the bodies of a register.
package struct Bodies: Sendable {
    /// By identifier.
    package private(set) var agreements: [String: RenderedBody] = [:]
    package private(set) var pages: [String: RenderedBody] = [:]
    package private(set) var diagnostics: [Diagnostic] = []

    /// - parameter only: The entries whose bodies are rendered; `nil` for all. Those of pages always are.
    /// - parameter setting: What the body of an entry or page needs of the page it stands on.
    /// - parameter memory: what was rendered before.
    package init(
        of register: Register, only: Set<String>? = nil, jobs: Int, memory: ContentMemory? = nil,
        setting: @Sendable (Place) -> any BodySetting
    ) {
        let entries = register.agreements.filter { only?.contains($0.id) ?? true }
        let pages = register.pages
        let rendered = Parallel.map(entries.count + pages.count, jobs: jobs) { index in
            let agreement = index < entries.count ? entries[index] : nil
            let page = agreement == nil ? pages[index - entries.count] : nil
            let place: Place = agreement.map { .agreement($0.id) } ?? .page(page?.id ?? "")
            guard let body = agreement?.body ?? page?.body else {
                preconditionFailure("an index has its body")
            }
            func render() -> (RenderedBody, [Diagnostic]) {
                Bodies.render(body, of: agreement, register, setting(place))
            }
            return memory?.body("\(register.language) \(place)", body, render) ?? render()
        }
        for (index, (body, found)) in rendered.enumerated() {
            diagnostics += found
            if index < entries.count {
                agreements[entries[index].id] = body
            } else {
                self.pages[pages[index - entries.count].id] = body
            }
        }
        for (place, fragment, span) in rendered.flatMap(\.0.fragments) {
            let target = body(at: place) ?? Bodies.other(at: place, in: register, setting)
            let ids = Set((target?.headings ?? []).map(\.id))
            guard !ids.contains(fragment) else { continue }
            diagnostics.append(
                Diagnostic(
                    .brokenLink, "no heading of the text linked to has the id '\(fragment)'", span,
                    hint: Nearest.hint(fragment, in: ids) ?? "delete '#\(fragment)'"))
        }
    }

    /// The body of an entry that is only linked to.
    private static func other(
        at place: Place, in register: Register, _ setting: (Place) -> any BodySetting
    ) -> RenderedBody? {
        guard case .agreement(let id) = place, let agreement = register.agreement(id) else { return nil }
        return render(agreement.body, of: agreement, register, setting(place)).0
    }

    private static func render(
        _ body: Body, of agreement: Agreement?, _ register: Register, _ setting: any BodySetting
    ) -> (RenderedBody, [Diagnostic]) {
        let findings = Findings()
        var renderer = BodyRenderer(
            body, of: agreement, register: register, setting: setting, findings: findings)
        return (renderer.render(), findings.all)
    }

    private func body(at place: Place) -> RenderedBody? {
        switch place {
        case .agreement(let id): agreements[id]
        case .page(let id): pages[id]
        default: nil
        }
    }

    /// Blocks that rest on something later than the day.
    package var heldBackBlocks: Int {
        agreements.values.reduce(0) { $0 + $1.heldBackBlocks }
            + pages.values.reduce(0) { $0 + $1.heldBackBlocks }
    }
}
