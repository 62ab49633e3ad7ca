import AgreementModel
import AgreementSite
import Foundation
import Testing

struct StaleReportTests {
    /// The findings of the fixture site as "id file:line:column: summary", list by list.
    private func found(_ site: SmallSite, days: Int = 90, asOf day: String = "2026-01-01") throws -> [String]
    {
        let build = try site.build(asOf: day)
        #expect(!build.hasErrors, "\(build.printed)")
        return StaleReport.lists(of: build, days: days).flatMap(\.findings).map(short)
    }

    private func short(_ finding: Diagnostic) -> String {
        let (line, column) = finding.span.place
        let file = finding.span.file.path.dropFirst("content/".count)
        return "\(finding.id.rawValue) \(file):\(line):\(column): \(finding.summary)"
    }

    @Test func listsWhatWasOpenedLongAgoOrNever() throws {
        let site = try SmallSite()
        try site.replace(
            "kind: news\n  checked: read", by: "kind: news\n  accessed: 2025-01-01\n  checked: read",
            in: "sources.yaml")
        let opened = "opened on 2025-01-01, 365 days ago"
        #expect(
            try found(site) == [
                "stale-entry agreements/norland.md:1:1: a source of it was last \(opened)",
                "stale-entry agreements/southland.md:1:1: a source of it was last \(opened)",
                "unopened-source sources.yaml:11:8: https://example.org/late was never opened",
                "stale-source agreements/norland.md:61:10: "
                    + "https://example.org/norland was opened on a day that is not given",
                "stale-source sources.yaml:7:13: https://example.org/gazette was \(opened)",
            ])
    }

    @Test func countsDaysOnTheDayShown() throws {
        let site = try SmallSite()
        for file in ["sources.yaml", "agreements/norland.md"] {
            try site.replace(
                "    kind: official\n", by: "    kind: official\n    accessed: 2025-12\n", ifThere: file)
            try site.replace("published: 2020-05-02", by: "accessed: 2025-12-02", ifThere: file)
        }
        // A month counts from its first day.
        let old = try found(site, days: 31).filter { $0.hasPrefix("stale") }
        #expect(
            old == [
                "stale-source agreements/norland.md:64:15: https://example.org/norland was opened on 2025-12, 31 days ago"
            ])
        #expect(try found(site, days: 32).filter { $0.hasPrefix("stale") } == [])
        #expect(try found(site, days: 30).filter { $0.hasPrefix("stale-entry") }.count == 2)
        // What is opened after the day shown is not old on it.
        #expect(try found(site, days: 0, asOf: "2025-11-01").filter { $0.hasPrefix("stale") } == [])
    }

    @Test func namesAnAddressOnceAndSaysWhatRestsOnIt() throws {
        let site = try SmallSite()
        try site.replace("checked: copy-read", by: "checked: not-read", in: "agreements/norland.md")
        let build = try site.build()
        let findings = StaleReport.lists(of: build, days: 90).flatMap(\.findings)
        let finding = try #require(findings.first { $0.id == .unopenedSource })
        #expect(
            short(finding) == "unopened-source agreements/norland.md:61:10: "
                + "https://example.org/norland was never opened; 2 codings rest on it")
        #expect(finding.notes.map(\.span.place.line) == [18])
        #expect(finding.severity == .warning && finding.hint != nil)
    }

    @Test func listsWhatIsCodedWithLowConfidence() throws {
        let site = try SmallSite()
        try site.replace("confidence: medium", by: "confidence: low", in: "agreements/norland.md")
        #expect(
            try found(site).filter { $0.hasPrefix("low") } == [
                "low-confidence agreements/norland.md:46:3: 'tolls' is coded 'silent' with low confidence"
            ])
    }

    @Test func listsTranslationsBehindTheirOriginal() throws {
        let site = try SmallSite()
        try site.replace("languages: [en]", by: "languages: [en, uk]", in: "site.yaml")
        try site.write(
            try site.text("strings/en.yaml").replacingOccurrences(of: "one-other", with: "east-slavic"),
            to: "strings/uk.yaml")
        let translation = { (day: String) in "---\ntranslated: \(day)\nanswer: Норланд.\n---\nТіло.\n" }
        try site.write(translation("2021-02-04"), to: "agreements/norland.uk.md")
        #expect(try found(site).filter { $0.hasPrefix("translation") } == [])
        try site.write(translation("2021-02-03"), to: "agreements/norland.uk.md")
        let findings = StaleReport.lists(of: try site.build(), days: 90).flatMap(\.findings)
        let behind = try #require(findings.first { $0.id == .translationBehind })
        #expect(
            short(behind) == "translation-behind agreements/norland.uk.md:2:13: "
                + "the translation into 'uk' follows its original up to 2021-02-03")
        #expect(behind.notes.map(\.text) == ["the original changed on 2021-02-04"])
        #expect(behind.notes.map(\.span.file.path) == ["content/agreements/norland.md"])
    }

    @Test func saysNothingOfContentThatIsRejected() throws {
        let site = try SmallSite()
        try site.replace("party: NO", by: "party: NX", in: "agreements/norland.md")
        #expect(StaleReport.lists(of: try site.build(), days: 0).isEmpty)
    }

    @Test func writesAListForPeople() throws {
        let file = SourceFile(path: "content/a.md", bytes: Array("one\ntwo\n".utf8))
        let finding = Diagnostic(
            .staleSource, severity: .warning, "two is old", Span(file, 4, 7), hint: "write 2",
            notes: [.init(text: "the same", span: Span(file, 0, 3))])
        let list = WorkList(heading: "Old", remedy: "Read it.", findings: [finding])
        let empty = WorkList(heading: "Other", remedy: "Read it.", findings: [])
        #expect(
            [empty, list, list].text == "Old (1)\nRead it.\n  content/a.md:2:1: two is old\n"
                + "      content/a.md:1:1: the same\n      write 2\n\n"
                + list.text)
    }

    /// The register of this repository: its sources were opened in the week up to 23 November 2026.
    @Test func agreesWithTheRealContent() throws {
        let day = try #require(CivilDate("2027-02-21"))
        let build = try SiteBuilder(site: repository, day: day, jobs: 2).build()
        let lists = StaleReport.lists(of: build, days: 90)
        let register = try #require(build.editions.first?.register)
        let sources = register.sources + register.agreements.flatMap(\.sources)
        let texts = register.agreements.flatMap(\.texts)
        let places = { (id: DiagnosticID) in
            lists.flatMap(\.findings).filter { $0.id == id }.reduce(0) { $0 + 1 + $1.notes.count }
        }
        #expect(
            places(.unopenedSource)
                == sources.count { $0.checked == .notRead } + texts.count { $0.checked == .notRead })
        let opened = sources.filter { $0.checked != .notRead }
        #expect(
            places(.staleSource)
                == opened.count { source in
                    source.accessed.map { day.daysSince1970 - $0.value.earliest.daysSince1970 >= 90 } ?? true
                })
        #expect(
            places(.lowConfidence)
                == register.agreements.flatMap(\.codings).count { $0.confidence == .low }
                + register.events.count { $0.confidence == .low }
                + register.terms.count { $0.confidence == .low })
        #expect(places(.translationBehind) == 0)
        #expect(
            StaleReport.lists(of: build, days: 36_500).flatMap(\.findings).allSatisfy { $0.id != .staleEntry }
        )
    }
}

extension SmallSite {
    /// Replaces text in a file below `content` that may not have it.
    fileprivate func replace(_ old: String, by new: String, ifThere name: String) throws {
        try write(try text(name).replacingOccurrences(of: old, with: new), to: name)
    }
}
