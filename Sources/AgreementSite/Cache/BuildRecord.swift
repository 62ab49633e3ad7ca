internal import AgreementModel

/// What is remembered of a build that was published: enough to say the same again when nothing changed.
struct BuildRecord: Sendable {
    let key: BuildKey
    /// Of each entry in each language, in the order of the registers.
    let explanations: [ExplanationMark]
    let diagnostics: [KnownDiagnostic]
    let summary: BuildSummary
    let published: PublishedMarks

    private static let header = Array("accord build 3\n".utf8)

    /// Header, what is remembered, and a digest of both.
    var bytes: [UInt8] {
        var out = CacheWriter()
        key.write(to: &out)
        out.write(explanations) { out, mark in
            out.write(mark.citations)
            out.write(mark.heldBackBlocks)
        }
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
            explanations = try reader.list { bytes throws(CacheReader.Damage) in
                ExplanationMark(citations: try bytes.digest(), heldBackBlocks: try bytes.number())
            }
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
        key: BuildKey, explanations: [ExplanationMark], diagnostics: [KnownDiagnostic],
        summary: BuildSummary, published: PublishedMarks
    ) {
        (self.key, self.explanations, self.diagnostics) = (key, explanations, diagnostics)
        self.summary = summary
        self.published = published
    }
}

/// What files that are not made from an entry's explanation rest on all the same.
struct ExplanationMark: Sendable, Equatable {
    /// Of which sources it cites, and in which order.
    let citations: SHA256Digest
    let heldBackBlocks: Int

    init(citations: SHA256Digest, heldBackBlocks: Int) {
        (self.citations, self.heldBackBlocks) = (citations, heldBackBlocks)
    }

    init(_ body: RenderedBody) {
        var citations = CombinedDigest()
        for note in body.notes {
            citations.add(note.agreement)
            citations.add(note.source.id.value)
        }
        self.init(citations: citations.digest, heldBackBlocks: body.heldBackBlocks)
    }

    /// Of each entry in each language, in the order of the registers; `nil` where it was not rendered.
    static func all(_ editions: [Edition]) -> [ExplanationMark?] {
        editions.flatMap { edition in
            edition.register.agreements.map { agreement in
                edition.bodies.agreements[agreement.id].map(ExplanationMark.init)
            }
        }
    }
}

extension BuildKey {
    fileprivate func write(to out: inout CacheWriter) {
        out.write(facts)
        out.write(bodies) { out, body in
            out.write(body.path)
            out.write(body.digest)
        }
    }

    fileprivate init(from bytes: inout CacheReader) throws(CacheReader.Damage) {
        facts = try bytes.digest()
        bodies = try bytes.list { bytes throws(CacheReader.Damage) in
            Explanation(path: try bytes.text(), digest: try bytes.digest())
        }
    }
}
