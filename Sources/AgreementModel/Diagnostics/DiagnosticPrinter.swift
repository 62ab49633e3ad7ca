/// Writes diagnostics for people and for programs.
package enum DiagnosticPrinter {
    /// How many characters of a source line are shown; longer lines are shown around the fault.
    static let window = 120

    /// The diagnostic with its source line, a caret, notes and hint; lines end with LF.
    package static func text(_ diagnostic: Diagnostic, colour: Bool = false) -> String {
        let severity =
            colour
            ? (diagnostic.severity == .error ? "\u{1B}[31m" : "\u{1B}[33m") + diagnostic.severity.rawValue
                + "\u{1B}[0m" : diagnostic.severity.rawValue
        var out =
            "\(position(diagnostic.span)): \(severity): \(diagnostic.summary) [\(diagnostic.id.rawValue)]\n"
        out += excerpt(diagnostic.span)
        for note in diagnostic.notes {
            out += "  = note: \(note.text): \(position(note.span))\n"
            out += excerpt(note.span)
        }
        if let hint = diagnostic.hint { out += "  = hint: \(hint)\n" }
        return out
    }

    /// An array of objects with `path`, `line`, `column`, `endLine`, `endColumn`, `severity`, `id`,
    /// `summary`, `hint` and `notes`.
    package static func json(_ diagnostics: [Diagnostic]) -> String {
        JSON.array(
            diagnostics.map { diagnostic in
                var fields = place(diagnostic.span)
                fields.append(("severity", .text(diagnostic.severity.rawValue)))
                fields.append(("id", .text(diagnostic.id.rawValue)))
                fields.append(("summary", .text(diagnostic.summary)))
                fields.append(("hint", diagnostic.hint.map(JSON.text) ?? .null))
                fields.append(
                    (
                        "notes",
                        .array(
                            diagnostic.notes.map { .object(place($0.span) + [("text", .text($0.text))]) })
                    ))
                return .object(fields)
            }
        ).serialized() + "\n"
    }

    private static func place(_ span: Span) -> [(String, JSON)] {
        let (line, column) = span.place
        let (endLine, endColumn) = Span(span.file, span.end, span.end).place
        return [
            ("path", .text(span.file.path)), ("line", .number(line)), ("column", .number(column)),
            ("endLine", .number(endLine)), ("endColumn", .number(endColumn)),
        ]
    }

    private static func position(_ span: Span) -> String {
        let (line, column) = span.place
        return "\(span.file.path):\(line):\(column)"
    }

    private static func excerpt(_ span: Span) -> String {
        let line = span.line
        guard !line.isEmpty else { return "" }
        let scalars = Array(String(decoding: span.file.bytes[line], as: UTF8.self).unicodeScalars)
        let (number, column) = span.place
        let length = max(
            1, SourceFile.scalarCount(span.file.bytes[span.start..<min(span.end, line.upperBound)]))
        let first = column - 1 > window - 20 ? column - 21 : 0
        let shown = scalars[min(first, scalars.count)..<min(scalars.count, first + window)]
        let gutter = String(repeating: " ", count: String(number).utf8.count)
        var text = String.UnicodeScalarView()
        text.append(
            contentsOf: shown.map { $0 == "\t" ? " " : $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }
        )
        let carets = String(repeating: "^", count: max(1, min(length, window - (column - 1 - first))))
        let indent = String(repeating: " ", count: column - 1 - first)
        return "\(gutter) |\n\(number) | \(String(text))\n\(gutter) | \(indent)\(carets)\n"
    }
}
