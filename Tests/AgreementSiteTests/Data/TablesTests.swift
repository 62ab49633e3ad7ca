import AgreementModel
import Testing

@testable import AgreementSite

struct TablesTests {
    @Test func haveUniqueKeysThatTheirRowsFill() throws {
        let edition = try SmallSite().edition()
        for table in Tables.all {
            let rows = table.cells(edition)
            let names = table.columns.map(\.name)
            #expect(Set(names).count == names.count && !rows.isEmpty, "\(table.name)")
            let keys = table.key.compactMap { key in names.firstIndex(of: key) }
            #expect(keys.count == table.key.count, "\(table.name)")
            #expect(Set(rows.map { row in keys.map { row[$0] ?? "" } }).count == rows.count, "\(table.name)")
            for row in rows {
                for (column, cell) in zip(table.columns, row) where column.isRequired {
                    #expect(cell?.isEmpty == false, "\(table.name).\(column.name)")
                }
            }
        }
    }

    /// A foreign key leads to a row, and a value is among those that its column may have.
    @Test func holdTogether() throws {
        let edition = try SmallSite().edition()
        for table in Tables.all {
            for (index, column) in table.columns.enumerated() {
                let cells = table.cells(edition).compactMap { $0[index] }
                if let values = column.values { #expect(Set(cells).isSubset(of: values(edition.register))) }
                guard let target = column.refersTo else { continue }
                let other = try #require(Tables.all.first { $0.name == target.table })
                let position = try #require(other.columns.firstIndex { $0.name == target.column })
                let known = Set(other.cells(edition).compactMap { $0[position] })
                #expect(Set(cells).isSubset(of: known), "\(table.name).\(column.name)")
            }
        }
    }

    @Test(arguments: ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)"])
    func keepSpreadsheetsFromComputingTexts(_ text: String) throws {
        let site = try SmallSite()
        try site.replace(
            "title: Pact of Norland and Midland", by: "title: '\(text)'", in: "agreements/norland.md")
        let build = try site.build()
        let csv = try #require(build.text("data/agreements.csv"))
        #expect(csv.contains("'" + text.replacing("\"", with: "\"\"")) && csv.contains("\r\n"))
        #expect(!csv.contains(",\(text)") && !csv.contains(",\"\(text.prefix(3))"))
        let escaped = text.replacing("\"", with: "\\\"")
        #expect(build.text("agreements/norland.json")?.contains("\"title\": \"\(escaped)\"") == true)
    }
}
