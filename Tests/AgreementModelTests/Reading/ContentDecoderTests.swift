import Foundation
import Testing

@testable import AgreementModel

struct ContentDecoderTests {
    private func found(_ text: String?, in name: String) throws -> [String] {
        let content = try SmallContent()
        if let text { try content.write(text, to: name) } else { try content.remove(name) }
        return try content.read().diagnostics.map {
            "\($0.id.rawValue) \($0.span.file.path.dropFirst("content/".count))"
        }
    }

    @Test(arguments: ContentDecoderTests.dataFiles)
    func needsEveryDataFile(_ name: String) throws {
        #expect(try found(nil, in: name).contains("missing-file \(name)"))
    }

    static let dataFiles = [
        "site.yaml", "parties.yaml", "provisions.yaml", "sources.yaml", "timeline.yaml", "glossary.yaml",
        "strings/en.yaml",
    ]

    @Test(arguments: [
        ("", "empty-field"), ("# nothing\n", "empty-field"), ("- a\n- b\n", "wrong-type"),
        ("a", "wrong-type"),
        ("a: b: c\n", "yaml-syntax"), ("a: \u{1}\n", "control-character"),
    ])
    func refusesDataThatIsNoMapping(_ text: String, _ id: String) throws {
        for name in ["site.yaml", "sources.yaml"] {
            #expect(try found(text, in: name).contains("\(id) \(name)"))
        }
    }

    @Test(arguments: [
        ("", "missing-front-matter"), ("---\n---\n", "missing-front-matter"),
        ("---\n- a\n---\n", "missing-front-matter"), ("---\nparty: NO\n", "unclosed-front-matter"),
        ("---\nx: \"" + String(repeating: "a", count: 70_000) + "\"\n---\n", "too-large"),
    ])
    func refusesEntriesWithoutTheirFields(_ text: String, _ id: String) throws {
        #expect(try found(text, in: "agreements/norland.md").contains("\(id) agreements/norland.md"))
    }

    @Test(arguments: ["Norland", "a_b", "-a", "a--b", "a b", "fr\u{430}nce", "con", "caf\u{E9}"])
    func namesEntriesByIdentifiers(_ name: String) throws {
        let text =
            "---\nparty: SO\nanswer: A.\nstages:\n  - stage: joined\n    date: 2020-05-01\n"
            + "    source: gazette\nchanges:\n  - date: 2021-02-04\n    text: First.\n---\n"
        let found = try found(text, in: "agreements/\(name).md")
        #expect(found == ["invalid-identifier agreements/\(name).md"])
    }

    @Test func refusesATranslationWithoutItsOriginal() throws {
        let content = try SmallContent()
        try content.replace("languages: [en]", by: "languages: [en, uk]", in: "site.yaml")
        try content.write("---\nanswer: Так.\n---\n", to: "agreements/westland.uk.md")
        let found = try content.read().diagnostics.map(\.id)
        #expect(found.contains(.translationMismatch) && found.contains(.missingFile))
    }

    @Test func takesTheTranslatedBodyWhereThereIsOne() throws {
        let content = try SmallContent()
        try content.replace("languages: [en]", by: "languages: [en, uk]", in: "site.yaml")
        try content.write("plural_rule: east-slavic\n", to: "strings/uk.yaml")
        try content.write("---\nanswer: Так.\n---\nТіло.\n", to: "agreements/norland.uk.md")
        try content.write("---\nanswer: Так.\n---\n \n", to: "agreements/southland.uk.md")
        let outcome = try content.read()
        let decoded = try #require(outcome.registers.last).content
        #expect(decoded.agreements.map(\.body.language) == ["uk", "en"])
        #expect(decoded.agreements.map(\.answer?.language) == ["uk", "uk"])
        #expect(decoded.strings.text("language_en")?.language == "en")
    }

    @Test(arguments: [1, 2, 9])
    func findsTheSameWithAnyNumberOfJobs(_ jobs: Int) throws {
        let content = try SmallContent()
        for name in ["c", "a", "b"] { try content.write("---\nx: y\n---\n", to: "agreements/\(name).md") }
        let outcome = try content.read(jobs: jobs)
        let entries = outcome.diagnostics.filter { $0.id == .unknownKey }.map(\.span.file.path)
        #expect(entries == ["a", "b", "c"].map { "content/agreements/\($0).md" })
    }
}
