internal import AgreementModel

/// `data/<table>.csv`: the open data as tables (RFC 4180).
enum DataTables {
    static func output() -> Output {
        .file("data-tables", "The open data as tables, one row for each thing: `data/*.csv`.") { edition in
            Tables.all.map { table in
                let route = edition.prefix + table.route
                return Draft(route: route, rank: .data, span: nil, isLarge: true) { _, out in
                    out = edition.shared.bytes(of: route) { $0 = table.csv(edition) }
                }
            }
        }
    }
}
