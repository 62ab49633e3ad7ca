internal import AgreementModel
internal import Mustache

/// A map on which every party has a tile of the same size, so that small states are as visible as large ones.
///
/// No border is drawn, so no side is taken on any. Where a party stands is decided by `places` alone; parties
/// without a place stand in a strip beside the map.
struct TileMap: Sendable {
    struct Tile: Sendable {
        let code: String
        let column: Int, row: Int
        let agreement: Agreement?
    }

    /// Columns and rows of Europe, roughly as the countries lie to each other.
    static let places: [String: (column: Int, row: Int)] = [
        "IS": (0, 0), "NO": (3, 0), "SE": (4, 0), "FI": (5, 0), "EE": (5, 1), "IE": (0, 2), "GB": (1, 2),
        "DK": (3, 2), "LV": (5, 2), "NL": (2, 3), "DE": (3, 3), "PL": (4, 3), "LT": (5, 3), "BE": (1, 4),
        "LU": (2, 4), "CZ": (3, 4), "SK": (4, 4), "UA": (5, 4), "FR": (1, 5), "CH": (2, 5), "AT": (3, 5),
        "HU": (4, 5), "RO": (5, 5), "MD": (6, 5), "PT": (0, 6), "ES": (1, 6), "IT": (2, 6), "SI": (3, 6),
        "HR": (4, 6), "RS": (5, 6), "BG": (6, 6), "BA": (4, 7), "ME": (5, 7), "XK": (6, 7), "MT": (2, 8),
        "AL": (5, 8), "MK": (6, 8), "GR": (5, 9), "TR": (6, 9), "CY": (7, 9),
    ]
    private static let step = 44, size = 40, stripColumn = 8

    let tiles: [Tile]

    /// Every party of the register; of several entries of one party the first signed is shown.
    init(_ register: Register) {
        let entries = Dictionary(grouping: register.agreements) { $0.party.value }
        var strip = 0
        tiles = register.parties.compactMap { party in
            let code = party.code.value
            let entry = entries[code]?.min { a, b in
                let (first, second) = (a.signing?.date.value.earliest, b.signing?.date.value.earliest)
                guard let first else { return second == nil && a.id < b.id }
                return second.map { (first, a.id) < ($0, b.id) } ?? true
            }
            if let place = TileMap.places[code] {
                return Tile(code: code, column: place.column, row: place.row, agreement: entry)
            }
            guard entry != nil else { return nil }
            strip += 1
            return Tile(code: code, column: TileMap.stripColumn, row: strip - 1, agreement: entry)
        }
    }

    /// The stages that the tiles show.
    var stages: Set<Stage> { Set(tiles.compactMap { $0.agreement?.stage?.stage }) }

    /// The stages as a legend names them, the furthest first.
    static let legendView = View<Scene<Stage>>(
        "stage in the legend",
        [
            .text("stage", "The stage's identifier.") { $0.it.rawValue },
            .text("stage_label", "The stage in words.") { $0.words.label("stage_\($0.it.key)") },
        ])

    /// The map as SVG; each tile of a party with an entry is a link to it.
    /// - parameter earlier: Stages whose seals are drawn as well, of which the stylesheet shows that of the
    ///   tile's class.
    func svg<Subject>(_ scene: Scene<Subject>, earlier: [Stage] = []) -> Markup {
        let rows = (tiles.map(\.row).max() ?? 0) + 1
        let width = (TileMap.stripColumn + 1) * TileMap.step
        var svg = "<svg viewBox=\"0 0 \(width) \(rows * TileMap.step)\" role=\"group\" aria-label=\""
        svg += Markup(escaping: scene.words.label("map_label")).html + "\">"
        for tile in tiles { svg += draw(tile, scene, earlier) }
        return Markup(trusted: svg + "</svg>")
    }

    private func draw<Subject>(_ tile: Tile, _ scene: Scene<Subject>, _ earlier: [Stage]) -> String {
        let (x, y) = (tile.column * TileMap.step + 2, tile.row * TileMap.step + 2)
        let box = "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(TileMap.size)\" height=\"\(TileMap.size)\"/>"
        let code = Markup(escaping: tile.code).html
        let text = "<text x=\"\(x + TileMap.size / 2)\" y=\"\(y + 31)\">\(code)</text>"
        guard let agreement = tile.agreement else {
            let isShared = tile.code == scene.register.site.counterparty.value
            let name = scene.register.party(tile.code)?.name.text ?? tile.code
            return "<g class=\"tile \(isShared ? "shared" : "absent")\"><title>"
                + "\(Markup(escaping: name).html)</title>\(box)\(text)</g>"
        }
        let summary = scene.with(agreement)
        let stage = agreement.stage?.stage
        let name = scene.register.name(of: agreement).text
        let label = stage.map { "\(name): \(scene.words.label("stage_\($0.key)"))" } ?? name
        let drawn = earlier.isEmpty ? [stage].compactMap { $0 } : earlier
        let seals = drawn.map {
            "<g class=\"seal-\($0.rawValue)\">\(TileMap.seal($0, x + 5, y + 5))</g>"
        }
        let href = Markup(escaping: summary.at.address(of: .agreement(agreement.id))).html
        return "<a class=\"tile stage-\(stage?.rawValue ?? "")\" data-code=\"\(code)\" "
            + "href=\"\(href)\" aria-label=\"\(Markup(escaping: label).html)\">"
            + box + seals.joined() + text + "</a>"
    }

    /// The seal of a stage, 10 units wide: its shape says the stage, as everywhere on the site.
    private static func seal(_ stage: Stage, _ x: Int, _ y: Int) -> String {
        let outline = "<path d=\"M\(x) \(y)h10v10h-10z\"/>"
        switch stage {
        case .signed: return outline + "<path class=\"fill\" d=\"M\(x) \(y + 5)h10v5h-10z\"/>"
        case .inForce: return "<path class=\"fill\" d=\"M\(x - 1) \(y - 1)h12v12h-12z\"/>"
        case .suspended: return outline + "<path d=\"M\(x + 5) \(y)v10\"/>"
        case .expired, .terminated: return outline + "<path d=\"M\(x) \(y)l10 10\"/>"
        case .concluded: return outline + "<path d=\"M\(x) \(y + 8)h10\"/>"
        case .joined: return "<path stroke-dasharray=\"2 2\" d=\"M\(x) \(y)h10v10h-10z\"/>"
        case .announced, .negotiating: return outline
        }
    }
}
