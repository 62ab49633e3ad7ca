internal import AgreementModel

/// A diagnostic without the bytes of its files, which stand elsewhere.
struct KnownDiagnostic: Sendable, Equatable {
    /// A span, and where its file is found again.
    struct Place: Sendable, Equatable {
        enum Origin: Int, Sendable { case input, published, nowhere }

        let origin: Origin
        let path: String
        let start: Int, end: Int
        let sizeBytes: Int
    }

    let severity: Diagnostic.Severity, id: DiagnosticID
    let summary: String, hint: String?
    let place: Place
    let notes: [(text: String, place: Place)]

    init(_ diagnostic: Diagnostic, _ inputs: BuildInputs) {
        (severity, id) = (diagnostic.severity, diagnostic.id)
        (summary, hint) = (diagnostic.summary, diagnostic.hint)
        place = Place(diagnostic.span, inputs)
        notes = diagnostic.notes.map { ($0.text, Place($0.span, inputs)) }
    }

    /// - parameter file: The file at a place, if it is still there.
    /// - Returns: `nil` if a file is not there any more.
    func diagnostic(_ file: (Place) -> SourceFile?) -> Diagnostic? {
        guard let span = place.span(file) else { return nil }
        var found: [Diagnostic.Note] = []
        for (text, place) in notes {
            guard let span = place.span(file) else { return nil }
            found.append(.init(text: text, span: span))
        }
        return Diagnostic(id, severity: severity, summary, span, hint: hint, notes: found)
    }

    static func == (a: Self, b: Self) -> Bool {
        (a.severity, a.id, a.summary, a.hint, a.place) == (b.severity, b.id, b.summary, b.hint, b.place)
            && a.notes.elementsEqual(b.notes, by: ==)
    }
}

extension KnownDiagnostic.Place {
    fileprivate init(_ span: Span, _ inputs: BuildInputs) {
        let file = span.file
        origin = file.bytes.isEmpty ? .nowhere : inputs.file(file.path) === file ? .input : .published
        (path, start, end, sizeBytes) = (file.path, span.start, span.end, file.bytes.count)
    }

    fileprivate func span(_ file: (Self) -> SourceFile?) -> Span? {
        let file = origin == .nowhere ? SourceFile(path: path, bytes: []) : file(self)
        guard let file, file.bytes.count == sizeBytes else { return nil }
        return Span(file, start, end)
    }

    fileprivate func write(to out: inout CacheWriter) {
        out.write(origin.rawValue)
        out.write(path)
        for number in [start, end, sizeBytes] { out.write(number) }
    }

    fileprivate init(from bytes: inout CacheReader) throws(CacheReader.Damage) {
        guard let origin = Origin(rawValue: try bytes.number()) else { throw CacheReader.Damage() }
        self.origin = origin
        path = try bytes.text()
        (start, end, sizeBytes) = (try bytes.number(), try bytes.number(), try bytes.number())
    }
}

extension KnownDiagnostic {
    func write(to out: inout CacheWriter) {
        out.write(severity.rawValue)
        out.write(id.rawValue)
        out.write(summary)
        out.write(hint.map { [$0] } ?? []) { $0.write($1) }
        place.write(to: &out)
        out.write(notes) { out, note in
            out.write(note.text)
            note.place.write(to: &out)
        }
    }

    init(from bytes: inout CacheReader) throws(CacheReader.Damage) {
        guard let severity = Diagnostic.Severity(rawValue: try bytes.text()),
            let id = DiagnosticID(rawValue: try bytes.text())
        else { throw CacheReader.Damage() }
        (self.severity, self.id) = (severity, id)
        summary = try bytes.text()
        hint = try bytes.list { bytes throws(CacheReader.Damage) in try bytes.text() }.first
        place = try Place(from: &bytes)
        notes = try bytes.list { bytes throws(CacheReader.Damage) in
            (try bytes.text(), try Place(from: &bytes))
        }
    }
}
