/// An address of the web that may be asked: http or https, a plain host, no user.
struct WebAddress: Hashable, Sendable {
    /// As written, without the fragment, which is not sent.
    let text: String
    /// With its `#`; empty if there is none.
    let fragment: String
    /// In small letters; that of an IPv6 address without brackets.
    let host: String
    let port: Int
    /// Starts with `/`, and holds the query; empty for the host alone.
    let path: String

    /// The most bytes an address may have.
    static let bytes = 8192

    /// - Returns: `nil` for every other address.
    init?(_ address: String) {
        let isPlain = address.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && !"\"<>\\".utf8.contains($0)
        }
        let colon = address.firstIndex(of: ":") ?? address.endIndex
        let scheme = address[..<colon].lowercased()
        guard isPlain, address.utf8.count <= WebAddress.bytes, address[colon...].hasPrefix("://"),
            scheme == "https" || scheme == "http"
        else { return nil }
        let hash = address.firstIndex(of: "#") ?? address.endIndex
        text = String(address[..<hash])
        fragment = String(address[hash...])
        let rest = text[address.index(colon, offsetBy: 3)...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        path = String(rest[end...])
        guard let (host, port) = WebAddress.split(rest[..<end]) else { return nil }
        self.host = host
        self.port = port ?? (scheme == "https" ? 443 : 80)
    }

    /// A host with its port, which may be missing.
    private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
        var (host, after) = (authority, Substring())
        let isBracketed = authority.hasPrefix("[")
        if isBracketed {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<close]
            after = authority[authority.index(after: close)...]
        } else if let colon = authority.firstIndex(of: ":") {
            (host, after) = (authority[..<colon], authority[colon...])
        }
        let isPlain = host.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || (isBracketed ? ":." : "-._").utf8.contains(byte)
        }
        guard isPlain, !host.isEmpty else { return nil }
        if after.isEmpty || after == ":" { return (host.lowercased(), nil) }
        let digits = after.dropFirst()
        guard after.hasPrefix(":"), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        return (host.lowercased(), port)
    }

    /// Whether anybody who reads the address sees that it leads to this machine or a private network.
    var isVisiblyLocal: Bool {
        host == "localhost" || host.hasSuffix(".localhost") || NetworkRange(literal: host) == .local
    }

    /// Whether both lead to the same service.
    func hasService(of other: WebAddress) -> Bool { host == other.host && port == other.port }
}
