import Foundation
import Testing

/// A signing recorded by the command shows wherever it should.
struct StageTests {
    private func file(_ site: TemporarySite, _ path: String) throws -> String {
        try String(contentsOfFile: site.path + "/" + path, encoding: .utf8)
    }

    @Test func aSigningShowsOnEveryPageThatTellsOfIt() throws {
        let site = try TemporarySite()
        let build = [
            "build", "--site", site.path, "--base-url", "https://example.org", "--as-of", "2024-08-01",
        ]
        #expect(try accord(build).status == 0)
        let pages = [
            "index.html", "agreements.html", "agreements/southland.html", "compare.html", "timeline.html",
            "through-time.html", "who.html", "feed.xml", "feed.json", "feeds/southland.xml", "calendar.ics",
            "data/agreements.csv", "data/register.json", "agreements/southland.json",
        ]
        let before = try pages.map { try file(site, "public/" + $0) }
        let run = try accord(
            "stage", "southland", "signed", "--on", "2024-07-02", "--source", "gazette", "--place",
            "Southport",
            "--counts", "all", "--note", "The south signs.", "--site", site.path, "--as-of", "2024-08-01")
        #expect(run.status == 0, "\(run.complaint)")
        #expect(run.complaint.contains("title, signatories, term, reading, provisions"))
        let again = try accord(build)
        #expect(again.status == 0, "\(again.complaint)")
        let shows: [String: [String]] = [
            "agreements.html": ["2 July 2024"], "agreements/southland.html": ["2 July 2024", "Southport"],
            "compare.html": ["southland"], "timeline.html": ["The south signs."],
            "who.html": ["southland.html"], "calendar.ics": ["20240702"], "feed.xml": ["2024-07-02"],
            "feed.json": ["2024-07-02"], "feeds/southland.xml": ["2024-07-02"],
            "data/agreements.csv": ["2024-07-02"], "data/register.json": ["2024-07-02"],
            "agreements/southland.json": ["\"signed\": \"2024-07-02\""],
        ]
        for (page, old) in zip(pages, before) {
            let new = try file(site, "public/" + page)
            #expect(new != old, "\(page) follows")
            for text in shows[page] ?? [] { #expect(new.contains(text), "\(page) shows '\(text)'") }
        }
        let entry = try file(site, "public/agreements/norland.html")
        #expect(entry.contains("There are 2\u{A0}pacts"), "counts in running text follow")
    }

    @Test func refusesWhatWouldBeWrongAndLeavesTheFileAlone() throws {
        let site = try TemporarySite()
        let path = "content/agreements/norland.md"
        let before = try file(site, path)
        for (arguments, complaint) in [
            (["norland", "concluded", "--on", "2023-01-01", "--source", "gazette"], "[dates-out-of-order]"),
            (["norland", "in-force", "--on", "2023-01-01", "--source", "nobody"], "[unknown-source]"),
        ] {
            let run = try accord(["stage"] + arguments + ["--site", site.path])
            #expect(run.status == 1)
            #expect(run.complaint.contains(complaint), "\(run.complaint)")
            #expect(run.complaint.contains("nothing written"))
            #expect(try file(site, path) == before)
        }
    }

    @Test func worksBesideOldErrors() throws {
        let site = try TemporarySite()
        let path = "content/agreements/norland.md"
        try site.write(
            try file(site, path).replacingOccurrences(of: "party: NO", with: "party: XX"), to: path)
        let run = try accord(
            "stage", "southland", "announced", "--on", "2022", "--source", "gazette", "--site", site.path)
        #expect(run.status == 0, "\(run.complaint)")
    }

    @Test(arguments: [
        (["northland", "signed", "--on", "2024", "--source", "x"], "did you mean 'norland'?"),
        (["norland", "sined", "--on", "2024", "--source", "x"], "did you mean 'signed'?"),
        (["norland", "signed"], "needs --on and --source"),
        (["norland", "signed", "--on", "2024-13", "--source", "x"], "is a date"),
    ])
    func refusesAWrongCommandLine(_ arguments: [String], _ complaint: String) throws {
        let site = try TemporarySite()
        let run = try accord(["stage"] + arguments + ["--site", site.path])
        #expect(run.status == 2)
        #expect(run.complaint.contains(complaint), "\(run.complaint)")
    }
}
