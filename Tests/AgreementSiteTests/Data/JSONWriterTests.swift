import AgreementModel
import Testing

@testable import AgreementSite

struct JSONWriterTests {
    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var bytes = Array("x = ".utf8)
        JSONWriter.append(to: &bytes, write)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func writesWhatATreeOfTheSameValuesWrites() {
        let tree = JSON.object([
            ("name", .text("a \"b\"\n<c>")), ("numbers", .array([.number(0), .number(-12), .number(345)])),
            ("none", .array([])), ("empty", .object([])), ("flag", .bool(true)),
            ("list", .array([.object([("id", .text("ї"))]), .array([.text("")])])),
        ])
        let text = written { json in
            json.object { json in
                json.field("name", "a \"b\"\n<c>")
                json.name("numbers")
                json.list([0, -12, 345]) { $0.number($1) }
                json.field("none", [String]())
                json.name(text: "empty")
                json.object { _ in }
                json.field("flag", true)
                json.name("list")
                json.list([true, false]) { json, isObject in
                    if isObject {
                        json.object { $0.field("id", "ї") }
                    } else {
                        json.list([""]) { $0.text($1) }
                    }
                }
            }
        }
        #expect(text == "x = " + tree.serialized())
    }

    @Test func leavesOutWhatIsNotKnown() {
        let text = written { json in
            json.object { json in
                json.field("a", nil as String?)
                json.field("b", nil as Int?)
                json.field("c", nil as Int?) { json, _ in json.field("never", 1) }
            }
        }
        #expect(text == "x = {}")
    }

    @Test(arguments: ["2024", "0024-03", "2024-12-31"])
    func writesDatesAsInContent(_ text: String) throws {
        var bytes: [UInt8] = []
        bytes.append(try #require(PartialDate(text)))
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
}
