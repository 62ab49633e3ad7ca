internal import AgreementModel
internal import Synchronization

/// Work on the numbers below a count, split into runs that are done at the same time.
enum Slices {
    /// What `work` makes of each of at most `jobs` runs, put together in their order.
    /// - Throws: the failure of the first run that failed; the others are finished first.
    static func map<Value: Sendable>(
        _ count: Int, jobs: Int, _ work: @Sendable (Range<Int>) throws(PublishingFailure) -> [Value]
    ) throws(PublishingFailure) -> [Value] {
        // A thread costs as much as a few dozen small files.
        let runs = max(1, min(jobs, count / 32))
        guard runs > 1 else { return try work(0..<count) }
        let results = Mutex([Result<[Value], PublishingFailure>?](repeating: nil, count: runs))
        Threads.perform(runs) { run in
            let range = (count * run / runs)..<(count * (run + 1) / runs)
            let result = Result { () throws(PublishingFailure) in try work(range) }
            results.withLock { $0[run] = result }
        }
        var values: [Value] = []
        values.reserveCapacity(count)
        for case let result? in results.withLock({ $0 }) { values += try result.get() }
        return values
    }
}
