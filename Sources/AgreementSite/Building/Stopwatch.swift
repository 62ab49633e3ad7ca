/// Measures how long the stages of a build take; nothing of it reaches the output.
package struct Stopwatch {
    private var start = ContinuousClock.now

    package init() {}

    /// Nanoseconds since the start or the last lap.
    package mutating func lap() -> UInt64 {
        let now = ContinuousClock.now
        defer { start = now }
        let (seconds, attoseconds) = (now - start).components
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
