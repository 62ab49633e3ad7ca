internal import Glibc

/// Why nothing, or not everything, was published.
package enum PublishingFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The output is not a place to publish to. Nothing was written. (Exit code 2.)
    case refused(path: String, reason: String, remedy: String)
    /// Another process is publishing to the same output. (Exit code 3.)
    case locked(path: String, pid: Int32?)
    /// A system call failed with `errno`. (Exit code 3.)
    case disk(path: String, operation: Disk.Call, errno: Int32)
    /// A signal asked to stop before anything was moved into place.
    case interrupted(signal: Int32)

    /// One sentence without a full stop: the place, what happened, and the remedy if there is one.
    package var description: String {
        switch self {
        case .refused(let path, let reason, let remedy):
            return "'\(path)' \(reason): \(remedy)"
        case .locked(let path, let pid):
            let process = pid.map { " (process \($0))" } ?? ""
            return "another build\(process) is publishing to '\(path)': wait until it has finished"
        case .disk(let path, let operation, let errno):
            return "\(operation.rawValue) '\(path)': \(String(cString: strerror(errno)))"
        case .interrupted(let signal):
            return "stopped by signal \(signal) before anything was published"
        }
    }
}
