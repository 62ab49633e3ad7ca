internal import AgreementModel
internal import Mustache

/// A page's place in the site, from which all addresses on it are relative.
final class Standpoint: Sendable, BodySetting {
    let words: Words
    let language: String
    /// From the page to the site's folder, and to the folder of its language: "", "../", "../../".
    let root: String, base: String

    /// - parameter route: The page's route below the folder of its language.
    init(words: Words, language: String, prefix: String, route: String, basePath: String) {
        self.words = words
        self.language = language
        guard route != "404.html" else {
            // A host shows this page at any depth, so it alone has addresses that start from the site's root.
            root = basePath
            base = root + prefix
            return
        }
        base = String(repeating: "../", count: route.utf8.reduce(0) { $1 == UInt8(ascii: "/") ? $0 + 1 : $0 })
        root = String(repeating: "../", count: prefix.isEmpty ? 0 : 1) + base
    }

    func address(of place: Place) -> String { base + Route.of(place) }
    func text(of date: PartialDate) -> String { words.date(date) }
    var sourceWord: String { words(.sourceWord) }

    /// The text as HTML, marked when it is in another language than the page.
    func prose(_ prose: Prose) -> Markup {
        let text = Standpoint.typographic(prose.text)
        guard prose.language != language else { return Markup(escaping: text) }
        return Markup(trusted: "<span lang=\"\(prose.language)\">" + Markup(escaping: text).html + "</span>")
    }

    /// The text with the apostrophe of printing in place of the typewriter's.
    static func typographic(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
        return String(text.map { $0 == "'" ? "’" : $0 })
    }
}

/// Where things of the register live, below the folder of a language.
enum Route {
    static func of(_ place: Place) -> String {
        switch place {
        case .agreement(let id): "agreements/\(id).html"
        case .coding(let agreement, let provision): "agreements/\(agreement).html#provision-\(provision)"
        case .provision(let id): "provisions/\(id).html"
        case .page(let id): "\(id).html"
        case .term(let id): "glossary.html#term-\(id)"
        case .event(let id): "timeline.html#event-\(id)"
        case .source(let id): "sources.html#source-\(id)"
        }
    }
}
