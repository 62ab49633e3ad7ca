internal import AgreementModel
internal import Mustache

/// How to cite a thing: this site's explainer of an agreement, or the text of the agreement itself.
struct Citation: Sendable {
    enum Kind: Sendable { case explainer, text }

    let kind: Kind
    /// A short name for bibliographies: `denmark-2024`.
    let key: String
    let authors: [String]
    let title: String
    /// The site, for a page of it.
    let container: String?
    let date: PartialDate
    let place: String?
    let address: String?
    /// BCP 47 tag.
    let language: String
    /// The citation as a sentence.
    let plain: String

    /// The explainer first; the text of the agreement if it is signed and its title is known.
    static func all(_ scene: Scene<Agreement>) -> [Citation] {
        [explainer(scene)] + [text(scene)].compactMap { $0 }
    }

    private static func explainer(_ scene: Scene<Agreement>) -> Citation {
        let (register, words, site) = (scene.register, scene.words, scene.register.site)
        let name = register.name(of: scene.it).text
        let changed = scene.it.changes.map(\.date.value).max { $0.latest < $1.latest }
        let date = changed ?? PartialDate(scene.edition.standingDay)
        let address = scene.edition.address.map { address in
            "\(address)/\(scene.edition.prefix)\(Route.of(.agreement(scene.it.id)))"
        }
        let sentence = words(
            .citeExplainer, ("author", site.publisher.text), ("title", name), ("site", site.title.text),
            ("date", words.date(date)))
        return Citation(
            kind: .explainer, key: "\(scene.it.id)-explainer-\(date.earliest.year)",
            authors: [site.publisher.text], title: name, container: site.title.text, date: date, place: nil,
            address: address, language: scene.edition.language,
            plain: address.map { "\(sentence) \($0)" } ?? sentence)
    }

    private static func text(_ scene: Scene<Agreement>) -> Citation? {
        guard let title = scene.it.title, let date = scene.it.signing?.date.value else { return nil }
        let (register, words) = (scene.register, scene.words)
        let parties = [scene.it.party.value, register.site.counterparty.value].compactMap {
            register.party($0)?.name.text
        }
        let address = scene.it.texts.first?.address.value
        let sentence = words(
            scene.it.place == nil ? .citeText : .citeTextIn, ("title", title.text),
            ("place", scene.it.place?.text ?? ""), ("date", words.date(date)))
        return Citation(
            kind: .text, key: "\(scene.it.id)-\(date.earliest.year)", authors: parties, title: title.text,
            container: nil, date: date, place: scene.it.place?.text, address: address,
            language: title.language, plain: address.map { "\(sentence) \($0)" } ?? sentence)
    }

    static let view = View<Scene<Citation>>(
        "citation",
        [
            .flag("is_text", "Whether it is of the agreement's text, and not of this site's page.") {
                $0.it.kind == .text
            },
            .text("plain", "As a sentence.") { $0.it.plain },
            .text("bibtex", "As BibTeX.") { $0.it.bibTeX },
            .text("ris", "As RIS.") { $0.it.ris },
            .text("csl", "As CSL-JSON.") { $0.it.cslJSON },
        ])
}

extension Citation {
    /// An entry for BibTeX and biblatex, with what means something to TeX escaped.
    var bibTeX: String {
        let day = date.earliest
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        var fields = [
            // Braces keep names of several words together.
            ("author", "{" + authors.map { "{\(Citation.tex($0))}" }.joined(separator: " and ") + "}"),
            ("title", "{{\(Citation.tex(title))}}"), ("year", "{\(day.year)}"),
        ]
        if date.precision != .year { fields.append(("month", months[day.month - 1])) }
        if date.precision == .day { fields.append(("day", "{\(day.day)}")) }
        if let container { fields.append(("howpublished", "{\(Citation.tex(container))}")) }
        if let place { fields.append(("address", "{\(Citation.tex(place))}")) }
        // Percent signs and underscores stay as they are in `url`, which is set verbatim.
        if let address { fields.append(("url", "{\(address)}")) }
        var out = "@misc{" + key
        for (name, value) in fields {
            out += ",\n  "
            out += name
            out += " = "
            out += value
        }
        return out + "\n}"
    }

    private static func tex(_ text: String) -> String {
        guard text.utf8.contains(where: { "\\~^{}$&#%_".utf8.contains($0) }) else { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\textbackslash{}"
            case "~": out += "\\textasciitilde{}"
            case "^": out += "\\textasciicircum{}"
            case "{", "}", "$", "&", "#", "%", "_": out += "\\" + String(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A record of Research Information Systems: one tag a line, closed by `ER`.
    var ris: String {
        let day = PartialDate(date.earliest).description.split(separator: "-")
        let known = date.precision == .day ? 3 : date.precision == .month ? 2 : 1
        var lines = ["TY  - \(kind == .explainer ? "ELEC" : "GEN")"]
        lines += authors.map { "AU  - \($0)" }
        lines.append("TI  - \(title)")
        if let container { lines.append("T2  - \(container)") }
        lines.append("PY  - \(day[0])")
        lines.append(
            "DA  - " + day.prefix(known).joined(separator: "/") + String(repeating: "/", count: 3 - known))
        if let place { lines.append("CY  - \(place)") }
        if let address { lines.append("UR  - \(address)") }
        lines.append("LA  - \(language)")
        // A line break within a value would start a new tag.
        return lines.map(Citation.oneLine).joined(separator: "\n") + "\nER  - "
    }

    private static func oneLine(_ text: String) -> String {
        // Controls, and the first bytes of U+0085, U+2028 and U+2029.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// One item in a list, as citation programs read it.
    var cslJSON: String {
        let day = date.earliest
        let parts = [day.year, day.month, day.day].prefix(
            date.precision == .day ? 3 : date.precision == .month ? 2 : 1)
        var bytes: [UInt8] = []
        JSONWriter.append(to: &bytes) { json in
            json.list(CollectionOfOne(self)) { json, _ in
                json.object { json in
                    json.field("id", key)
                    json.field("type", kind == .explainer ? "webpage" : "treaty")
                    json.field("title", title)
                    json.field("author", authors) { json, author in json.field("literal", author as String) }
                    json.field("container-title", container)
                    json.name("issued")
                    json.object { json in
                        json.name("date-parts")
                        json.list(CollectionOfOne(parts)) { $0.list($1) { $0.number($1) } }
                    }
                    json.field("event-place", place)
                    json.field("URL", address)
                    json.field("language", language)
                }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
