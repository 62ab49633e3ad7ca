internal import Glibc
import Testing

@testable import AgreementSite

struct PublishingFailureTests {
    @Test(arguments: [
        (
            PublishingFailure.refused(path: "/", reason: "is the root", remedy: "give another"),
            "'/' is the root: give another"
        ),
        (
            .disk(path: "p/a.html", operation: .rename, errno: ENOSPC),
            "rename 'p/a.html': No space left on device"
        ),
        (
            .locked(path: "p", pid: 12),
            "another build (process 12) is publishing to 'p': wait until it has finished"
        ),
        (.locked(path: "p", pid: nil), "another build is publishing to 'p': wait until it has finished"),
        (.interrupted(signal: SIGTERM), "stopped by signal 15 before anything was published"),
    ])
    func isToldInOneSentence(_ failure: PublishingFailure, _ sentence: String) {
        #expect(failure.description == sentence)
    }
}
