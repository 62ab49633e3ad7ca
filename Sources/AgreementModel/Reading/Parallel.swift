internal import Synchronization

/// Work on many like things at once. Used in two places only: reading entries and rendering artifacts.
package enum Parallel {
    /// `transform` of each index below `count`, in order, by at most `jobs` threads.
    package static func map<Value: Sendable>(
        _ count: Int, jobs: Int, _ transform: @Sendable (Int) -> Value
    ) -> [Value] {
        let workers = max(1, min(jobs, count))
        guard workers > 1 else { return (0..<count).map(transform) }
        // Small pieces, so that no worker waits for another's large entries; big enough to seldom meet at
        // the lock.
        let size = max(1, min(8, count / (workers * 8)))
        let pieces = (count + size - 1) / size
        let state = Mutex(State<Value>(next: 0, done: Array(repeating: [], count: pieces)))
        Threads.perform(workers) { _ in
            while true {
                let piece = state.withLock { state -> Int in
                    defer { state.next += 1 }
                    return state.next
                }
                guard piece < pieces else { return }
                let values = (piece * size..<min(count, (piece + 1) * size)).map(transform)
                state.withLock { $0.done[piece] = values }
            }
        }
        return state.withLock { Array($0.done.joined()) }
    }

    private struct State<Value: Sendable>: Sendable {
        var next: Int
        var done: [[Value]]
    }
}
