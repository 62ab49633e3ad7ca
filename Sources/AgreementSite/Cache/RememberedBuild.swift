package import AgreementModel

/// A build that knows the last one to the same output.
///
/// When nothing changed, neither in what is read nor in what is published, the last one is told again.
package struct RememberedBuild: Sendable {
    /// The last build, which this one would only repeat.
    package struct Unchanged: Sendable {
        package let diagnostics: [Diagnostic]
        package let summary: BuildSummary
        package let publication: Publication
    }

    private let inputs: BuildInputs
    private let publisher: Publisher
    private let cache: CacheFolder
    /// The path of the output, absolute and without links.
    private let output: String
    private let key: BuildKey
    private let jobs: Int
    private let patienceNanoseconds: Int64

    /// - parameter patienceNanoseconds: How long a published file must have been left alone before it is
    ///   taken to be as it was without being read: longer than the clock of any file system ticks. That of
    ///   FAT counts in two seconds.
    /// - Returns: `nil` if nothing is to be remembered, or cannot be told apart.
    package init?(
        _ inputs: BuildInputs, _ circumstances: BuildCircumstances, _ publisher: Publisher,
        in cache: CacheFolder, jobs: Int, patienceNanoseconds: Int64 = 2_000_000_000
    ) {
        // Pictures depend on the fonts of the machine too.
        guard !SocialCard.areDrawn, let output = try? Whereabouts(publisher.folder.path).path,
            let key = BuildKey(inputs, circumstances, jobs: jobs)
        else { return nil }
        (self.publisher, self.cache, self.output) = (publisher, cache, output)
        (self.key, self.jobs, self.inputs) = (key, jobs, inputs)
        self.patienceNanoseconds = patienceNanoseconds
    }

    /// The last build, if this one would be the same and change nothing.
    package func unchanged() -> Unchanged? {
        guard let (record, marks, manifest) = standing(where: { $0.key == key }) else { return nil }
        var diagnostics: [Diagnostic] = []
        for known in record.diagnostics {
            guard let diagnostic = known.diagnostic(file) else { return nil }
            diagnostics.append(diagnostic)
        }
        if marks != record.published {
            let again = BuildRecord(
                key: record.key, explanations: record.explanations, diagnostics: record.diagnostics,
                summary: record.summary, published: marks)
            cache.remember(again, of: output)
        }
        return Unchanged(
            diagnostics: diagnostics, summary: record.summary,
            publication: Publication(unchangedCount: manifest.entries.count { $0.kind != .kept }))
    }

    /// The whole site, or, if nothing but explanations in entries changed, what is made from them.
    /// - Throws: when content or templates cannot be read at all.
    package func build(with builder: SiteBuilder) throws(ReadFailure) -> SiteBuilder.Build {
        let known = standing { record in
            record.key.facts == key.facts && record.key.bodies.map(\.path) == key.bodies.map(\.path)
        }
        if let (record, _, manifest) = known {
            let changed = zip(record.key.bodies, key.bodies).filter { $0 != $1 }.map(\.1)
            let entries = Set(changed.map(\.entry))
            let partial = PartialBuild(
                prepared: try builder.prepare(inputs, explaining: entries), entries: entries,
                paths: Set(changed.map { inputs.content.path($0.path) }), record: record,
                manifest: manifest, published: published, file: file, jobs: jobs)
            if let build = partial.build() { return build }
        }
        return try builder.build(inputs)
    }

    /// What is remembered, if it is wanted and the output still stands as it was published then.
    private func standing(
        where isWanted: (BuildRecord) -> Bool
    ) -> (record: BuildRecord, marks: PublishedMarks, manifest: Manifest)? {
        guard let record = cache.record(of: output), isWanted(record),
            let (marks, manifest) = publisher.marks(
                like: record.published, quietSince: quietSince, jobs: jobs)
        else { return nil }
        return (record, marks, manifest)
    }

    /// What was changed before this can have been changed without a sign only before now.
    private var quietSince: Int64? { publisher.time().map { $0 - patienceNanoseconds } }

    /// What a diagnostic was about.
    @Sendable private func file(_ place: KnownDiagnostic.Place) -> SourceFile? {
        if place.origin == .input { return inputs.file(place.path) }
        return published(place.path).map { SourceFile(path: place.path, bytes: $0) }
    }

    @Sendable private func published(_ path: String) -> [UInt8]? {
        (try? publisher.published([path]))?.first ?? nil
    }

    /// Publishes with `publish`, and remembers what was published.
    package func remembering<Failure: Error>(
        _ build: SiteBuilder.Build, _ publish: () throws(Failure) -> Publication?
    ) throws(Failure) -> Publication? {
        let quietSince = quietSince
        cache.forget(output)
        let publication = try publish()
        if let publication, publication.warnings.isEmpty, let summary = BuildSummary(build),
            let marks = publisher.marks(quietSince: quietSince, jobs: jobs)
        {
            let explanations =
                build.kept?.explanations ?? ExplanationMark.all(build.editions).compactMap { $0 }
            let record = BuildRecord(
                key: key, explanations: explanations,
                diagnostics: build.diagnostics.map { KnownDiagnostic($0, inputs) },
                summary: summary, published: marks)
            cache.remember(record, of: output)
        }
        return publication
    }
}
