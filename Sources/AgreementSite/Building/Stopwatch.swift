internal import Glibc

/// Measures how long the stages of a build take; nothing of it reaches the output.
package struct Stopwatch {
    private var start = now

    package init() {}

    /// Nanoseconds since the start or the last lap.
    package mutating func lap() -> UInt64 {
        let now = Self.now
        defer { start = now }
        return now - start
    }

    /// Nanoseconds of a clock that nobody sets.
    package static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
