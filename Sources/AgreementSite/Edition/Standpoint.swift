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

    func address(of place: Place) -> String { Route.of(place, from: base) }
    func text(of date: PartialDate) -> String { words.date(date) }
    var sourceWord: String { words(.sourceWord) }

    /// The text as HTML, marked when it is in another language than the page.
    func prose(_ prose: Prose) -> Markup { Markup(prose, in: language) }
}

extension Markup {
    /// The text as HTML on a page in a language, marked when it is in another, with the apostrophe of
    /// printing in place of the typewriter's.
    init(_ prose: Prose, in language: String) {
        var text = prose.text
        if text.utf8.contains(UInt8(ascii: "'")) { text = String(text.map { $0 == "'" ? "’" : $0 }) }
        if prose.language == language {
            self.init(escaping: text)
        } else {
            let html = Markup(escaping: text).html
            self.init(trusted: "<span lang=\"\(prose.language)\">\(html)</span>")
        }
    }
}

/// Where things of the register live, below the folder of a language.
enum Route {
    /// - parameter base: What goes before the route: the way to the folder of the language.
    static func of(_ place: Place, from base: String = "") -> String {
        switch place {
        case .agreement(let id): String(joining: base, "agreements/", id, ".html")
        case .coding(let agreement, let provision):
            String(joining: base, "agreements/", agreement, ".html#provision-", provision)
        case .provision(let id): String(joining: base, "provisions/", id, ".html")
        case .page(let id): String(joining: base, id, ".html")
        case .term(let id): String(joining: base, "glossary.html#term-", id)
        case .event(let id): String(joining: base, "timeline.html#event-", id)
        case .source(let id): String(joining: base, "sources.html#source-", id)
        }
    }
}

extension String {
    /// The texts in one, which is made in its whole length at once.
    init(joining texts: String...) {
        self.init(unsafeUninitializedCapacity: texts.reduce(0) { $0 + $1.utf8.count }) { out in
            var end = 0
            for var text in texts {
                text.withUTF8 { text in
                    end = out[end...].initialize(fromContentsOf: text)
                }
            }
            return end
        }
    }
}
