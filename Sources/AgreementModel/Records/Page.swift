/// A question-led explainer page.
package struct Page: Sendable {
    package let id: String
    package let span: Span
    package let title: Prose
    /// The label in navigation.
    package let short: Prose
    package let order: Int
    package var answer: Prose
    package var sources: [Located<String>]
    /// Answers that held until a day, in the order of days.
    package let earlier: [EarlierAnswer]
    package let provisions: [Located<String>]
    package var claims: [Claim]
    package var changes: [Change]
    package var body: Body
    /// Addresses at which the page was published before, below the site's.
    package let aliases: [Located<String>]

    /// The answer as it stood until a day.
    package struct EarlierAnswer: Sendable {
        /// The last day on which it held.
        package let until: Located<PartialDate>
        package let answer: Prose
        package let sources: [Located<String>]
    }

    /// A claim of an earlier explainer, examined.
    package struct Claim: Sendable {
        package enum Verdict: String, CaseIterable, Sendable {
            case confirmed, corrected, outdated, unverified
        }

        package let id: Located<String>
        package let claim: Prose
        package let date: Located<PartialDate>
        package let verdict: Verdict
        package let then: Prose?, today: Prose
        package let sources: [Located<String>]
    }

    static func decode(_ fields: inout FieldReader, id: String, span: Span, body: Body) -> Page? {
        let title = fields.prose("title", .required, "The question, as the page's heading.")
        let short = fields.prose("short", .required, "One to three words for navigation.")
        let order = fields.number("order", .required, in: 1...999, "Its place in navigation.")
        let answer = fields.prose("answer", .required, "The answer in 40 to 60 words.")
        let sources = fields.references("sources", .required, to: .source, "The sources of the answer.")
        let earlier = fields.list("earlier", .optional, "Answers that held until a day, the earliest first.")
        {
            EarlierAnswer.decode(&$0)
        }
        let provisions = fields.references(
            "provisions", .optional, to: .provision, "The provisions it is about.")
        let claims = fields.table("claims", .optional, "Claims that the page examines.") { Claim.decode(&$0) }
        let changes = fields.list("changes", .required, "The page's change log, newest last.") {
            Change.decode(&$0)
        }
        let aliases = fields.routes("aliases", "Addresses at which it was published before.")
        fields.checkTranslation(of: changes)
        guard let title, let short, let order, let answer else { return nil }
        return Page(
            id: id, span: span, title: title, short: short, order: order.value, answer: answer,
            sources: sources,
            earlier: earlier, provisions: provisions, claims: claims, changes: changes, body: body,
            aliases: aliases)
    }
}

extension Page.EarlierAnswer {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let until = fields.date("until", .required, "The last day on which the answer held.")
        let answer = fields.prose("answer", .required, "The answer in 40 to 60 words.")
        let sources = fields.references("sources", .required, to: .source, "The sources of the answer.")
        guard let until, let answer else { return nil }
        return Self(until: until, answer: answer, sources: sources)
    }
}

extension Page.Claim {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let claim = fields.prose("claim", .required, "What was claimed.")
        let date = fields.date("as_of", .required, "The day it was claimed of.")
        let verdict: Located<Verdict>? = fields.choice("verdict", .required, "What became of it.")
        let then = fields.prose("then", .optional, "What was true then.")
        let today = fields.prose("today", .required, "What is true now.")
        let sources = fields.references("sources", .required, to: .source, "The sources of both.")
        guard let id = fields.key, let claim, let date, let verdict, let today else { return nil }
        return Self(
            id: id, claim: claim, date: date, verdict: verdict.value, then: then, today: today,
            sources: sources)
    }
}
