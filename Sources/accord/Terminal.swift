internal import Glibc

/// Where the command writes: answers to standard output, everything else to standard error.
struct Terminal {
    let usesColour: Bool
    let isQuiet: Bool
    /// `nil` where nobody looks, or the terminal cannot take a line back.
    private let progress: Progress?

    init(isQuiet: Bool) {
        let canErase = isatty(2) == 1 && getenv("TERM").map { String(cString: $0) } ?? "dumb" != "dumb"
        usesColour = canErase && getenv("NO_COLOR") == nil
        self.isQuiet = isQuiet
        let isWideEnough = Terminal.columns.map { $0 > Progress.longest } ?? true
        progress = canErase && isWideEnough && !isQuiet ? Progress { _ = Terminal.write($0, to: 2) } : nil
    }

    /// How wide the terminal is, if it says so.
    private static var columns: Int? {
        var size = winsize()
        guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes to standard output.
    /// - Returns: whether everything was written; a closed pipe counts as written, for its reader has had
    /// enough.
    static func answer(_ text: String) -> Bool {
        if write(text, to: 1) { return true }
        _ = write("accord: standard output: \(String(cString: strerror(errno)))\n", to: 2)
        return false
    }

    /// Writes to standard error.
    func say(_ text: String) {
        clear()
        _ = Terminal.write(text + "\n", to: 2)
    }

    /// Writes to standard error unless asked to be quiet.
    func mention(_ text: String) { if !isQuiet { say(text) } }

    /// Shows what is being done, on one line that the next replaces; only to a person at a terminal, and
    /// only when it takes long.
    /// - parameter count: How much there is to do, if it is counted.
    func show(_ step: String, of count: Int? = nil) { progress?.show(step, of: count) }

    /// Says how much of the step is done; on any thread.
    func count(_ number: Int) { progress?.count(number) }

    /// Takes away what `show` left. To be called before anything goes to standard output.
    func clear() { progress?.clear() }

    /// Asks a person at a terminal.
    /// - Returns: `nil` when nobody is there, or nothing was answered.
    func ask(_ question: String) -> String? {
        guard isatty(0) == 1, isatty(2) == 1 else { return nil }
        _ = Terminal.write("\(question): ", to: 2)
        guard let line = readLine(), !line.isEmpty else { return nil }
        return line
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno == EPIPE }
            done += count
        }
        return true
    }
}

/// How the command ends.
enum ExitCode: Int32, CaseIterable {
    case done = 0
    case rejected = 1
    case misused = 2
    case failed = 3
    case differs = 4
    case interrupted = 130
    case ended = 143

    /// When the command ends so, in one sentence.
    var meaning: String {
        switch self {
        case .done: "It is done."
        case .rejected: "The content was rejected; nothing was written."
        case .misused: "The command line was wrong, or the output is no place to publish to."
        case .failed: "The world failed: disk, permissions, a second build; nothing is half-published."
        case .differs: "A build would change what is published (only 'diff')."
        case .interrupted: "Stopped from the keyboard."
        case .ended: "Stopped by a signal to end."
        }
    }
}

/// "1 entry", "2 entries".
/// - parameter several: The word for more than one; with an "s" behind the first if not given.
func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
    "\(count) \(count == 1 ? one : several ?? one + "s")"
}
