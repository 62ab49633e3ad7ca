import Testing

@testable import AgreementModel

struct AgreementCheckTests {
    @Test func findsNothingWrongWithWhatIsRight() throws {
        #expect(try SmallContent().read().diagnostics.map(short) == [])
    }

    @Test(arguments: [
        ("    pinpoint: arts 1–2\n", "", "unsourced-coding", 41),
        ("    pinpoint: arts 1–2\n    source: text\n", "    pinpoint: arts 1–2\n", "unsourced-coding", 41),
        ("  pilots:\n    value: yes", "  pilots:\n    value: yess", "unknown-value", 41),
        ("pinpoint: art. 3", "pinpoint: art. 4", "pinpoint-outside", 13),
        ("pinpoint: art. 3", "pinpoint: para 1", "pinpoint-outside", 13),
        ("arts 1–2", "arts 1–9", "pinpoint-outside", 43),
        ("date: 2020-12\n", "date: 2020-04\n", "dates-out-of-order", 28),
        ("date: 2021-04-05", "date: 2020-06-01", "dates-out-of-order", 52),
        ("date: 2021-02-03", "date: 2020-05-02", "dates-out-of-order", 31),
        ("title: Pact of Norland and Midland\n", "", "incomplete-signing", 30),
        ("counts: [all]\n", "", "incomplete-signing", 30),
        ("place: Norhaven\n", "", "incomplete-signing", 30),
        ("reading: Read in a fixture.\n", "", "incomplete-signing", 30),
    ])
    func refuses(_ old: String, _ new: String, _ id: String, _ line: Int) throws {
        let found = try SmallContent.found(old, new)
        #expect(found.contains("\(id) agreements/norland.md:\(line)"), "\(found)")
    }

    @Test func acceptsAReasonInPlaceOfAPinpoint() throws {
        let reason = "    no_pinpoint: The text has no numbers.\n"
        #expect(try SmallContent.found("    pinpoint: arts 1–2\n", reason) == [])
    }

    @Test func asksASignedEntryForEveryProvision() throws {
        let content = try SmallContent()
        try content.replace(
            "  tolls:\n    value: silent\n    sentence: The text says nothing of tolls.\n    source: text\n"
                + "    confidence: medium\n", by: "")
        let diagnostic = try #require(try content.read().diagnostics.first)
        #expect(diagnostic.id == .incompleteCodings)
        #expect(diagnostic.hint?.hasSuffix(": tolls") == true)
    }

    @Test func takesAMonthForAnyOfItsDays() throws {
        #expect(try SmallContent.found("date: 2021-02-03", "date: 2020-12") == [])
    }
}

struct RelationCheckTests {
    /// Entries that name each other; `>` for "supersedes", `<` for "superseded by", `=` for "beside".
    private func circles(_ relations: [String]) throws -> [String] {
        let content = try SmallContent()
        let ids = Set(relations.flatMap { [String($0.prefix(1)), String($0.suffix(1))] })
        for id in ids.sorted() {
            let own = relations.filter { $0.hasPrefix(id) }.map { relation in
                let kind =
                    relation.contains(">")
                    ? "supersedes" : relation.contains("<") ? "superseded-by" : "beside"
                return "  - kind: \(kind)\n    agreement: \(relation.suffix(1))\n"
            }
            let fields = own.isEmpty ? "" : "relations:\n" + own.joined()
            try content.write(
                "---\nparty: SO\nanswer: A.\nstages:\n  - stage: joined\n    date: 2020-05-01\n"
                    + "    source: gazette\nchanges:\n  - date: 2021-02-04\n    text: First.\n\(fields)---\n",
                to: "agreements/\(id).md")
        }
        let found = try content.read().diagnostics
        #expect(found.allSatisfy { $0.id == .relationCycle }, "\(found.map(short))")
        return found.map { String($0.summary.split(separator: "'")[0]) }
    }

    @Test(arguments: [
        (["a>b", "b>c"], []), (["a>b", "b<a"], []), (["a=b", "b=a"], []), (["a>c", "b>c", "a>b"], []),
        (["a>a"], ["a"]), (["a>b", "b>a"], ["a"]), (["b>c", "c>d", "d>b", "a>b"], ["b"]),
        (["a>b", "a>c", "b>a"], ["a"]), (["a>c", "a>b", "b>a"], ["a"]), (["a<b", "b<a"], ["a"]),
        (["a>b", "b>c", "b>d", "c>b", "d>a"], ["a", "b"]),
    ])
    func findsEachCircleFromItsFirstEntry(_ relations: [String], _ starts: [String]) throws {
        #expect(try circles(relations) == starts)
    }
}
