internal import AgreementModel
internal import AgreementSite
internal import Glibc
internal import Preview

/// `accord serve`: the site on this machine, built anew on every save.
struct ServeCommand {
    let options: SiteOptions
    let terminal: Terminal

    func run() -> ExitCode {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            terminal.say("accord: pipe: \(String(cString: strerror(errno)))")
            return .failed
        }
        Interruption.wake(ends[1])
        let preview = Preview(
            builder: options.builder(), site: options.site, port: options.port, interruption: ends[0])
        do {
            try preview.run(tell)
        } catch {
            terminal.say("accord: \(error.description)")
            return .failed
        }
        // To be ended by a signal is how a preview ends well.
        return .done
    }

    private func tell(_ event: Preview.Event) {
        switch event {
        case .moved(let port):
            terminal.mention("accord: port \(options.port) is taken, so this is port \(port)")
        case .ready(let address):
            _ = Terminal.answer(address + "\n")
            terminal.mention(
                "accord: nothing is written; a save shows in the browser; Ctrl-C ends the preview")
        case .built(let build, let told, let nanoseconds):
            terminal.show(build.diagnostics)
            let count = build.diagnostics.count { $0.severity == .error }
            let result =
                count == 0
                ? "built \(counted(build.artifacts.count, "file"))" : counted(count, "error")
            let early =
                told < nanoseconds ? ", shown after \(BuildCommand.milliseconds(told))" : ""
            terminal.mention("accord: \(result) in \(BuildCommand.milliseconds(nanoseconds)) ms\(early)")
        case .unreadable(let reason): terminal.say("accord: \(reason)")
        }
    }
}
