import Testing

@testable import Mustache

struct NamesTests {
    @Test func givesTheSameNumberToTheSameBytesOnly() {
        let names = Names()
        let first = names.number(of: "title".utf8)
        #expect(names.number(of: "lead".utf8) != first)
        #expect(names.number(of: Array("title".utf8)[...]) == first)
        #expect(names.number(of: "\u{E9}".utf8) != names.number(of: "e\u{301}".utf8))
    }

    @Test func neverGivesTheNumberOfTheDot() {
        let names = Names()
        #expect((0..<100).allSatisfy { names.number(of: "name\($0)".utf8) != Names.this })
    }

    @Test func agreesAcrossTasks() async {
        let names = Names()
        let numbers = await withTaskGroup(of: [Int32].self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<200).map { names.number(of: "name\($0 % 50)".utf8) } }
            }
            return await group.reduce(into: Set<[Int32]>()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
    }
}
