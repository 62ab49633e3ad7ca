import AgreementModel
import Testing

@testable import AgreementSite

struct TimelineEntryTests {
    private func timeline(asOf day: String = "2026-01-01", _ change: (SmallSite) throws -> Void = { _ in })
        throws
        -> [TimelineEntry]
    {
        let site = try SmallSite()
        try change(site)
        return try #require(try site.build(asOf: day).editions.first).timeline
    }

    @Test func makesEventsOfStagesFollowUpsAndEnds() throws {
        let ids = try timeline().map(\.id)
        #expect(
            ids == [
                "lighthouse", "norland-joined-1", "southland-joined-1", "norland-announced-1",
                "norland-signed-1", "norland-follow-up-2021-04-05-1", "storm", "norland-scheduled-end",
            ])
    }

    @Test func tellsASigningOnce() throws {
        let ids = try timeline { site in
            try site.replace(
                "kind: context\n  sources: [later]",
                by: "kind: signing\n  sources: [later]\n  agreements: [norland]", in: "timeline.yaml")
        }.map(\.id)
        #expect(!ids.contains("norland-signed-1"))
    }

    @Test func anEventThatOnlyConcernsAnAgreementTellsNoSigning() throws {
        let ids = try timeline { site in
            try site.replace(
                "sources: [later]", by: "sources: [later]\n  agreements: [norland]", in: "timeline.yaml")
        }.map(\.id)
        #expect(ids.contains("norland-signed-1"))
    }

    /// Feeds and calendars know events by their ids, so what is found later renames none.
    @Test func keepsItsIdsWhenAnEarlierStageIsFound() throws {
        let before = try timeline().map(\.id)
        let after = try timeline { site in
            try site.replace(
                "stages:\n", by: "stages:\n  - stage: joined\n    date: 2020-04-01\n    source: gazette\n",
                in: "agreements/norland.md")
        }.map(\.id)
        #expect(after.count == before.count + 1)
        #expect(Set(before).isSubset(of: after))
    }

    @Test func schedulesNoEndThatHasPassed() throws {
        #expect(try timeline(asOf: "2031-02-02").contains { $0.kind == .scheduled })
        #expect(try !timeline(asOf: "2031-02-03").contains { $0.kind == .scheduled })
    }
}
