/// Names that occur in addresses: `^[a-z0-9]+(-[a-z0-9]+)*$`, at most 96 bytes.
package enum Identifier {
    /// Names of devices, which no file may have on Windows, with any ending.
    private static let devices = Set(
        ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

    private static func isDevice(_ text: String) -> Bool { text.utf8.count <= 4 && devices.contains(text) }

    /// Whether the text may be an identifier.
    package static func isValid(_ text: String, upperCaseToo: Bool = false) -> Bool {
        guard !text.isEmpty, !isDevice(text), text.utf8.count <= Limits.identifierBytes else {
            return false
        }
        var previous = UInt8(ascii: "-")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): guard upperCaseToo else { return false }
            case UInt8(ascii: "_"): guard upperCaseToo else { return false }
            case UInt8(ascii: "-"): guard previous != byte else { return false }
            default: return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: "-")
    }

    /// - Returns: whether the identifier is valid; a diagnostic is added otherwise.
    static func check(_ text: Located<String>, findings: Findings, upperCaseToo: Bool = false) -> Bool {
        if isDevice(text.value) {
            findings.add(
                .invalidIdentifier, "'\(text.value)' names a device on Windows, and no file can be called so",
                text.span, hint: "write for example '\(text.value)-1'")
            return false
        }
        if isValid(text.value, upperCaseToo: upperCaseToo) { return true }
        let odd = text.value.unicodeScalars.first { !$0.isASCII }
        let named = odd.map { " (it holds U+" + String($0.value, radix: 16, uppercase: true) + ")" } ?? ""
        findings.add(
            .invalidIdentifier,
            "an identifier has small letters a to z, digits and single hyphens, not '\(text.value)'\(named)",
            text.span, hint: "write for example 'united-kingdom'")
        return false
    }
}
