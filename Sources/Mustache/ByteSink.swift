/// Bytes that are appended to: what a page is written into before it is known how long it becomes.
///
/// An array finds out at each append who else holds it; nobody else ever holds this.
struct ByteSink: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 64 << 10) {
        self.capacity = max(capacity, 16)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    /// Appends all to an array.
    func write(to out: inout [UInt8]) {
        out.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        if bytes.count > capacity - count { grow(by: bytes.count) }
        (start + count).initialize(from: source, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ append($0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { append($0) }
        }
    }

    @inline(never)
    private mutating func grow(by more: Int) {
        let larger = max(capacity * 2, count + more)
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        new.moveInitialize(from: start, count: count)
        start.deallocate()
        (start, capacity) = (new, larger)
    }
}

extension ByteSink {
    /// Appends `text` with the five characters that mean something in HTML written as references.
    ///
    /// Works byte by byte: a quote followed by a combining accent is one `Character` but still a quote.
    mutating func append(escaping text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ append(escaping: $0) }) == nil {
            var copy = text
            copy.withUTF8 { append(escaping: $0) }
        }
    }

    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while let index = ByteSink.firstSpecial(in: text, from: start) {
            append(UnsafeBufferPointer(rebasing: text[start..<index]))
            ByteSink.reference(for: text[index]).withUTF8Buffer { append($0) }
            start = index + 1
        }
        append(UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// The first of the bytes `"`, `&`, `'`, `<` and `>` from `start` on.
    private static func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let bytes = UnsafeRawBufferPointer(text)
        var index = start
        // Eight bytes at once, for most texts hold none.
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let isSpecial =
                holdsZero(word & each(0xFB) ^ each(0x22)) | holdsZero(word ^ each(0x27))
                | holdsZero(word & each(0xFD) ^ each(0x3C))
            if isSpecial & each(0x80) != 0 { break }
            index += 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            // Quotation mark and ampersand, apostrophe, both angle brackets.
            if byte & 0xFB == 0x22 || byte == 0x27 || byte & 0xFD == 0x3C { return index }
            index += 1
        }
        return nil
    }

    private static func each(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// Whether a byte of the word is zero, in the top bits of its bytes; other top bits mean nothing then.
    private static func holdsZero(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word }

    private static func reference(for byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: "&#39;"
        }
    }
}
