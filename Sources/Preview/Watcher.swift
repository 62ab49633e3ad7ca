internal import Glibc

/// What a wait for changes came to.
enum Wait: Equatable {
    case changed, nothing, interrupted
}

#if os(Linux)
    /// Tells when files below some folders change, by inotify. Used by one thread.
    final class Watcher {
        /// How long it must have been quiet before a change is told, so that many saves are one, and how long
        /// to wait at most: without quiet, and with a file that is still being written.
        private static let gatherMilliseconds = 40, mostMilliseconds = 400, unfinishedMilliseconds = 1_000
        private static let changes = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)

        private let site: String
        private let names: [String]
        private var notifier: Int32 = -1
        /// The watch on the site's folder itself, in which only the folders by these names count.
        private var siteWatch: Int32 = -1
        /// When the change was told that is being gathered.
        private var changed = 0
        /// Files that were changed and are still open for writing, as far as is known.
        private var unfinished: Set<[UInt8]> = []

        /// Watches the folders of these names in `site`, and all folders in them.
        init(site: String, names: [String]) throws(PreviewFailure) {
            self.site = site
            self.names = names
            try watchAnew()
        }

        deinit { close(notifier) }

        /// Waits until something changes, or until `interruption` can be read.
        func wait(milliseconds: Int32, interruption: Int32) throws(PreviewFailure) -> Wait {
            switch poll(milliseconds, interruption) {
            case .changed: break
            case let other: return other
            }
            guard try read() else { return .nothing }
            changed = Watcher.now()
            return .changed
        }

        /// Whether no file is being written, as far as is known: reading may begin before it is quiet.
        var isSettled: Bool { unfinished.isEmpty }

        /// After a change: waits until it is quiet, or until `interruption` can be read.
        /// - Returns: `changed` if there were more changes meanwhile, `nothing` if not.
        func settle(interruption: Int32) throws(PreviewFailure) -> Wait {
            let start = changed
            var last = changed
            var outcome = Wait.nothing
            while true {
                let now = Watcher.now()
                let most = unfinished.isEmpty ? Watcher.mostMilliseconds : Watcher.unfinishedMilliseconds
                let left = max(0, start + most - now)
                let quiet = max(0, last + Watcher.gatherMilliseconds - now)
                switch poll(Int32(unfinished.isEmpty ? min(quiet, left) : left), interruption) {
                case .changed:
                    if try read() { (outcome, last) = (.changed, Watcher.now()) }
                    // Where saves never end, what is there now is shown now and then.
                    if left == 0 { return finish(outcome) }
                case .nothing where unfinished.isEmpty || left == 0: return finish(outcome)
                case .nothing: break
                case .interrupted: return .interrupted
                }
            }
        }

        /// Forgets which files are being written: some never are.
        private func finish(_ outcome: Wait) -> Wait {
            unfinished = []
            return outcome
        }

        private func poll(_ milliseconds: Int32, _ interruption: Int32) -> Wait {
            var descriptors = [
                pollfd(fd: notifier, events: Int16(POLLIN), revents: 0),
                pollfd(fd: interruption, events: Int16(POLLIN), revents: 0),
            ]
            // A signal ends the wait early, which does no harm.
            guard Glibc.poll(&descriptors, 2, milliseconds) > 0 else { return .nothing }
            return descriptors[1].revents != 0 ? .interrupted : .changed
        }

        /// Takes what inotify has to tell.
        /// - Returns: whether any of it matters.
        private func read() throws(PreviewFailure) -> Bool {
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            let count = Glibc.read(notifier, &buffer, buffer.count)
            guard count > 0 else { return false }
            var (matters, isStale) = (false, false)
            var offset = 0
            let head = MemoryLayout<inotify_event>.size
            while offset + head <= count {
                let event = buffer.withUnsafeBytes {
                    $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                }
                let end = offset + head + Int(event.len)
                let name = Array(buffer[(offset + head)..<end].prefix { $0 != 0 })
                offset = end
                let happened = event.mask
                if happened & UInt32(IN_Q_OVERFLOW) != 0 {
                    (matters, isStale) = (true, true)
                    continue
                }
                let isFolder = happened & UInt32(IN_ISDIR) != 0
                guard happened & Watcher.changes != 0, isWatched(name, in: event.wd, isFolder: isFolder)
                else {
                    continue
                }
                matters = true
                // Folders that come, go or move are watched anew from the top: there are few.
                if isFolder { isStale = isStale || happened & UInt32(IN_ATTRIB) == 0 }
                note(happened, name, in: event.wd)
            }
            if isStale { try watchAnew() }
            return matters
        }

        /// Remembers which files are being written.
        private func note(_ happened: UInt32, _ name: [UInt8], in watch: Int32) {
            let file = withUnsafeBytes(of: watch) { Array($0) } + name
            if happened & UInt32(IN_MODIFY) != 0 {
                unfinished.insert(file)
            } else if happened & UInt32(IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO) != 0 {
                unfinished.remove(file)
            }
        }

        /// Whether a name is none of those that editors use for themselves.
        private func isWatched(_ name: [UInt8], in watch: Int32, isFolder: Bool) -> Bool {
            if watch == siteWatch { return names.contains { Array($0.utf8) == name } }
            let text = String(decoding: name, as: UTF8.self)
            return !text.hasPrefix(".") && !text.hasSuffix("~") && !text.hasSuffix(".swp") && text != "4913"
                && !text.hasPrefix("#")
        }

        /// Watches everything that is there now, with a new notifier.
        private func watchAnew() throws(PreviewFailure) {
            let new = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
            guard new >= 0 else { throw .system(call: "inotify_init1", errno: errno) }
            close(notifier)
            notifier = new
            unfinished = []
            siteWatch = try watch(site) ?? -1
            for name in names { try watchTree(site + "/" + name, depth: 0) }
        }

        private func watchTree(_ folder: String, depth: Int) throws(PreviewFailure) {
            // The watch comes first: what is made after it is told, what was made before it is listed.
            guard depth < 8, try watch(folder) != nil, let stream = opendir(folder) else { return }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard !name.hasPrefix("."), [DT_DIR, DT_UNKNOWN].contains(Int(entry.pointee.d_type)) else {
                    continue
                }
                try watchTree(folder + "/" + name, depth: depth + 1)
            }
        }

        /// - Returns: `nil` if there is no such folder.
        private func watch(_ folder: String) throws(PreviewFailure) -> Int32? {
            let flags = Watcher.changes | UInt32(IN_ONLYDIR)
            let watch = inotify_add_watch(notifier, folder, flags)
            guard watch < 0 else { return watch }
            if [ENOENT, ENOTDIR, EACCES, ELOOP].contains(errno) { return nil }
            throw .system(call: "inotify_add_watch", errno: errno)
        }

        private static func now() -> Int {
            var time = timespec()
            clock_gettime(CLOCK_MONOTONIC, &time)
            return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
        }
    }
#else
    /// Systems other than Linux have other means, which are not used yet.
    final class Watcher {
        init(site: String, names: [String]) throws(PreviewFailure) { throw .unwatchable }

        var isSettled: Bool { true }

        func wait(milliseconds: Int32, interruption: Int32) throws(PreviewFailure) -> Wait { .nothing }

        func settle(interruption: Int32) throws(PreviewFailure) -> Wait { .nothing }
    }
#endif
