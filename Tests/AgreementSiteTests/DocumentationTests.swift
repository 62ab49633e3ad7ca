import AgreementModel
import AgreementSite
import Foundation
import Testing

/// The references in `docs/` are made from the code. `UPDATE_GOLDENS=1` rewrites them.
struct DocumentationTests {
    @Test func authoringNamesEveryField() throws {
        try expect("docs/authoring.md", section: "fields", toBe: FieldReference.markdown())
    }

    @Test func templatesNamesEveryName() throws {
        try expect("docs/templates.md", section: "names", toBe: TemplateReference.markdown())
    }

    @Test func diagnosticsNamesEveryRule() throws {
        try expect("docs/diagnostics.md", section: "rules", toBe: DiagnosticID.markdown)
    }

    private func expect(_ path: String, section: String, toBe text: String) throws {
        let file = repository + "/" + path
        let document = try String(contentsOfFile: file, encoding: .utf8)
        let start = try #require(document.range(of: "<!-- \(section):"))
        let open = try #require(document[start.upperBound...].range(of: "-->\n"))
        let end = try #require(document[open.upperBound...].range(of: "<!-- end -->"))
        let wanted = "\n" + text + "\n"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            let updated = document[..<open.upperBound] + wanted + document[end.lowerBound...]
            try String(updated).write(toFile: file, atomically: true, encoding: .utf8)
            Issue.record("'\(path)' was rewritten: read the difference")
        }
        #expect(document[open.upperBound..<end.lowerBound] == wanted)
    }
}
