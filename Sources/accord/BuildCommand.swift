internal import AgreementModel
internal import AgreementSite

/// `accord build` and `accord check`.
struct BuildCommand {
    let options: SiteOptions
    /// Whether to write what was built.
    let publishes: Bool
    let terminal: Terminal

    func run() -> ExitCode {
        var clock = Stopwatch()
        let publisher = options.publisher
        do {
            if publishes { try publisher.check() }
        } catch {
            return terminal.fail(error)
        }
        let build: SiteBuilder.Build
        var remembered: RememberedBuild?
        do {
            let builder = options.builder(terminal.show)
            let inputs = try builder.read()
            if publishes { remembered = options.remembered(inputs, publisher) }
            if let last = remembered?.unchanged() { return tell(last, nanoseconds: clock.lap()) }
            build =
                if let remembered { try remembered.build(with: builder) } else { try builder.build(inputs) }
        } catch {
            terminal.say("accord: \(error.description)")
            return .failed
        }
        Leftover.keep(build)
        guard publishes, !build.hasErrors else { return check(build, nanoseconds: clock.lap()) }
        do {
            if options.compresses { terminal.show("compressing") }
            let artifacts = options.artifacts(of: build)
            terminal.show("writing")
            var refusal: ExitCode?
            let publish = { () throws(PublishingFailure) -> Publication? in
                try publisher.publish(artifacts, keeping: build.kept, jobs: options.jobs) { plan in
                    refusal = refuse(build, lost: options.forgets ? [] : plan.lostPages)
                    if refusal == nil { terminal.show("writing") }
                    return refusal == nil
                }
            }
            let publication =
                if let remembered { try remembered.remembering(build, publish) } else { try publish() }
            terminal.clear()
            guard let publication else { return refusal ?? .failed }
            for warning in publication.warnings { terminal.say("accord: warning: \(warning)") }
            summarise(build, publication, nanoseconds: clock.lap())
            return .done
        } catch {
            return terminal.fail(error)
        }
    }

    /// Tells of a build that would only repeat the last one what that one told.
    private func tell(_ last: RememberedBuild.Unchanged, nanoseconds: UInt64) -> ExitCode {
        guard report(last.diagnostics) else { return .failed }
        summarise(last.summary, last.publication, count: 0, nanoseconds: nanoseconds)
        return .done
    }

    /// Tells what was found where nothing is published.
    private func check(_ build: SiteBuilder.Build, nanoseconds: UInt64) -> ExitCode {
        let work: [WorkList]
        switch Upkeep(options: options, terminal: terminal).lists(of: build) {
        case .success(let lists): work = lists
        case .failure(let stop): return stop.code
        }
        guard report(build.diagnostics, work) else { return .failed }
        if !publishes { reportUntranslated(build) }
        guard !build.hasErrors else { return reject(build.diagnostics) }
        summarise(build, nil, nanoseconds: nanoseconds)
        return work.contains { $0.findings.hasErrors } ? .rejected : .done
    }

    /// Tells what was found, and which published addresses would lead nowhere.
    /// - Returns: `nil` when it may be published.
    private func refuse(_ build: SiteBuilder.Build, lost: [String]) -> ExitCode? {
        let site = build.editions.first?.register.site
        let diagnostics = lost.compactMap { address in
            site.map { site in
                Diagnostic(
                    .lostAddress, "the published page '\(address)' would vanish", site.title.span,
                    hint: "add 'aliases: [\(address)]' to the file that takes its place, or here under "
                        + "'tombstones' its address, date and reason")
            }
        }
        guard report((build.diagnostics + diagnostics).inOrder()) else { return .failed }
        return diagnostics.isEmpty ? nil : reject(diagnostics)
    }

    private func reject(_ diagnostics: [Diagnostic]) -> ExitCode {
        let count = diagnostics.count { $0.severity == .error }
        terminal.mention("accord: \(counted(count, "error")), nothing written")
        return .rejected
    }

    /// Diagnostics go to standard error, and lists of work, which were asked for, to standard output; for
    /// programs, all go to standard output, in one document.
    /// - Returns: whether the answer could be written.
    private func report(_ diagnostics: [Diagnostic], _ work: [WorkList] = []) -> Bool {
        terminal.clear()
        let all = diagnostics + work.flatMap(\.findings)
        switch options.format {
        case .text:
            terminal.show(diagnostics)
            return Terminal.answer(work.text)
        case .json: return Terminal.answer(DiagnosticPrinter.json(all))
        case .sarif: return Terminal.answer(SARIF(version: Version.current, site: options.site).text(all))
        }
    }

    private func reportUntranslated(_ build: SiteBuilder.Build) {
        for (language, missing) in build.untranslated where !missing.isEmpty {
            terminal.mention(
                "accord: \(missing.count) texts are missing or behind their original in '\(language)':")
            for text in missing {
                let (line, _) = text.span.place
                let field =
                    text.change != nil
                    ? "older than its original" : text.field.isEmpty ? "the whole file" : text.field
                terminal.mention("  \(text.span.file.path):\(line): \(field)")
            }
        }
    }

    private func summarise(_ build: SiteBuilder.Build, _ publication: Publication?, nanoseconds: UInt64) {
        guard let summary = BuildSummary(build) else { return }
        summarise(summary, publication, count: build.artifacts.count, nanoseconds: nanoseconds)
        guard options.showsTimings else { return }
        for (stage, nanoseconds) in build.timings {
            terminal.say("  \(stage.rawValue): \(BuildCommand.milliseconds(nanoseconds)) ms")
        }
    }

    /// - parameter count: How many files were made, where none was to be published.
    private func summarise(
        _ summary: BuildSummary, _ publication: Publication?, count: Int, nanoseconds: UInt64
    ) {
        terminal.mention(
            "accord: read \(counted(summary.files, "file")): "
                + "\(counted(summary.entries, "entry", "entries")), \(counted(summary.pages, "page")), "
                + "\(counted(summary.events, "event")); as of \(summary.day)")
        if summary.heldBack.contains(where: { $0 > 0 }) {
            let kinds = ["entries", "stages", "events", "follow-ups", "changes", "pages", "paragraphs"]
            let words = zip(summary.heldBack, kinds).map { "\($0) \($1)" }
            terminal.mention("accord: held back, because later: " + words.joined(separator: ", "))
        }
        if !summary.hasAddress {
            terminal.mention(
                "accord: no address known, so feeds, sitemap.xml and canonical links are missing (--base-url)"
            )
        }
        let time = "in \(BuildCommand.milliseconds(nanoseconds)) ms"
        if let publication {
            terminal.mention(
                "accord: \(counted(publication.written.count, "file")) written, "
                    + "\(publication.unchangedCount) unchanged, "
                    + "\(publication.removed.count) removed \(time)")
        } else {
            terminal.mention("accord: \(count) files are fit to publish \(time)")
        }
    }

    /// With one digit behind the point.
    static func milliseconds(_ nanoseconds: UInt64) -> String {
        let tenths = (nanoseconds + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// What stays in memory until the program ends, for the system takes it back faster than piece by piece.
private final class Leftover {
    private let build: SiteBuilder.Build

    private init(_ build: SiteBuilder.Build) { self.build = build }

    static func keep(_ build: SiteBuilder.Build) { _ = Unmanaged.passRetained(Leftover(build)) }
}
