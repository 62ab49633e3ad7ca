internal import Glibc

/// Work on several threads at once.
///
/// Threads of the system rather than a queue of Dispatch, whose library has thousands of addresses that would
/// be set right at each start of the program.
package enum Threads {
    /// Does `work` for each number below `count` at the same time, one of them on this thread, and returns
    /// when all are done. Where no more threads are to be had, this one does their work.
    package static func perform(_ count: Int, _ work: @Sendable (Int) -> Void) {
        guard count > 1 else {
            if count == 1 { work(0) }
            return
        }
        withoutActuallyEscaping(work) { work in
            var threads: [pthread_t] = []
            var own = [0]
            for number in 1..<count {
                let share = Unmanaged.passRetained(Share(number, work))
                var thread = pthread_t()
                if pthread_create(&thread, nil, startThread, share.toOpaque()) == 0 {
                    threads.append(thread)
                } else {
                    share.release()
                    own.append(number)
                }
            }
            own.forEach(work)
            for thread in threads { pthread_join(thread, nil) }
        }
    }
}

extension Threads {
    /// Does `work` on a thread of its own, which nobody waits for; not at all where none is to be had.
    package static func start(_ work: @escaping @Sendable () -> Void) {
        let share = Unmanaged.passRetained(Share(0) { _ in work() })
        var thread = pthread_t()
        guard pthread_create(&thread, nil, startThread, share.toOpaque()) == 0 else { return share.release() }
        pthread_detach(thread)
    }
}

/// What one thread is to do.
private final class Share: Sendable {
    private let number: Int
    private let work: @Sendable (Int) -> Void

    init(_ number: Int, _ work: @escaping @Sendable (Int) -> Void) {
        (self.number, self.work) = (number, work)
    }

    func perform() { work(number) }
}

/// The start of a thread.
private func startThread(_ share: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let share { Unmanaged<Share>.fromOpaque(share).takeRetainedValue().perform() }
    return nil
}
