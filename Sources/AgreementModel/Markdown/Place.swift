/// Something of the register that a text can refer to.
package enum Place: Hashable, Sendable {
    case agreement(String)
    /// The passage of an entry that answers a provision.
    case coding(agreement: String, provision: String)
    case provision(String)
    case page(String)
    case term(String)
    case event(String)
    /// A shared source.
    case source(String)

    /// The schemes by which Markdown names a place.
    static let schemes = ["agreement", "provision", "page", "term", "event", "source", "count", "list"]
}

/// What a body needs of the site it is rendered for.
package protocol BodySetting: Sendable {
    /// The address of a place, relative to the page that the body stands on.
    func address(of place: Place) -> String
    func text(of date: PartialDate) -> String
    /// What a screen reader says before the number of a source mark.
    var sourceWord: String { get }
}

/// A body as HTML, with what else the page shows of it.
package struct RenderedBody: Sendable {
    package struct Heading: Sendable {
        package let id: String, text: String
        /// 2 to 6.
        package let level: Int
    }

    /// A source that the body cites, once for each pinpoint.
    package struct Note: Sendable {
        /// From 1, in the order of first citation.
        package let number: Int
        package let source: Source
        /// The entry whose own source it is; `nil` for a shared one.
        package let agreement: String?
        package let pinpoint: String?
        /// The ids of the marks that cite it.
        package var marks: [String]
    }

    /// In UTF-8.
    package let html: [UInt8]
    package let headings: [Heading]
    package let notes: [Note]
    /// Top-level blocks that rest on something later than the day of the register.
    package let heldBackBlocks: Int
    /// Links to headings of entries and pages, to be checked when all are rendered.
    let fragments: [(place: Place, fragment: String, span: Span)]
}
