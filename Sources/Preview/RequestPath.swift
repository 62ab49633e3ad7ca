/// The path of a request, decoded once and free of what could lead elsewhere.
struct RequestPath {
    /// The bytes after the first `/`; empty for the root. Names are separated by `/`, which may end it.
    let bytes: [UInt8]

    /// - parameter raw: As the request line has it, without a query.
    /// - Returns: `nil` for an absolute address, an escape that is none or that hides a `/`, control
    ///   characters, a `\`, what is not UTF-8, and names that are empty, `.` or `..`.
    init?(_ raw: String) {
        var encoded = Array(raw.utf8)[...]
        guard encoded.popFirst() == UInt8(ascii: "/") else { return nil }
        var decoded: [UInt8] = []
        while let byte = encoded.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard let high = encoded.popFirst().flatMap(RequestPath.digit),
                let low = encoded.popFirst().flatMap(RequestPath.digit),
                high << 4 | low != UInt8(ascii: "/")
            else { return nil }
            decoded.append(high << 4 | low)
        }
        guard !decoded.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
            String(validating: decoded, as: UTF8.self) != nil
        else { return nil }
        let names = decoded.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, name) in names.enumerated() {
            if name.isEmpty, index < names.count - 1 { return nil }
            if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { return nil }
        }
        bytes = decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
