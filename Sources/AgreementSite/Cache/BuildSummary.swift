internal import AgreementModel

/// What a build tells its author beside what is wrong.
package struct BuildSummary: Sendable, Equatable {
    /// How many files of content were read, and what was in them.
    package let files: Int, entries: Int, pages: Int, events: Int
    /// The day whose picture it is.
    package let day: String
    /// How many entries, stages, events, follow-ups, changes, pages and paragraphs are later than that day.
    package let heldBack: [Int]
    /// Whether the site's address is known.
    package let hasAddress: Bool

    /// - Returns: `nil` for content of which nothing could be made.
    package init?(_ build: SiteBuilder.Build) {
        guard let edition = build.editions.first else { return nil }
        let register = edition.register
        let held = register.heldBack
        files = build.fileCount
        (entries, pages, events) = (register.agreements.count, register.pages.count, register.events.count)
        day = register.day.description
        heldBack = [
            held.agreements, held.stages, held.events, held.followUps, held.changes, held.pages,
            build.editions.reduce(build.kept?.heldBackBlocks ?? 0) { $0 + $1.heldBackBlocks },
        ]
        hasAddress = edition.address != nil
    }

    func write(to out: inout CacheWriter) {
        for number in [files, entries, pages, events] { out.write(number) }
        out.write(day)
        out.write(heldBack) { $0.write($1) }
        out.write(hasAddress)
    }

    init(from bytes: inout CacheReader) throws(CacheReader.Damage) {
        (files, entries) = (try bytes.number(), try bytes.number())
        (pages, events) = (try bytes.number(), try bytes.number())
        day = try bytes.text()
        heldBack = try bytes.list { bytes throws(CacheReader.Damage) in try bytes.number() }
        hasAddress = try bytes.flag()
        guard heldBack.count == 7 else { throw CacheReader.Damage() }
    }
}
