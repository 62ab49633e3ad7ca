internal import AgreementModel
internal import Mustache

/// `data.html`: the open data, table by table.
enum DataPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "data", "What the open data hold, with their files.", chrome,
            [
                .list("tables", tableView, "The tables.") { $0.with(Tables.all) },
                .flag("has_feeds", "Whether there are feeds, which need the site's address.") {
                    $0.edition.address != nil
                },
            ]
        ) { edition in
            let tables = Tables.all.map { (route: $0.route, type: "text/csv") }
            let files = [
                (route: "data/register.json", type: "application/json"),
                (route: "data/register.zip", type: "application/zip"),
            ]
            return [
                PageDraft(
                    route: "data.html", title: edition.words.label("nav_data"),
                    description: edition.words.label("data_description"), rank: .index,
                    meaning: .dataset(files + tables), data: "data/register.json", subject: "")
            ]
        }
    }

    private static let tableView = View<Scene<AnyTable>>(
        "table",
        [
            .text("name", "The table's name.") { $0.it.name },
            .text("doc", "What a row is.") { $0.it.doc },
            .text("href", "The file.") { $0.at.base + $0.it.route },
            .text("row_count", "How many rows it has.") { String($0.it.rowCount($0.edition)) },
            .text("key", "The columns that together name a row.") {
                $0.it.key.joined(separator: ", ")
            },
            .list("columns", columnView, "The columns.") { $0.it.columns },
        ])

    private static let columnView = View<ColumnInfo>(
        "column",
        [
            .text("name", "The column's name.") { $0.name },
            .text("kind", "`string`, `integer`, `number`, `boolean`, `date` or `uri`.") {
                $0.kind.rawValue
            },
            .text("doc", "What it holds.") { $0.doc },
            .flag("is_required", "Whether each row has a value.") { $0.isRequired },
        ])
}
