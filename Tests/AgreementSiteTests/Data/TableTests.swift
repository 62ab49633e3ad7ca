import AgreementModel
import Testing

@testable import AgreementSite

struct TableTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("1=1", "1=1"),
        ("", ""),
    ])
    func makesWhatLooksLikeAFormulaSafe(_ text: String, _ cell: String) {
        #expect(AnyTable.safe(text) == cell)
    }

    @Test func quotesAsRFC4180Has() throws {
        let edition = try #require(try SmallSite().build().editions.first)
        let rows = ["plain", "a \"b\"", "a,b", "a\r\nb", "=1"]
        let table = AnyTable(
            Table<String>(
                name: "t", doc: "", key: ["text"],
                columns: [
                    Column("text", "", required: true) { $0 }, Column("none", "") { _ in nil },
                    Column("number", "", as: .number) { _ in "-1" },
                ]
            ) { _ in rows })
        let expected = [
            "text,none,number", "plain,,-1", "\"a \"\"b\"\"\",,-1", "\"a,b\",,-1", "\"a\r\nb\",,-1",
            "'=1,,-1", "",
        ]
        #expect(String(decoding: table.csv(edition), as: UTF8.self) == expected.joined(separator: "\r\n"))
    }
}
