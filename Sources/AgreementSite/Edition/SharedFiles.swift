internal import Synchronization

/// Files that several outputs use, each rendered once, by whoever needs it first.
final class SharedFiles: Sendable {
    private final class File: Sendable {
        let bytes = Mutex<[UInt8]?>(nil)
    }

    private let files = Mutex<[String: File]>([:])

    /// Files of these names, which need not be rendered.
    func add(_ rendered: [String: [UInt8]]) {
        for (name, bytes) in rendered { _ = self.bytes(of: name) { $0 = bytes } }
    }

    /// The bytes of the file of this name, which `render` appends; another thread that wants them waits.
    func bytes(of name: String, _ render: (inout [UInt8]) -> Void) -> [UInt8] {
        let file = files.withLock { files in
            if let known = files[name] { return known }
            let new = File()
            files[name] = new
            return new
        }
        return file.bytes.withLock { bytes in
            if let known = bytes { return known }
            var rendered: [UInt8] = []
            render(&rendered)
            bytes = rendered
            return rendered
        }
    }
}
