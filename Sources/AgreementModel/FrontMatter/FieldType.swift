/// What a field holds. One value says how it is documented, and what an editor is told of it.
package indirect enum FieldType: Sendable {
    /// A fact, written as text.
    case text
    /// Text for people, which a translation gives in its own language.
    case prose
    case date
    case wholeNumber(ClosedRange<Int>)
    case decimal
    case flag
    case choice([String])
    /// An absolute http or https URL.
    case address
    /// An address below the site's.
    case route
    case pinpoint
    /// A tag of a language.
    case language
    /// The identifier of a record.
    case reference(Kind)
    /// Several of a type, or one alone.
    case list(FieldType)
    /// A mapping of fields.
    case record
    /// A list of mappings of fields.
    case records
    /// A mapping of identifiers to mappings of fields.
    case table
    /// A mapping of identifiers to the day something began, or to mappings with that day and the last.
    case periods

    /// What a field may refer to.
    package enum Kind: String, Sendable {
        case party, source, event, agreement, provision, value, group, count, output

        fileprivate var article: String { "aeio".holds(rawValue.prefix(1)) ? "an" : "a" }
    }

    /// The type in words, as the reference of fields gives it.
    var words: String {
        switch self {
        case .text: "text"
        case .prose: "text, translated"
        case .date: "date"
        case .wholeNumber(let range): "whole number from \(range.lowerBound) to \(range.upperBound)"
        case .decimal: "decimal number"
        case .flag: "true or false"
        case .choice(let words): "one of: " + words.joined(separator: ", ")
        case .address: "address"
        case .route: "address below the site's"
        case .pinpoint: "pinpoint"
        case .language: "tag of a language"
        case .reference(let kind): "name of \(kind.article) \(kind.rawValue)"
        case .list(let type): type.words + ", or several"
        case .record: "mapping"
        case .records: "list of mappings"
        case .table: "mapping of identifiers to mappings"
        case .periods: "mapping of identifiers to dates, or to mappings"
        }
    }
}
