internal import CSockets

/// What name servers say of a host.
enum NameLookup: Sendable {
    case known, unknown
    /// No server answered, or it could not tell.
    case unanswered

    static func of(_ host: String) -> NameLookup {
        switch accord_look_up(host) {
        case 1: .known
        case 0: .unknown
        default: .unanswered
        }
    }
}

/// The bytes of IP addresses: 4, 16, or none for everything else.
enum AddressBytes {
    /// - parameter literal: as people write it, without brackets.
    static func of(literal: String) -> [UInt8] { bytes { accord_literal(literal, $0) } }

    /// - parameter socketAddress: a whole `struct sockaddr`.
    static func of(socketAddress: UnsafeRawPointer) -> [UInt8] {
        bytes { accord_bytes(socketAddress, $0) }
    }

    private static func bytes(_ fill: (UnsafeMutablePointer<UInt8>) -> Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = bytes.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map(fill) ?? 0 }
        return Array(bytes[..<Int(count)])
    }
}
