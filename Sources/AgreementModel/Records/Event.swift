/// Something dated on the timeline that is not itself an agreement's stage.
package struct Event: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case context, declaration, negotiation, signing
        case followUp = "follow-up"
    }

    package let id: Located<String>
    package let date: Located<PartialDate>
    package let title: Prose, text: Prose
    package let kind: Kind
    package let parties: [Located<String>]
    package let sources: [Located<String>]
    /// The agreements whose signing this event reports: their own signings are told by it.
    package let agreements: [Located<String>]
    package let confidence: Coding.Confidence?

    static func decode(_ fields: inout FieldReader) -> Event? {
        let date = fields.date("date", .required, "When it happened.")
        let title = fields.prose("title", .required, "A headline.")
        let text = fields.prose("text", .required, "One to three sentences.")
        let kind: Located<Kind>? = fields.choice("kind", .required, "The kind of event.")
        let parties = fields.references("parties", .optional, to: .party, "The parties it concerns.")
        let sources = fields.references("sources", .required, to: .source, "The sources that report it.")
        let agreements = fields.references(
            "agreements", .optional, to: .agreement,
            "The agreements whose signing it reports, on their signing day.")
        let confidence: Located<Coding.Confidence>? = fields.choice(
            "confidence", .optional, "How sure it is.")
        guard let id = fields.key, let date, let title, let text, let kind else { return nil }
        return Event(
            id: id, date: date, title: title, text: text, kind: kind.value, parties: parties,
            sources: sources,
            agreements: agreements, confidence: confidence?.value)
    }
}

/// A word of the field, explained.
package struct Term: Sendable {
    package let id: Located<String>
    package let term: Prose
    package let definition: Prose
    package let sources: [Located<String>]
    package let confidence: Coding.Confidence?

    static func decode(_ fields: inout FieldReader) -> Term? {
        let term = fields.prose("term", .required, "The word.")
        let definition = fields.prose("definition", .required, "What it means, in one or two sentences.")
        let sources = fields.references(
            "sources", .optional, to: .source, "The sources of the definition.")
        let confidence: Located<Coding.Confidence>? = fields.choice(
            "confidence", .optional, "How sure it is.")
        guard let id = fields.key, let term, let definition else { return nil }
        return Term(
            id: id, term: term, definition: definition, sources: sources, confidence: confidence?.value)
    }
}
