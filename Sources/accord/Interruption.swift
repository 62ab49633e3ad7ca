internal import Glibc
internal import Synchronization

/// The signals that ask the command to stop.
enum Interruption {
    private static let received = Atomic<Int32>(0)

    /// Remembers the first of SIGINT, SIGTERM and SIGHUP instead of dying while publishing; a second one
    /// ends the process as usual.
    static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            Glibc.signal(number) { number in
                Interruption.received.store(number, ordering: .relaxed)
                Glibc.signal(number, SIG_DFL)
            }
        }
    }

    /// The signal received, `nil` if none was.
    @Sendable static func signal() -> Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }
}
