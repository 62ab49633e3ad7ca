internal import AgreementModel
internal import AgreementSite

/// `accord diff`: what a build would change of what is published.
struct DiffCommand {
    let options: SiteOptions
    let terminal: Terminal

    func run() -> ExitCode {
        let build: SiteBuilder.Build
        do {
            build = try options.builder(terminal.show).build()
        } catch {
            terminal.say("accord: \(error.description)")
            return .failed
        }
        terminal.clear()
        terminal.show(build.diagnostics.filter { $0.severity == .error })
        guard !build.hasErrors else { return .rejected }
        let difference: Difference
        do {
            terminal.show("comparing")
            difference = try Difference(
                of: options.artifacts(of: build), to: options.publisher, jobs: options.jobs)
        } catch {
            return terminal.fail(error)
        }
        terminal.clear()
        for warning in difference.warnings { terminal.say("accord: warning: \(warning)") }
        let answer = options.format == .json ? difference.json.serialized() + "\n" : difference.text
        guard Terminal.answer(answer) else { return .failed }
        terminal.mention(
            "accord: \(difference.added.count) files would be added, \(difference.changed.count) changed, "
                + "\(difference.removed.count) removed")
        if !difference.lost.isEmpty {
            terminal.mention(
                "accord: \(difference.lost.count) published pages would vanish; a build refuses that without "
                    + "aliases or tombstones")
        }
        return difference.isEmpty ? .done : .differs
    }
}
