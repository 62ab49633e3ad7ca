package import Mustache
import Testing

/// One template with its data and what it renders as; shown by what it says.
struct Example: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let template: String
    let data: Value
    let partials: [String: String]
    let expected: String

    init(
        _ says: String, _ template: String, _ data: Value = [:], with partials: [String: String] = [:],
        gives expected: String
    ) {
        (testDescription, self.template, self.data) = (says, template, data)
        (self.partials, self.expected) = (partials, expected)
    }

    /// What the template renders as.
    func rendered() throws -> String {
        guard case .object(let root) = data else { return "the data is not an object" }
        return try render(template, root, with: partials)
    }
}

/// A library of `main` and some partials, each at the path `<name>.mustache`.
func library(_ main: String, with partials: [String: String] = [:]) throws(InvalidTemplates) -> Library {
    let sources = partials.sorted { $0.key < $1.key } + [("main", main)]
    return try Library(sources.map { ($0.0, $0.0 + ".mustache", Array($0.1.utf8)) })
}

/// What a template renders as.
func render(_ main: String, _ root: any Named, with partials: [String: String] = [:]) throws -> String {
    var out: [UInt8] = []
    try library(main, with: partials).render("main", root, into: &out)
    return String(decoding: out, as: UTF8.self)
}

/// The errors of templates that cannot be parsed.
func parseErrors(_ main: String, with partials: [String: String] = [:]) -> [TemplateError] {
    do {
        _ = try library(main, with: partials)
        return []
    } catch {
        return error.errors
    }
}

/// Values may be written as literals in tests. A dictionary is an object of a shape of its own, in which
/// everything is optional; the objects of an array all have the shape of the first and so the same names.
extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(booleanLiteral flag: Bool) { self = .flag(flag) }
    package init(nilLiteral: ()) { self = .absent }

    package init(dictionaryLiteral values: (String, Value)...) {
        let fields = values.map { Field($0, $1.kind, "", optional: true) }
        self = .object(Object(Shape("literal", fields), values.map(\.1)))
    }

    package init(arrayLiteral values: Value...) {
        guard case .object(let first) = values.first else {
            self = .list(values)
            return
        }
        self = .list(
            values.map { value in
                guard case .object(let object) = value else { return value }
                return .object(Object(first.shape, first.shape.fields.indices.map { object.value(at: $0) }))
            })
    }

    private var kind: Kind {
        switch self {
        case .absent, .text: .text
        case .flag: .flag
        case .markup: .markup
        case .list(let values): .list(of: values.first?.kind ?? .text)
        case .object(let object): .object(object.shape)
        }
    }
}

/// HTML as a value.
func markup(_ html: String) -> Value { .markup(Markup(trusted: html)) }
