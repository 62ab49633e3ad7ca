package import AgreementModel

/// What is to be looked after in content that is not wrong: one kind of work, with the places where it waits.
package struct WorkList: Sendable {
    /// What the places have in common, as a heading.
    package let heading: String
    /// What to do at each of them; their hint, unless they have one of their own.
    package let remedy: String
    /// In the order in which to work through them.
    package let findings: [Diagnostic]

    package init(heading: String, remedy: String, findings: [Diagnostic]) {
        (self.heading, self.remedy, self.findings) = (heading, remedy, findings)
    }

    /// A line for each place below the heading; empty when there is none. Lines end with LF.
    package var text: String {
        guard !findings.isEmpty else { return "" }
        var out = "\(heading) (\(findings.count))\n\(remedy)\n"
        for finding in findings {
            out += "  \(WorkList.position(finding.span)): \(finding.summary)\n"
            for note in finding.notes { out += "      \(WorkList.position(note.span)): \(note.text)\n" }
            if let hint = finding.hint, hint != remedy { out += "      \(hint)\n" }
        }
        return out
    }

    private static func position(_ span: Span) -> String {
        let (line, column) = span.place
        return "\(span.file.path):\(line):\(column)"
    }
}

extension [WorkList] {
    /// The lists that hold something, with a blank line between them.
    package var text: String { map(\.text).filter { !$0.isEmpty }.joined(separator: "\n") }
}
