import AgreementModel
import Foundation
import Testing

@testable import AgreementSite

struct RegisterJSONTests {
    private func object(_ append: (inout [UInt8]) -> Void) throws -> [String: Any] {
        var bytes: [UInt8] = []
        append(&bytes)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private func agreement(_ id: String, _ edition: Edition) throws -> [String: Any] {
        let agreement = try #require(edition.register.agreement(id))
        return try object { RegisterJSON.append(agreement, edition, to: &$0) }
    }

    private func register(_ edition: Edition) throws -> [String: Any] {
        try object { RegisterJSON.append(edition, to: &$0) }
    }

    @Test func leavesOutWhatIsNotKnown() throws {
        let edition = try SmallSite().edition()
        let southland = try agreement("southland", edition)
        for key in ["title", "signed", "place", "term", "scheduledEnd"] { #expect(southland[key] == nil) }
        #expect(southland["stage"] as? String == "joined")
    }

    @Test func keepsSumsAsTheyWereWritten() throws {
        let site = try SmallSite()
        try site.replace("value: 1800000", by: "value: 123456789012345678", in: "agreements/norland.md")
        let edition = try site.edition()
        let record = try agreement("norland", edition)
        let amounts = try #require(record["amounts"] as? [[String: Any]])
        #expect(amounts[0]["value"] as? String == "123456789012345678")
    }

    @Test func holdsWhatTheDayShows() throws {
        let site = try SmallSite()
        let whole = try register(try site.edition())
        let before = try register(try site.edition(asOf: "2021-01-01"))
        #expect((whole["agreements"] as? [Any])?.count == 2 && (before["agreements"] as? [Any])?.count == 2)
        let numbers = { (register: [String: Any]) in
            (register["counts"] as? [[String: Any]])?.compactMap { $0["number"] as? Int }
        }
        #expect(numbers(whole) == [1] && numbers(before) == [0])
    }

    /// Every field of an object is in the schema, and every field that the schema requires is there.
    @Test func followsItsSchema() throws {
        let build = try SmallSite().build()
        let schema = try #require(build.text("data/register.schema.json"))
        let whole = try #require(
            try JSONSerialization.jsonObject(with: Data(schema.utf8)) as? [String: Any])
        let register = try register(try SmallSite().edition())
        let properties = try #require(whole["properties"] as? [String: Any])
        let required = try #require(whole["required"] as? [String])
        #expect(Set(register.keys).isSubset(of: properties.keys))
        #expect(Set(required).isSubset(of: register.keys))
    }
}
