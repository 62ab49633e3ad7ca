/// Text for people, with the language it is written in.
package struct Prose: Sendable {
    package let text: String
    /// BCP 47 tag of the language the text is written in; another than the page's when a translation is
    /// missing.
    package let language: String
    package let span: Span

    package init(text: String, language: String, span: Span) {
        self.text = text
        self.language = language
        self.span = span
    }
}

/// A text that a translation lacks, or a translation that its original has left behind.
package struct Untranslated: Sendable {
    /// The path of the field; empty for a whole file.
    package let field: String
    /// Where the original stands; for a translation left behind, its own day.
    package let span: Span
    /// The last change of the original, if the translation is there and older than it.
    package let change: Located<PartialDate>?
}

/// What decoding needs to know beside the file, and what it gathers.
package final class Decoding {
    package let findings: Findings
    /// The language wanted, and the one in which the facts are written.
    let language: String, original: String
    /// Text fields that the translation of a file lacks.
    package private(set) var untranslated: [Untranslated] = []
    let recorder: FieldCatalogue?

    init(findings: Findings, language: String, original: String, recorder: FieldCatalogue? = nil) {
        self.findings = findings
        self.language = language
        self.original = original
        self.recorder = recorder
    }

    func addUntranslated(_ field: String, _ span: Span, behind change: Located<PartialDate>? = nil) {
        untranslated.append(Untranslated(field: field, span: span, change: change))
    }
}
