extension StringProtocol {
    /// Whether `part` stands anywhere in the text, byte for byte; the empty text stands everywhere.
    ///
    /// Swift's own `contains` of a text in a text is switched off: see `Package.swift`.
    package func holds(_ part: some StringProtocol) -> Bool {
        guard let start = part.utf8.first else { return true }
        var rest = utf8[...]
        while let first = rest.firstIndex(of: start) {
            if rest[first...].starts(with: part.utf8) { return true }
            rest = rest[rest.index(after: first)...]
        }
        return false
    }
}
