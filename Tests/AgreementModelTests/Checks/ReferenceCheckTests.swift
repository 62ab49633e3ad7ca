import Testing

@testable import AgreementModel

struct ReferenceCheckTests {
    @Test(arguments: [
        ("party: NO", "party: NA", "agreements/norland.md", "unknown-party"),
        ("counts: [all]", "counts: [al]", "agreements/norland.md", "unknown-count"),
        ("source: later", "source: latter", "agreements/norland.md", "unknown-source"),
        ("  tolls:", "  tols:", "agreements/norland.md", "unknown-provision"),
        ("counterparty: MI", "counterparty: ML", "site.yaml", "unknown-party"),
        ("event: lighthouse", "event: lighthous", "site.yaml", "unknown-event"),
        ("sources: [gazette]", "sources: [gazete]", "site.yaml", "unknown-source"),
        ("league: 2019", "leage: 2019", "parties.yaml", "unknown-group"),
        ("group: main", "group: man", "provisions.yaml", "unknown-group"),
        ("parties: [MI, NO]", "parties: [MI, NU]", "timeline.yaml", "unknown-party"),
        ("sources: [later]", "sources: [latr]", "timeline.yaml", "unknown-source"),
        ("sources: [gazette]", "sources: [gazete]", "glossary.yaml", "unknown-source"),
        ("provisions: [pilots]", "provisions: [pilot]", "pages/who.md", "unknown-provision"),
        ("sources: [gazette]", "sources: [norland/txt]", "pages/who.md", "unknown-source"),
    ])
    func refusesNamesOfNothing(_ old: String, _ new: String, _ file: String, _ id: String) throws {
        let found = try SmallContent.found(old, new, in: file)
        #expect(found.contains { $0.hasPrefix("\(id) \(file):") }, "\(found)")
    }

    @Test func findsSourcesOfEntriesAlsoFromElsewhere() throws {
        #expect(
            try SmallContent.found("sources: [gazette]", "sources: [norland/text]", in: "pages/who.md") == [])
        #expect(
            try SmallContent.found("sources: [gazette]", "sources: [text]", in: "pages/who.md") == [
                "unknown-source pages/who.md:6"
            ])
    }

    @Test func suggestsTheNearestName() throws {
        let content = try SmallContent()
        try content.replace("source: later", by: "source: latter")
        let diagnostic = try #require(try content.read().diagnostics.first)
        #expect(diagnostic.hint == "did you mean 'later'?")
    }

    /// Letters that look like others, and characters that nobody sees, make another name.
    @Test(arguments: ["\u{200B}later", "la\u{AD}ter", "l\u{430}ter", "\u{FEFF}later", "late\u{0301}r"])
    func takesNoOtherLettersForAName(_ name: String) throws {
        #expect(
            try SmallContent.found("source: later", "source: \(name)") == [
                "unknown-source agreements/norland.md:54"
            ])
    }
}
