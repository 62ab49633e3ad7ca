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

    /// Shows diagnostics to a person.
    func show(_ diagnostics: [Diagnostic]) {
        for diagnostic in diagnostics { say(DiagnosticPrinter.text(diagnostic, colour: usesColour)) }
    }
}
