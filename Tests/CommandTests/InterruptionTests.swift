import AgreementSite
import Foundation
import Testing

@testable import accord

struct InterruptionTests {
    @Test func isNoneAtFirst() async {
        await #expect(processExitsWith: .success) {
            Interruption.watch()
            precondition(Interruption.signal() == nil, "no signal has come")
        }
    }

    @Test func endsTheCommandWithTheUsualCodes() async {
        await #expect(processExitsWith: .exitCode(130)) { InterruptionTests.end(by: SIGINT) }
        await #expect(processExitsWith: .exitCode(143)) { InterruptionTests.end(by: SIGTERM) }
        await #expect(processExitsWith: .exitCode(143)) { InterruptionTests.end(by: SIGHUP) }
    }

    @Test func givesInToTheSecondSignal() async {
        await #expect(processExitsWith: .signal(SIGTERM)) {
            InterruptionTests.watch()
            raise(SIGTERM)
            raise(SIGTERM)
        }
    }

    /// Ends the process as a build does that was asked to stop.
    private static func end(by number: Int32) {
        watch()
        raise(number)
        let failure = PublishingFailure.interrupted(signal: Interruption.signal() ?? 0)
        exit(Terminal(isQuiet: true).fail(failure).rawValue)
    }

    /// Watches as the command does. What starts a test may have signals blocked, and the test then has too.
    private static func watch() {
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        Interruption.watch()
    }
}
