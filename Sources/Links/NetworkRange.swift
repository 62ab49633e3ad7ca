/// Which networks an IP address belongs to (the special-purpose registries of IANA, RFC 6890).
enum NetworkRange: Sendable {
    /// The public internet.
    case open
    /// This machine, or a private network: RFC 1918, RFC 6598, RFC 4193.
    case local
    /// Everything else: link-local addresses, where clouds keep credentials, multicast, reserved ones.
    case closed

    /// - parameter literal: an IPv4 address of four numbers, or an IPv6 address without brackets.
    /// - Returns: `nil` for a name.
    init?(literal: String) {
        let bytes = AddressBytes.of(literal: literal)
        guard !bytes.isEmpty else { return nil }
        self.init(bytes)
    }

    /// - parameter bytes: the 4 or 16 of an IP address; all else is closed.
    init(_ bytes: [UInt8]) {
        switch bytes.count {
        case 4: self.init(four: bytes)
        case 16: self.init(six: bytes)
        default: self = .closed
        }
    }

    private static let localFour: [([UInt8], Int)] = [
        ([10, 0, 0, 0], 8), ([100, 64, 0, 0], 10), ([127, 0, 0, 0], 8), ([172, 16, 0, 0], 12),
        ([192, 168, 0, 0], 16),
    ]
    private static let closedFour: [([UInt8], Int)] = [
        ([0, 0, 0, 0], 8), ([169, 254, 0, 0], 16), ([192, 0, 0, 0], 24), ([192, 0, 2, 0], 24),
        ([192, 88, 99, 0], 24), ([198, 18, 0, 0], 15), ([198, 51, 100, 0], 24), ([203, 0, 113, 0], 24),
        ([224, 0, 0, 0], 3),
    ]

    private init(four bytes: [UInt8]) {
        let isIn = { (range: ([UInt8], Int)) in NetworkRange.agree(bytes, range.0, bits: range.1) }
        self =
            NetworkRange.localFour.contains(where: isIn)
            ? .local : NetworkRange.closedFour.contains(where: isIn) ? .closed : .open
    }

    private init(six bytes: [UInt8]) {
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated =
            Array(bytes[..<4]) == [0, 0x64, 0xFF, 0x9B] && bytes[4..<12].allSatisfy { $0 == 0 }
        if isMapped || isTranslated {
            self.init(four: Array(bytes[12...]))
        } else if Array(bytes[..<2]) == [0x20, 0x02] {
            self.init(four: Array(bytes[2..<6]))
        } else if bytes[..<15].allSatisfy({ $0 == 0 }) && bytes[15] == 1 || bytes[0] & 0xFE == 0xFC {
            self = .local
        } else {
            // 2000::/3 is what is given out; within it, 2001::/23 is for protocols and 2001:db8::/32 for
            // examples.
            let isSpecial =
                NetworkRange.agree(bytes, [0x20, 0x01, 0, 0], bits: 23)
                || NetworkRange.agree(bytes, [0x20, 0x01, 0x0D, 0xB8], bits: 32)
            self = bytes[0] & 0xE0 == 0x20 && !isSpecial ? .open : .closed
        }
    }

    private static func agree(_ a: [UInt8], _ b: [UInt8], bits: Int) -> Bool {
        (0..<bits).allSatisfy { bit in (a[bit / 8] ^ b[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0 }
    }
}
