/// A digest over many things, none of which can be mistaken for a part of another.
struct CombinedDigest {
    private var bytes: [UInt8] = []

    /// Adds a text with its length before it, or that there is none.
    mutating func add(_ text: String?) {
        guard let text else { return add(number: -1) }
        add(number: text.utf8.count)
        bytes += text.utf8
    }

    mutating func add(number: Int) {
        withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) { bytes += $0 }
    }

    mutating func add(_ digest: SHA256Digest) { bytes += digest.hexBytes }

    /// The digest of all that was added.
    var digest: SHA256Digest { SHA256Digest(of: bytes) }
}
