/// One thing wrong with a template, and where.
package struct TemplateError: Error, Hashable, Sendable {
    /// The path the template was given with.
    package let path: String
    /// Where the text that is wrong starts, in UTF-8 bytes from the start of the template.
    package let offset: Int
    /// How many bytes are wrong.
    package let length: Int
    /// What is wrong, one phrase without a full stop.
    package let summary: String
    /// What to write instead.
    package let hint: String?

    package init(path: String, offset: Int, length: Int, summary: String, hint: String? = nil) {
        (self.path, self.offset, self.length) = (path, offset, length)
        (self.summary, self.hint) = (summary, hint)
    }

    init(_ path: String, at range: Range<Int>, _ summary: String, hint: String? = nil) {
        self.init(path: path, offset: range.lowerBound, length: range.count, summary: summary, hint: hint)
    }
}

/// Everything wrong with the templates of a library, by path and place.
package struct InvalidTemplates: Error, Equatable {
    package let errors: [TemplateError]

    init(_ errors: [TemplateError]) {
        self.errors = errors.inReadingOrder()
    }
}

extension Sequence<TemplateError> {
    /// The errors by path, then by place; those at one place by what they say.
    func inReadingOrder() -> [TemplateError] {
        sorted { ($0.path, $0.offset, $0.length, $0.summary) < ($1.path, $1.offset, $1.length, $1.summary) }
    }
}
