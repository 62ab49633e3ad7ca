package import AgreementModel
internal import Mustache

/// A page and what its template is given.
package struct PageData: Sendable {
    /// Its address below the output folder, and the name of its template.
    package let route: String, template: String
    private let make: @Sendable () -> any Named

    /// - Returns: `nil` for what has no template.
    init?(_ draft: Draft) {
        guard let given = draft.given else { return nil }
        (route, template, make) = (draft.route, given.template, given.make)
    }

    /// A name that the template is not given, and why.
    package struct UnknownName: Error { package let reason: String }

    /// What stands under a name as templates write it, such as `this.agreement`; everything if `nil`.
    /// A number picks an item of a list: `this.rows.1` is the first.
    ///
    /// Text and markup are strings, absent values null, and objects have the names of their shape in its
    /// order.
    package func json(of name: String? = nil) throws(UnknownName) -> JSON {
        var value = Value.object(make())
        var above = ""
        for word in name?.split(separator: ".", omittingEmptySubsequences: false).map(String.init) ?? [] {
            value = try PageData.step(into: value, word, above.isEmpty ? "the page" : "'\(above)'")
            above += (above.isEmpty ? "" : ".") + word
        }
        return PageData.json(value)
    }

    private static func step(into value: Value, _ word: String, _ place: String) throws(UnknownName) -> Value
    {
        switch value {
        case .object(let object):
            let names = object.shape.fields.map(\.name)
            if let position = names.firstIndex(of: word) { return object.value(at: position) }
            let near = AgreementModel.Nearest.match(word, in: names).map { ": did you mean '\($0)'?" }
            throw UnknownName(reason: "\(place) has no name '\(word)'" + (near ?? ""))
        case .list(let values):
            if let number = Int(word), values.indices.contains(number - 1) { return values[number - 1] }
            throw UnknownName(reason: "\(place) is a list of \(values.count), numbered from 1, not '\(word)'")
        case .absent, .flag, .text, .markup:
            throw UnknownName(reason: "\(place) has no names of its own on this page")
        }
    }

    private static func json(_ value: Value) -> JSON {
        switch value {
        case .absent: .null
        case .flag(let flag): .bool(flag)
        case .text(let text): .text(text)
        case .markup(let markup): .text(markup.html)
        case .list(let values): .array(values.map(json))
        case .object(let object):
            .object(object.shape.fields.enumerated().map { ($1.name, json(object.value(at: $0))) })
        }
    }

    /// The page that somebody probably meant: one of that template, or whose last part is the same or nearly
    /// the same.
    package static func nearest(to route: String, in pages: [PageData]) -> String? {
        func last(_ route: String) -> String {
            let name = route.split(separator: "/").last.map(String.init) ?? route
            return name.hasSuffix(".html") ? name : name + ".html"
        }
        let wanted = last(route)
        let routes = pages.map(\.route)
        return pages.first { $0.template == route }?.route ?? routes.first { last($0) == wanted }
            ?? AgreementModel.Nearest.match(route, in: routes)
            ?? AgreementModel.Nearest.match(wanted, in: routes.map(last)).flatMap { near in
                routes.first { last($0) == near }
            }
    }
}
