internal import CCrypto

/// The SHA-256 digest of some bytes.
package struct SHA256Digest: Hashable, Comparable, Sendable {
    // Four big-endian words rather than an array: there is one digest per published file.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest of `bytes`.
    package init(of bytes: [UInt8]) { self.init(of: bytes[...]) }

    /// The digest of `bytes`.
    package init(of bytes: ArraySlice<UInt8>) {
        self.init { digest in
            var state = SHA256_CTX()
            SHA256_Init(&state)
            bytes.withUnsafeBytes { _ = SHA256_Update(&state, $0.baseAddress, $0.count) }
            SHA256_Final(digest, &state)
        }
    }

    /// - Returns: `nil` unless `hex` is 64 digits, the letters lower-case.
    package init?(hex: some Collection<UInt8>) {
        guard hex.count == 64 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for digit in hex {
            let nibble: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            words.0 = words.0 << 4 | words.1 >> 60
            words.1 = words.1 << 4 | words.2 >> 60
            words.2 = words.2 << 4 | words.3 >> 60
            words.3 = words.3 << 4 | UInt64(nibble)
        }
        self.words = words
    }

    /// A digest whose 32 bytes `fill` writes.
    private init(_ fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        words = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
            fill(digest.baseAddress.unsafelyUnwrapped)
            let word = { (index: Int) in
                digest[(8 * index)..<(8 * index + 8)].reduce(0) { $0 << 8 | UInt64($1) }
            }
            return (word(0), word(1), word(2), word(3))
        }
    }

    /// The first `length` of the 64 hexadecimal digits, the letters lower-case.
    package func hex(_ length: Int = 64) -> String {
        precondition((0...64).contains(length), "a digest has 64 digits")
        return String(decoding: hexBytes.prefix(length), as: UTF8.self)
    }

    /// The 64 hexadecimal digits as ASCII.
    var hexBytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 64) { digits, count in
            for (place, word) in [words.0, words.1, words.2, words.3].enumerated() {
                for index in 0..<16 {
                    let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * index)) & 0x0F
                    digits[16 * place + index] =
                        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
                }
            }
            count = 64
        }
    }

    package static func == (a: Self, b: Self) -> Bool { a.words == b.words }

    package static func < (a: Self, b: Self) -> Bool { a.words < b.words }

    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
