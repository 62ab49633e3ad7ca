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
                "lighthouse", "norland-joined-1", "southland-joined-1", "norland-announced-2",
                "norland-signed-3",
                "norland-follow-up-1", "storm", "norland-scheduled-end",
            ])
    }

    @Test func tellsASigningOnce() throws {
        let ids = try timeline { site in
            try site.replace(
                "sources: [later]", by: "sources: [later]\n  agreements: [norland]", in: "timeline.yaml")
        }.map(\.id)
        #expect(!ids.contains("norland-signed-3"))
    }

    @Test func schedulesNoEndThatHasPassed() throws {
        #expect(try timeline(asOf: "2031-02-02").contains { $0.kind == .scheduled })
        #expect(try !timeline(asOf: "2031-02-03").contains { $0.kind == .scheduled })
    }
}
