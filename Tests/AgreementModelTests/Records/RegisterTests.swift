import Foundation
import Testing

@testable import AgreementModel

struct RegisterTests {
    private let content: SmallContent

    init() throws { content = try SmallContent() }

    @Test func namesAnEntryAsItsParty() throws {
        let register = try content.register()
        #expect(register.name(of: try #require(register.agreement("norland"))).text == "Norland")
        try content.replace("party: NO\n", by: "party: NO\nname: The pact\n")
        let named = try content.register()
        #expect(named.name(of: try #require(named.agreement("norland"))).text == "The pact")
    }

    @Test func totalsCountUncodedApart() throws {
        let totals = { (register: Register) in
            register.totals(of: "pilots").map { "\($0.value.id.value) \($0.count)" }
        }
        #expect(totals(try content.register()) == ["yes 1", "silent 0", "unknown 0"])
        #expect(totals(try content.register(asOf: "2021-01-01")) == ["yes 0", "silent 0", "unknown 0"])
        try content.replace("  pilots:\n    value: yes", by: "  pilots:\n    value: unknown")
        #expect(totals(try content.register()) == ["yes 0", "silent 0", "unknown 1"])
    }

    @Test(arguments: [
        ("gazette", "nobody"), ("norland/text", "norland"), ("text", nil), ("southland/text", nil),
        ("x/y/z", nil),
    ])
    func findsSourcesWithTheirOwners(_ name: String, _ owner: String?) throws {
        let cited = try content.register().cited(name)
        #expect((cited == nil) == (owner == nil))
        #expect((cited?.owner?.id ?? "nobody") == (owner ?? "nobody"))
    }

    /// The second says of facts that they were checked: the newest of what was opened and what changed.
    @Test func knowsTheNewestCheck() throws {
        #expect(try content.register().newestCheck?.description == "2021-02-04")
        try content.replace(
            "published: 2022-01-01", by: "published: 2022-01-01\n  accessed: 2022-03", in: "sources.yaml")
        #expect(try content.register().newestCheck?.description == "2022-03-31")
        #expect(try content.register(asOf: "2022-03-15").newestCheck?.description == "2021-02-04")
        #expect(try content.register(asOf: "2021-01-01").newestCheck == nil)
    }

    @Test func ordersTheSignedByDay() throws {
        let norland = try String(contentsOfFile: content.path + "/" + SmallContent.entry, encoding: .utf8)
        try content.write(norland.replacing("2021-02-03", with: "2021-02-01"), to: "agreements/zealand.md")
        try content.write(norland, to: "agreements/anland.md")
        #expect(try content.register().signed.map(\.id) == ["zealand", "anland", "norland"])
        #expect(try content.register().compared.map(\.id) == ["anland", "norland", "zealand"])
    }

    @Test(arguments: [("years: 10", "2031-02-03"), ("years: 999", "3020-02-03")])
    func schedulesTheEnd(_ years: String, _ end: String) throws {
        try content.replace("years: 10", by: years)
        #expect(try content.register().agreement("norland")?.scheduledEnd?.description == end)
    }
}
