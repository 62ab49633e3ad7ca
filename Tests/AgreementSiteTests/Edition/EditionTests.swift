import AgreementModel
import Testing

@testable import AgreementSite

struct EditionTests {
    private let site: SmallSite

    init() throws { site = try SmallSite() }

    @Test func ordersEntriesByTheAlphabetAndTheirNames() throws {
        try site.replace("name: Norland", by: "name: Zorland", in: "parties.yaml")
        let edition = try site.edition()
        #expect(edition.inOrder.map(\.id) == ["southland", "norland"])
        let southland = try #require(edition.register.agreement("southland"))
        #expect(edition.neighbour(of: southland, 1)?.id == "norland")
        #expect(edition.neighbour(of: southland, -1) == nil)
        #expect(edition.compared.map(\.id) == ["norland"])
    }

    @Test(arguments: [
        ("2021-01-01", "2021-01-01", "As it stood on"), ("2022-01-01", "2021-02-04", "Facts checked up to"),
    ])
    func namesTheDayItStandsOn(_ day: String, _ standing: String, _ words: String) throws {
        let edition = try site.edition(asOf: day)
        #expect(edition.standingDay.description == standing)
        #expect(edition.standing.hasPrefix(words))
    }

    @Test func givesAnEntryItsEvents() throws {
        let edition = try site.edition()
        let norland = try #require(edition.register.agreement("norland"))
        let ids = edition.events(of: norland).map(\.id)
        #expect(ids.contains("norland-signed-1") && ids.contains("norland-follow-up-2021-04-05-1"))
        #expect(ids.last == "norland-scheduled-end" && !ids.contains("lighthouse"))
    }

    @Test func knowsWhereSourcesAreUsed() throws {
        let uses = try site.edition().uses
        #expect(uses.places(of: "text", in: "norland") == [.agreement("norland"), .page("who")])
        #expect(uses.places(of: "later", in: nil) == [.agreement("norland"), .event("storm")])
        #expect(uses.places(of: "text", in: nil) == [])
    }
}
