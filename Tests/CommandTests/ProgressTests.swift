import Synchronization
import Testing

@testable import accord

/// `Tests/Verify/progress.py` watches a long build at a terminal.
struct ProgressTests {
    /// What was written, with the sign for going back to an empty line as "<".
    private final class Screen: Sendable {
        private let text = Mutex("")

        func write(_ more: String) { text.withLock { $0 += more.replacing("\r\u{1B}[K", with: "<") } }

        var written: String {
            text.withLock { text in
                defer { text = "" }
                return text
            }
        }
    }

    private let screen = Screen()
    private let progress: Progress

    init() { progress = Progress(write: screen.write) }

    @Test func rewritesTheLineWhenThereIsNews() {
        progress.show("reading")
        #expect(screen.written == "", "it is not shown before its time")
        progress.update()
        progress.update()
        #expect(screen.written == "<accord: reading …")
        progress.show("rendering", of: 20)
        progress.count(7)
        progress.count(6)
        progress.update()
        #expect(screen.written == "<accord: rendering 7 of 20 …", "the count does not go back")
        progress.show("auditing")
        progress.update()
        #expect(screen.written == "<accord: auditing …")
    }

    @Test func leavesNoTrace() {
        progress.clear()
        #expect(screen.written == "", "nothing is taken away where nothing stands")
        progress.show("reading")
        progress.update()
        progress.clear()
        progress.clear()
        progress.update()
        #expect(screen.written == "<accord: reading …<")
    }

    @Test func comesByItselfAfterHalfASecond() async throws {
        progress.show("reading")
        for _ in 0..<600 {
            let text = screen.written
            guard text.isEmpty else {
                #expect(text == "<accord: reading …")
                return
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("it never comes")
    }
}
