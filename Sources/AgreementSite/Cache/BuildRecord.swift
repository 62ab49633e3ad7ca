/// What is remembered of a build that was published: enough to say the same again when nothing changed.
struct BuildRecord: Sendable {
    let key: SHA256Digest
    let diagnostics: [KnownDiagnostic]
    let summary: BuildSummary
    let published: PublishedMarks

    private static let header = Array("accord build 1\n".utf8)

    /// Header, what is remembered, and a digest of both.
    var bytes: [UInt8] {
        var out = CacheWriter()
        out.write(key)
        out.write(diagnostics) { $1.write(to: &$0) }
        summary.write(to: &out)
        published.write(to: &out)
        let content = Self.header + out.bytes
        return content + SHA256Digest(of: content).hexBytes
    }

    /// - Returns: `nil` unless these bytes are exactly what some record was written as.
    init?(parsing bytes: [UInt8]) {
        guard bytes.starts(with: Self.header), bytes.count > Self.header.count + 64,
            SHA256Digest(hex: bytes.suffix(64)) == SHA256Digest(of: bytes.dropLast(64))
        else { return nil }
        var reader = CacheReader(bytes.dropFirst(Self.header.count).dropLast(64))
        do throws(CacheReader.Damage) {
            key = try reader.digest()
            diagnostics = try reader.list { bytes throws(CacheReader.Damage) in
                try KnownDiagnostic(from: &bytes)
            }
            summary = try BuildSummary(from: &reader)
            published = try PublishedMarks(from: &reader)
        } catch {
            return nil
        }
        guard reader.isAtEnd else { return nil }
    }

    init(
        key: SHA256Digest, diagnostics: [KnownDiagnostic], summary: BuildSummary, published: PublishedMarks
    ) {
        (self.key, self.diagnostics, self.summary) = (key, diagnostics, summary)
        self.published = published
    }
}
