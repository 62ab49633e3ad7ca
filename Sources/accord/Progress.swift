internal import AgreementModel
internal import Glibc
internal import Synchronization

/// One line at a terminal that says what a long run is doing. It comes when the run takes longer than half a
/// second, is rewritten in place, and is taken away before anything else is written.
final class Progress: Sendable {
    /// How long a run may take without a word, and between two looks at how far it is.
    static let patienceMilliseconds = 500, pauseMilliseconds = 100

    /// Lines have fewer characters, or they could not be taken back.
    static let longest = 48

    private struct State {
        var step: String?
        /// How much of the step is done, and of how much; `nil` for what is not counted.
        var count: Int?
        var shown = ""
        var isTicking = false
    }

    private let state = Mutex(State())
    private let done = Atomic(0)
    private let write: @Sendable (String) -> Void

    /// - parameter write: Writes to the terminal.
    init(write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Remembers what is being done from now on, to be shown when the time comes.
    func show(_ step: String, of count: Int? = nil) {
        done.store(0, ordering: .relaxed)
        let isFirst = state.withLock { state in
            defer { state.isTicking = true }
            (state.step, state.count) = (step, count)
            return !state.isTicking
        }
        if isFirst { Threads.start { self.tick() } }
    }

    /// Remembers how much of the step is done; on any thread, as often as one likes.
    func count(_ number: Int) {
        if number > done.load(ordering: .relaxed) { done.store(number, ordering: .relaxed) }
    }

    /// Takes the line away, until there is a step again.
    func clear() {
        state.withLock { state in
            if !state.shown.isEmpty { write("\r\u{1B}[K") }
            (state.step, state.shown) = (nil, "")
        }
    }

    /// Writes how far it is, if that is not what stands there.
    func update() {
        state.withLock { state in
            guard let step = state.step else { return }
            let numbers = state.count.map { " \(min(done.load(ordering: .relaxed), $0)) of \($0)" } ?? ""
            let line = "accord: \(step)\(numbers) …"
            guard line != state.shown else { return }
            write("\r\u{1B}[K" + line)
            state.shown = line
        }
    }

    /// Goes on until the process ends.
    private func tick() {
        var milliseconds = Progress.patienceMilliseconds
        while true {
            usleep(UInt32(milliseconds * 1000))
            update()
            milliseconds = Progress.pauseMilliseconds
        }
    }
}
