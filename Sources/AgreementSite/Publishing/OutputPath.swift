internal import Glibc

/// The path of a file or folder below the output, compared and ordered as bytes.
struct OutputPath: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// UTF-8 with a NUL at the end, so that the kernel can take the last name where it stands.
    private let terminated: [UInt8]

    /// - Returns: `nil` unless `text` is relative, without empty, `.` and `..` names, names over 255 bytes
    ///   and control characters, and outside `.accord`, which is ours.
    init?(_ text: String) {
        self.init(bytes: text.utf8)
    }

    /// - Returns: `nil` as for text, and for what is not UTF-8.
    init?(bytes: some Collection<UInt8>) {
        var terminated: [UInt8] = []
        terminated.reserveCapacity(bytes.count + 1)
        terminated.append(contentsOf: bytes)
        guard !terminated.contains(where: { $0 < 0x20 || $0 == 0x7F }),
            terminated.allSatisfy({ $0 < 0x80 }) || String(validating: terminated, as: UTF8.self) != nil
        else { return nil }
        terminated.append(0)
        var start = 0
        for (index, byte) in terminated.enumerated() where byte == UInt8(ascii: "/") || byte == 0 {
            let name = terminated[start..<index]
            guard (1...255).contains(name.count), !name.elementsEqual(".".utf8),
                !name.elementsEqual("..".utf8), start > 0 || !name.elementsEqual(".accord".utf8)
            else { return nil }
            start = index + 1
        }
        self.terminated = terminated
    }

    private init(terminated: [UInt8]) { self.terminated = terminated }

    /// The bytes without the NUL.
    var bytes: ArraySlice<UInt8> { terminated.dropLast() }

    /// The folder in which it lies, `nil` for what lies in the output itself.
    var folder: OutputPath? {
        let name = nameStart
        return name == 0 ? nil : OutputPath(terminated: Array(terminated[..<(name - 1)]) + [0])
    }

    /// All folders above it, the nearest first.
    var folders: some Sequence<OutputPath> {
        sequence(state: folder) { next in
            defer { next = next?.folder }
            return next
        }
    }

    /// The path of `name` in this folder; `name` is what the file system gave us, so it is not checked.
    func appending(_ name: [UInt8]) -> OutputPath {
        var longer = Array(bytes)
        longer.append(UInt8(ascii: "/"))
        longer += name
        longer.append(0)
        return OutputPath(terminated: longer)
    }

    /// Whether it lies in this folder or in one below.
    func isBelow(_ folder: OutputPath) -> Bool {
        let length = folder.terminated.count - 1
        return terminated.count > length + 1 && terminated[length] == UInt8(ascii: "/")
            && terminated[..<length] == folder.terminated[..<length]
    }

    /// Whether both lie in the same folder; faster than to compare `folder`.
    func isBeside(_ other: OutputPath) -> Bool {
        let name = nameStart
        return name == other.nameStart && terminated[..<name].elementsEqual(other.terminated[..<name])
    }

    /// Calls `body` with the last name as C has it.
    func withName<Value, Failure: Error>(
        _ body: (UnsafePointer<CChar>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let start = nameStart
        let result = terminated.withUnsafeBytes { bytes in
            Result { () throws(Failure) in
                try body(bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: CChar.self) + start)
            }
        }
        return try result.get()
    }

    var description: String { String(decoding: bytes, as: UTF8.self) }

    static func < (a: Self, b: Self) -> Bool {
        let order = a.terminated.withUnsafeBytes { a in
            b.terminated.withUnsafeBytes { b in
                guard let first = a.baseAddress, let second = b.baseAddress else { return CInt(0) }
                // The NUL is compared too: a path sorts before those that go on from it.
                return memcmp(first, second, min(a.count, b.count))
            }
        }
        return order < 0
    }

    private var nameStart: Int {
        (terminated.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
    }
}
