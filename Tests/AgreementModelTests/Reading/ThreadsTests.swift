import Synchronization
import Testing

@testable import AgreementModel

struct ThreadsTests {
    @Test(arguments: [0, 1, 2, 7, 64])
    func doesTheWorkForEachNumberOnce(_ count: Int) {
        let done = Mutex([Int](repeating: 0, count: count))
        Threads.perform(count) { number in done.withLock { $0[number] += 1 } }
        #expect(done.withLock { $0 } == [Int](repeating: 1, count: count))
    }

    @Test func worksAtTheSameTime() {
        let arrived = Atomic(0)
        // Each waits for the other: one after the other they would never end.
        Threads.perform(2) { _ in
            arrived.add(1, ordering: .sequentiallyConsistent)
            while arrived.load(ordering: .sequentiallyConsistent) < 2 {}
        }
        #expect(arrived.load(ordering: .relaxed) == 2)
    }
}
