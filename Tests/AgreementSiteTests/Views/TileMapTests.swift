import AgreementModel
import Mustache
import Testing

@testable import AgreementSite

struct TileMapTests {
    @Test func givesEveryPlaceToOneParty() {
        let places = TileMap.places.values.map { "\($0.column) \($0.row)" }
        #expect(Set(places).count == places.count)
        #expect(TileMap.places.values.allSatisfy { (0..<8).contains($0.column) && $0.row >= 0 })
    }

    @Test func putsPartiesWithoutAPlaceBesideTheMap() throws {
        let map = TileMap(try SmallSite().edition().register)
        #expect(map.tiles.map(\.code) == ["NO", "SO"], "the counterparty has neither place nor entry")
        #expect(map.tiles.map(\.column) == [3, 8] && map.tiles.map(\.row) == [0, 0])
        #expect(map.stages == [.signed, .joined])
    }

    @Test func escapesNames() throws {
        let site = try SmallSite()
        try site.replace("name: Norland", by: "name: '\"><script>x</script>'", in: "parties.yaml")
        let edition = try site.edition()
        let svg = TileMap(edition.register).svg(
            Scene(edition: edition, at: edition.standpoint("index.html"), it: 0)
        ).html
        #expect(!svg.contains("<script") && svg.contains("&quot;&gt;&lt;script&gt;"))
    }
}
