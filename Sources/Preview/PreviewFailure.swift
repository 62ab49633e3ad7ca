internal import AgreementModel
internal import Glibc

/// Why there is no preview.
package enum PreviewFailure: Error, Sendable, CustomStringConvertible {
    /// The content could not be read at all.
    case unreadable(String)
    /// Neither the port asked for nor any of the next ones is free.
    case noPort(first: Int, last: Int)
    /// A system call failed with `errno`.
    case system(call: String, errno: Int32)
    /// The library of the server cannot be loaded, for a reason.
    case noServer(String)
    /// The operating system tells nobody which files change in a way that is known here.
    case unwatchable

    /// One sentence without a full stop.
    package var description: String {
        switch self {
        case .unreadable(let reason): reason
        case .noPort(let first, let last): "the ports \(first) to \(last) are taken: give another with --port"
        case .system("inotify_add_watch", ENOSPC):
            "no more folders can be watched: raise fs.inotify.max_user_watches"
        case .noServer(let reason):
            "a preview needs libmicrohttpd, which Debian has as 'libmicrohttpd12': \(reason)"
        case .system(let call, let errno): "\(call): \(String(cString: strerror(errno)))"
        case .unwatchable: "a preview needs inotify, which only Linux has"
        }
    }
}
