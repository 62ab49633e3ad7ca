internal import Glibc
import Testing

@testable import AgreementSite

struct PublishingLockTests {
    private let sandbox = PublishingSandbox()

    private func lock() throws -> PublishingLock {
        let place = OutputPlace(disk: Disk(), path: "public", root: nil)
        return try PublishingLock(in: Disk().openFolder(sandbox.root), of: place)
    }

    @Test func isHeldByOneAtATime() throws {
        let first = try lock()
        #expect(sandbox.text("lock") == "\(getpid())\n")
        #expect(throws: PublishingFailure.locked(path: "public", pid: getpid())) { try lock() }
        first.release()
        #expect(sandbox.text("lock") == "")
        try lock().release()
    }

    @Test func diesWithItsOwner() throws {
        sandbox.write("99999\n", to: "lock")
        var owner: PublishingLock? = try lock()
        #expect(owner != nil)
        owner = nil
        // As after a kill, the number is still there and means nothing.
        #expect(sandbox.text("lock") == "\(getpid())\n")
        try lock().release()
    }

    @Test func followsNoLink() {
        sandbox.write("precious", to: "elsewhere")
        sandbox.link("lock", to: "elsewhere")
        #expect(throws: PublishingFailure.disk(path: "public/.accord/lock", operation: .open, errno: ELOOP)) {
            try lock()
        }
        #expect(sandbox.text("elsewhere") == "precious")
    }
}
