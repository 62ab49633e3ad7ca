internal import AgreementModel

/// What is remembered of a build that was published: enough to say the same again when nothing changed.
struct BuildRecord: Sendable {
    let key: BuildKey
    /// Of what all explanations cite.
    let citations: SHA256Digest
    let diagnostics: [KnownDiagnostic]
    let summary: BuildSummary
    let published: PublishedMarks

    private static let header = Array("accord build 2\n".utf8)

    /// Header, what is remembered, and a digest of both.
    var bytes: [UInt8] {
        var out = CacheWriter()
        key.write(to: &out)
        out.write(citations)
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
            key = try BuildKey(from: &reader)
            citations = try reader.digest()
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
        key: BuildKey, citations: SHA256Digest, diagnostics: [KnownDiagnostic], summary: BuildSummary,
        published: PublishedMarks
    ) {
        (self.key, self.citations, self.diagnostics) = (key, citations, diagnostics)
        self.summary = summary
        self.published = published
    }
}

extension BuildRecord {
    /// A digest of which sources the explanations of all entries cite.
    static func citations(_ editions: [Edition]) -> SHA256Digest {
        var all = CombinedDigest()
        for edition in editions {
            for agreement in edition.register.agreements {
                let notes = edition.bodies.agreements[agreement.id]?.notes ?? []
                all.add(number: notes.count)
                for note in notes {
                    all.add(note.agreement)
                    all.add(note.source.id.value)
                }
            }
        }
        return all.digest
    }
}

extension BuildKey {
    fileprivate func write(to out: inout CacheWriter) {
        out.write(digest)
        out.write(facts)
        out.write(bodies) { out, body in
            out.write(body.path)
            out.write(body.digest)
        }
    }

    fileprivate init(from bytes: inout CacheReader) throws(CacheReader.Damage) {
        digest = try bytes.digest()
        facts = try bytes.digest()
        bodies = try bytes.list { bytes throws(CacheReader.Damage) in
            Explanation(path: try bytes.text(), digest: try bytes.digest())
        }
    }
}
