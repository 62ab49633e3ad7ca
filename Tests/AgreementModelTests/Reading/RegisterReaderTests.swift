import Testing

@testable import AgreementModel

struct RegisterReaderTests {
    @Test func readsEveryLanguage() throws {
        let content = try SmallContent()
        try content.replace("languages: [en]", by: "languages: [en, uk]", in: "site.yaml")
        try content.write("plural_rule: east-slavic\n", to: "strings/uk.yaml")
        let outcome = try content.read()
        #expect(outcome.registers.map(\.language) == ["en", "uk"])
        #expect(outcome.registers[0].untranslated.isEmpty)
        #expect(outcome.registers[1].untranslated.contains { $0.field == "title" })
        #expect(outcome.fileCount == 11 && outcome.diagnostics.isEmpty)
    }

    @Test(arguments: ["agreements/norland.fr.md", "glossary.fr.yaml", "strings/fr.yaml"])
    func refusesLanguagesThatTheSiteHasNot(_ name: String) throws {
        let content = try SmallContent()
        try content.write("x: y\n", to: name)
        let found = try content.read().diagnostics
        #expect(found.map(\.id) == [.strayFile] && found.first?.span.file.path == "content/" + name)
    }

    @Test func readsNothingFurtherWithoutASite() throws {
        let content = try SmallContent()
        try content.write("---\nx: y\n---\n", to: "agreements/norland.md")
        try content.write("titel: x\n", to: "site.yaml")
        let outcome = try content.read()
        #expect(outcome.registers.isEmpty)
        #expect(outcome.diagnostics.allSatisfy { $0.span.file.path == "content/site.yaml" })
    }

    @Test func failsWhereThereIsNoFolder() {
        #expect(throws: ReadFailure.self) {
            try RegisterReader(ContentFolder(root: "/no/such/folder", name: "content"), jobs: 1).read()
        }
    }

    @Test(arguments: [("who#signed", true), ("who#sgned", false)])
    func findsFragmentsAcrossBodies(_ address: String, _ exists: Bool) throws {
        let content = try SmallContent()
        try content.replace("page:who#signed", by: "page:\(address)", in: "agreements/southland.md")
        let bodies = Bodies(of: try content.register(), jobs: 2) { _ in PlainSetting() }
        #expect(bodies.diagnostics.map(\.id) == (exists ? [] : [.brokenLink]))
        #expect(exists || bodies.diagnostics.first?.hint == "did you mean 'signed'?")
        #expect(bodies.agreements.keys.sorted() == ["norland", "southland"] && bodies.pages["who"] != nil)
    }
}

/// Addresses and dates that say what they stand for.
struct PlainSetting: BodySetting {
    let sourceWord = "<Source>"

    func address(of place: Place) -> String {
        switch place {
        case .agreement(let id): "agreement-\(id)"
        case .coding(let agreement, let provision): "coding-\(agreement)-\(provision)"
        case .provision(let id): "provision-\(id)"
        case .page(let id): "page-\(id)"
        case .term(let id): "term-\(id)"
        case .event(let id): "event-\(id)"
        case .source(let id): "source-\(id)"
        }
    }

    func text(of date: PartialDate) -> String { "on \(date)" }
}
