import Foundation
import Testing

@testable import AgreementModel

struct JSONTests {
    @Test func keepsTheOrderOfKeys() {
        let json = JSON.object([("b", .number(1)), ("a", .array([.null, .bool(true), .decimal("0.10")]))])
        #expect(json.serialized(pretty: false) == "{\"b\":1,\"a\":[null,true,0.10]}")
        #expect(JSON.array([]).serialized() == "[]")
    }

    @Test(arguments: ["plain", "\"\\/", "\u{0}\u{1F}", "<>&", "\u{2028}\u{2029}", "їжак 🦔", "e\u{301}\""])
    func roundTrips(_ text: String) throws {
        let bytes = Data(JSON.array([.text(text)]).serialized().utf8)
        let parsed = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String])
        #expect(parsed[0].utf8.elementsEqual(text.utf8))
        #expect(!bytes.contains(UInt8(ascii: "<")))
    }

    @Test(arguments: ["<p class=\"x\">&</p>", "\u{2028}", "\u{0}\\"])
    func leavesMarkupAsItIsOutsideOfHTML(_ text: String) throws {
        let plain = JSON.array([.text(text)]).serialized(inHTML: false)
        #expect(!plain.contains("\\u003"))
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(plain.utf8)) as? [String])
        #expect(parsed[0].utf8.elementsEqual(text.utf8))
    }
}
