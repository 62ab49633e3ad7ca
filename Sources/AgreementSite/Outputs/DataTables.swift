internal import AgreementModel

/// `data/<table>.csv`: the open data as tables (RFC 4180).
enum DataTables {
    static func output() -> Output {
        .file("data-tables", "The open data as tables, one row for each thing: `data/*.csv`.") { edition in
            Tables.all.map { table in
                Draft(route: edition.prefix + table.route, rank: .data, span: nil) { _, out in
                    out += table.csv(edition)
                }
            }
        }
    }
}
