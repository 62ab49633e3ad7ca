internal import AgreementModel
internal import AgreementSite
internal import Glibc

/// How commands tell what went wrong.
extension Terminal {
    /// Says why nothing was published.
    func fail(_ failure: PublishingFailure) -> ExitCode {
        say("accord: \(failure.description)")
        switch failure {
        case .refused: return .misused
        case .locked, .disk: return .failed
        case .interrupted(let signal): return signal == SIGINT ? .interrupted : .ended
        }
    }

    /// Shows how far a build is.
    @Sendable func show(_ step: SiteBuilder.Step) {
        switch step.stage {
        case .read: show("reading")
        case .bodies: show("setting the explanations")
        case .prepare: show("checking the templates")
        case .render where step.done > 0: count(step.done)
        case .render: show("rendering", of: step.count)
        case .audit: show("auditing")
        }
    }

    /// Shows diagnostics to a person: the first hundred of each kind, and how many more there are.
    func show(_ diagnostics: [Diagnostic]) {
        var counts: [DiagnosticID: Int] = [:]
        for diagnostic in diagnostics {
            counts[diagnostic.id, default: 0] += 1
            guard counts[diagnostic.id, default: 0] <= 100 else { continue }
            say(DiagnosticPrinter.text(diagnostic, colour: usesColour))
        }
        for id in DiagnosticID.allCases {
            guard let count = counts[id], count > 100 else { continue }
            say("accord: \(count - 100) more like these [\(id.rawValue)]; '--format json' gives all")
        }
    }
}
