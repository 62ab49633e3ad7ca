import Testing

@testable import AgreementModel
@testable import AgreementSite

struct BuildRecordTests {
    private func record() throws -> BuildRecord {
        let file = SourceFile(path: "content/a.md", bytes: Array("one\ntwo\n".utf8))
        let nowhere = Span(SourceFile(path: "content/b.yaml", bytes: []), 0, 0)
        let diagnostic = Diagnostic(
            .strayFile, severity: .warning, "says «nothing»", Span(file, 4, 7), hint: "delete it",
            notes: [.init(text: "seen here", span: nowhere)])
        let site = try SmallSite()
        let inputs = BuildInputs(
            content: ContentFolder(root: site.path, name: "content"),
            templates: ContentFolder(root: site.path, name: "templates"))
        return BuildRecord(
            key: try #require(
                BuildKey(inputs, BuildCircumstances(program: SHA256Digest(of: [1]), options: []), jobs: 1)),
            explanations: [ExplanationMark(citations: SHA256Digest(of: [3]), heldBackBlocks: 2)],
            diagnostics: [KnownDiagnostic(diagnostic, inputs)],
            summary: try #require(BuildSummary(try site.build())),
            published: PublishedMarks(manifest: SHA256Digest(of: [2]), files: []))
    }

    @Test func isReadAsItWasWritten() throws {
        let record = try record()
        let read = try #require(BuildRecord(parsing: record.bytes))
        #expect(read.key == record.key)
        #expect(read.explanations == record.explanations)
        #expect(read.diagnostics == record.diagnostics)
        #expect(read.summary == record.summary)
        #expect(read.published == record.published)
    }

    @Test func refusesEveryOtherByte() throws {
        let bytes = try record().bytes
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x40
            #expect(BuildRecord(parsing: damaged) == nil)
            #expect(BuildRecord(parsing: Array(bytes[..<index])) == nil)
        }
        #expect(BuildRecord(parsing: bytes + [0]) == nil)
    }

    @Test func findsTheFileOfADiagnosticAgain() throws {
        let known = try #require(try record().diagnostics.first)
        let same = SourceFile(path: "content/a.md", bytes: Array("ONE\nTWO\n".utf8))
        let diagnostic = try #require(known.diagnostic { _ in same })
        #expect(diagnostic.span.text == "TWO")
        #expect(diagnostic.notes.first?.span.file.path == "content/b.yaml")
        #expect(known.diagnostic { _ in SourceFile(path: "content/a.md", bytes: []) } == nil)
        #expect(known.diagnostic { _ in nil } == nil)
    }
}
