/// A statement with the place in the text where it stands, or the reason why there is none.
package struct Clause: Sendable {
    package let text: Prose
    package let pinpoint: Located<Pinpoint>?
    package let noPinpoint: Prose?
    package let source: Located<String>?
    package let years: Int?
    /// The years from the signing to the review that the text fixes, at the latest.
    package let reviewYears: Int?

    static func decodeTerm(_ fields: inout FieldReader) -> Clause? {
        let years = fields.number(
            "years", .optional, in: 1...999, "How many years, when the text fixes a number.")
        let review = fields.number(
            "review_years", .optional, in: 1...999,
            "The years from the signing to the review that the text fixes, at the latest.")
        return decode(
            &fields, "How long it lasts, and how that may change.", years: years?.value,
            reviewYears: review?.value)
    }

    static func decode(_ fields: inout FieldReader) -> Clause? {
        decode(&fields, "What takes effect, when and how.", years: nil, reviewYears: nil)
    }

    private static func decode(
        _ fields: inout FieldReader, _ doc: String, years: Int?, reviewYears: Int?
    ) -> Clause? {
        let text = fields.prose("text", .required, doc)
        let pinpoint = fields.pinpoint()
        let noPinpoint = fields.prose("no_pinpoint", .optional, "Why there is no pinpoint.")
        let source = fields.reference("source", .optional, to: .source, "The source that says so.")
        guard let text else { return nil }
        return Clause(
            text: text, pinpoint: pinpoint, noPinpoint: noPinpoint, source: source, years: years,
            reviewYears: reviewYears)
    }
}

extension FieldReader {
    /// The field `pinpoint`, in the grammar of ``Pinpoint``.
    mutating func pinpoint() -> Located<Pinpoint>? {
        guard
            let text = scalar(
                "pinpoint", .optional, .pinpoint,
                "The paragraphs or articles: `paras 50–52`, `part VIII.A`, `art. 3(2)`.")
        else { return nil }
        return FieldReader.pinpoint(text.value, text.span, decoding.findings)
    }

    static func pinpoint(_ text: String, _ span: Span, _ findings: Findings) -> Located<Pinpoint>? {
        do {
            return Located(try Pinpoint(text), span)
        } catch {
            let summary =
                switch error {
                case .noUnit(let part): "a pinpoint names the unit before the number, and '\(part)' has none"
                case .notNumbered(let part):
                    "a pinpoint gives numbers such as 50–52, VIII.A or 3(2), not '\(part)'"
                }
            findings.add(
                .invalidPinpoint, summary, span,
                hint: "write for example 'paras 50–52', 'art. 15.2', 'part VIII.A' or 'preamble'")
            return nil
        }
    }
}
