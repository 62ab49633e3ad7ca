internal import AgreementModel

/// One table of the open data: its columns and where their values come from. The files in CSV, their
/// descriptions and the codebook are all made from it.
struct Table<Row: Sendable>: Sendable {
    let name: String
    let doc: String
    /// The columns that together name a row.
    let key: [String]
    let columns: [Column<Row>]
    let rows: @Sendable (Edition) -> [Row]
}

/// A column of a table.
struct Column<Row>: Sendable {
    let info: ColumnInfo
    let value: @Sendable (Row) -> String?

    init(
        _ name: String, _ doc: String, as kind: ColumnInfo.Kind = .string, required: Bool = false,
        among values: (@Sendable (Register) -> [String])? = nil,
        refersTo: (table: String, column: String)? = nil,
        _ value: @escaping @Sendable (Row) -> String?
    ) {
        info = ColumnInfo(
            name: name, kind: kind, doc: doc, isRequired: required, values: values, refersTo: refersTo)
        self.value = value
    }
}

/// What is known of a column whatever the rows.
struct ColumnInfo: Sendable {
    enum Kind: String, Sendable { case string, integer, number, boolean, date, uri }

    let name: String
    let kind: Kind
    let doc: String
    /// Whether each row has a value; a value that is missing is an empty cell.
    let isRequired: Bool
    /// The only values there are, in order; `nil` for any.
    let values: (@Sendable (Register) -> [String])?
    let refersTo: (table: String, column: String)?
}

/// A table with its kind of row forgotten.
struct AnyTable: Sendable {
    let name: String, doc: String
    let key: [String]
    let columns: [ColumnInfo]
    let rowCount: @Sendable (Edition) -> Int
    /// Calls a function with each value and the position of its column, row by row in the order of the
    /// columns.
    private let visit: @Sendable (Edition, (Int, String?) -> Void) -> Void

    init<Row>(_ table: Table<Row>) {
        (name, doc, key) = (table.name, table.doc, table.key)
        columns = table.columns.map(\.info)
        rowCount = { table.rows($0).count }
        let values = table.columns.map(\.value)
        visit = { edition, visit in
            for row in table.rows(edition) {
                for (position, value) in values.enumerated() { visit(position, value(row)) }
            }
        }
    }

    /// The values, row by row in the order of the columns.
    func cells(_ edition: Edition) -> [[String?]] {
        var cells: [[String?]] = []
        visit(edition) { position, value in
            if position == 0 { cells.append([]) }
            cells[cells.count - 1].append(value)
        }
        return cells
    }

    var route: String { "data/\(name).csv" }

    /// The table as RFC 4180 has it: a header, CRLF, quotation marks where they are needed.
    ///
    /// A text that a spreadsheet would take for a formula starts with an apostrophe; the JSON has it without.
    func csv(_ edition: Edition) -> [UInt8] {
        var out: [UInt8] = []
        for (index, column) in columns.enumerated() { AnyTable.append(column.name, at: index, to: &out) }
        out += "\r\n".utf8
        let areTexts = columns.map { $0.kind == .string }
        visit(edition) { position, value in
            let value = value ?? ""
            AnyTable.append(areTexts[position] ? AnyTable.safe(value) : value, at: position, to: &out)
            if position == areTexts.count - 1 { out += "\r\n".utf8 }
        }
        return out
    }

    private static func append(_ cell: String, at index: Int, to out: inout [UInt8]) {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        var cell = cell
        cell.withUTF8 { cell in
            let isPlain = cell.allSatisfy {
                $0 > 0x2C || $0 != 0x22 && $0 != 0x2C && $0 != 0x0A && $0 != 0x0D
            }
            guard !isPlain else {
                out.append(contentsOf: cell)
                return
            }
            out.append(0x22)
            for byte in cell {
                if byte == 0x22 { out.append(0x22) }
                out.append(byte)
            }
            out.append(0x22)
        }
    }

    /// The text with an apostrophe before it if a spreadsheet would compute it (OWASP, "CSV injection").
    static func safe(_ text: String) -> String {
        guard let first = text.utf8.first, first < 0x41, "=+-@\t\r".utf8.contains(first) else { return text }
        return "'" + text
    }
}
