internal import Glibc
internal import Synchronization

/// The signals that ask the command to stop.
enum Interruption {
    private static let received = Atomic<Int32>(0)
    private static let waker = Atomic<Int32>(-1)

    /// Remembers the first of SIGINT, SIGTERM and SIGHUP instead of dying while publishing; a second one
    /// ends the process as usual.
    static func watch() {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            Glibc.signal(number) { number in
                Interruption.received.store(number, ordering: .relaxed)
                Glibc.signal(number, SIG_DFL)
                let waker = Interruption.waker.load(ordering: .relaxed)
                if waker >= 0 { _ = Glibc.write(waker, "!", 1) }
            }
        }
    }

    /// The signal received, `nil` if none was.
    @Sendable static func signal() -> Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Has a byte written to `descriptor` when a signal is received, now if one was.
    static func wake(_ descriptor: Int32) {
        waker.store(descriptor, ordering: .relaxed)
        if signal() != nil { _ = Glibc.write(descriptor, "!", 1) }
    }
}
