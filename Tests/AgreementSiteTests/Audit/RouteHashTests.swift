import Testing

@testable import AgreementSite

struct RouteHashTests {
    @Test func isTheSameInPiecesAndAtOnce() {
        var pieces = RouteHash("agreements/".utf8)
        pieces.add("norland.html".utf8)
        #expect(pieces.value == RouteHash("agreements/norland.html".utf8).value)
        // A known value of FNV-1a.
        #expect(RouteHash("foobar".utf8).value == 0x8594_4171_F739_67E8)
    }

    @Test func keepsTheFirstNumberOfEachHashHoweverManyThereAre() {
        var table = HashTable(capacity: 0)
        let hashes = (0..<1000).map { RouteHash("page-\($0)".utf8) }
        let areNew = hashes.enumerated().map { table.insert($1, Int32($0)) }
        let areNewAgain = hashes.map { table.insert($0, -1) }
        #expect(areNew.allSatisfy { $0 } && !areNewAgain.contains(true))
        #expect(table.count == 1000)
        #expect(hashes.enumerated().allSatisfy { table[$1] == Int32($0) })
        #expect(table[RouteHash("page-1000".utf8)] == nil)
    }
}
