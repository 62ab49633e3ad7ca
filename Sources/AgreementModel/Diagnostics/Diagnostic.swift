/// One thing wrong with what an author wrote, at its place, with the remedy.
package struct Diagnostic: Sendable {
    package enum Severity: String, Sendable { case error, warning }

    /// A second place involved, with what stands there.
    package struct Note: Sendable {
        package let text: String
        package let span: Span

        package init(text: String, span: Span) { (self.text, self.span) = (text, span) }
    }

    package let severity: Severity
    package let id: DiagnosticID
    /// One phrase that states the rule, without a full stop.
    package let summary: String
    package let span: Span
    /// What to type instead.
    package var hint: String?
    package var notes: [Note]

    package init(
        _ id: DiagnosticID, severity: Severity = .error, _ summary: String, _ span: Span, hint: String? = nil,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.id = id
        self.summary = summary
        self.span = span
        self.hint = hint
        self.notes = notes
    }
}

/// Everything one step found wrong. Thrown after the step has looked at all its input.
package struct Rejected: Error {
    package let diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

extension [Diagnostic] {
    /// By path, then offset, then identifier; what two readings of one file found twice stands once.
    package func inOrder() -> [Diagnostic] {
        let sorted = self.sorted {
            ($0.span.file.path, $0.span.start, $0.id.rawValue, $0.summary)
                < ($1.span.file.path, $1.span.start, $1.id.rawValue, $1.summary)
        }
        var seen: [Diagnostic] = []
        for diagnostic in sorted {
            if let last = seen.last, last.span.file.path == diagnostic.span.file.path,
                last.span.start == diagnostic.span.start, last.id == diagnostic.id,
                last.summary == diagnostic.summary
            {
                continue
            }
            seen.append(diagnostic)
        }
        return seen
    }

    package var hasErrors: Bool { contains { $0.severity == .error } }
}

/// Gathers diagnostics within one task.
package final class Findings {
    package private(set) var all: [Diagnostic] = []

    package init() {}

    package func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }

    package func add(_ id: DiagnosticID, _ summary: String, _ span: Span, hint: String? = nil) {
        all.append(Diagnostic(id, summary, span, hint: hint))
    }
}
