/// Writes numbers and texts one after the other.
struct CacheWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
    }

    mutating func write(_ isTrue: Bool) { bytes.append(isTrue ? 1 : 0) }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    mutating func write(_ digest: SHA256Digest) { bytes += digest.hexBytes }

    mutating func write<Value>(_ list: [Value], _ write: (inout CacheWriter, Value) -> Void) {
        self.write(list.count)
        for value in list { write(&self, value) }
    }
}

/// Reads what `CacheWriter` wrote.
struct CacheReader {
    /// The bytes are not what was written.
    struct Damage: Error {}

    private let bytes: ArraySlice<UInt8>
    private var next: Int

    init(_ bytes: ArraySlice<UInt8>) { (self.bytes, next) = (bytes, bytes.startIndex) }

    /// Whether everything was read.
    var isAtEnd: Bool { next == bytes.endIndex }

    private mutating func take(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - next else { throw Damage() }
        defer { next += count }
        return bytes[next..<(next + count)]
    }

    mutating func number() throws(Damage) -> Int {
        Int(truncatingIfNeeded: try take(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    mutating func flag() throws(Damage) -> Bool { try take(1).first == 1 }

    mutating func text() throws(Damage) -> String {
        let count = try number()
        return String(decoding: try take(count), as: UTF8.self)
    }

    mutating func digest() throws(Damage) -> SHA256Digest {
        guard let digest = SHA256Digest(hex: try take(64)) else { throw Damage() }
        return digest
    }

    mutating func list<Value>(
        _ value: (inout CacheReader) throws(Damage) -> Value
    ) throws(Damage) -> [Value] {
        let count = try number()
        guard (0...bytes.count).contains(count) else { throw Damage() }
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try value(&self)) }
        return values
    }
}
