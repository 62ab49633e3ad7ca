import Foundation
import Testing

struct NewTests {
    @Test func startsASiteThatIsFitToPublish() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try accord("new", "site", path).status == 0)
        let check = try accord("check", "--site", path)
        #expect(check.status == 0, "\(check.complaint)")
        #expect(!check.complaint.contains("warning"), "\(check.complaint)")
        #expect(try accord("new", "site", path).status == 2)
        for name in try FileManager.default.subpathsOfDirectory(atPath: path + "/content") {
            let text = try? String(contentsOfFile: path + "/content/" + name, encoding: .utf8)
            if !name.hasPrefix("strings") { #expect(text?.contains("Ukrain") != true, "\(name)") }
        }
    }

    @Test func worksFromAPackage() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        let files = FileManager.default
        try files.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
        try files.createDirectory(
            atPath: root + "/share/accord/content/strings", withIntermediateDirectories: true)
        for name in ["templates", "starter", "content/strings/en.yaml"] {
            try files.copyItem(atPath: "\(repository)/\(name)", toPath: "\(root)/share/accord/\(name)")
        }
        try files.copyItem(atPath: accordPath, toPath: root + "/bin/accord")
        let run = try start(root + "/bin/accord", ["new", "site", root + "/site"])
        #expect(run.status == 0, "\(run.complaint)")
        #expect(try accord("check", "--site", root + "/site").status == 0)
        try files.removeItem(atPath: root + "/share")
        let lost = try start(root + "/bin/accord", ["new", "site", root + "/other"])
        #expect(lost.status == 3)
        #expect(lost.complaint.contains("share/accord"))
    }

    @Test func writesAnEntryOnceThatPassesTheCheck() throws {
        let site = try TemporarySite()
        let entry = [
            "new", "agreement", "eastland", "--site", site.path, "--party", "SO", "--signed", "2024-05-31",
            "--place",
            "Eastport", "--url", "https://example.org/pact",
        ]
        let run = try accord(entry)
        #expect(run.status == 0, "\(run.complaint)")
        let check = try accord("check", "--site", site.path)
        #expect(check.status == 0, "\(check.complaint)")
        let list = try accord("list", "--site", site.path)
        #expect(list.text.contains("eastland   SO  signed       2024-05-31"), "\(list.text)")
        let again = try accord(entry)
        #expect(again.status == 2)
        #expect(again.complaint.contains("is there already"))
    }

    @Test func writesAPageAndAnEvent() throws {
        let site = try TemporarySite()
        let page = try accord("new", "page", "why", "--title", "Why so: really?", "--site", site.path)
        #expect(page.status == 0, "\(page.complaint)")
        let event = try accord(
            "new", "event", "flood", "--title", "Flood", "--note", "It rained.", "--on", "2023-02",
            "--source",
            "gazette,later", "--party", "NO", "--site", site.path)
        #expect(event.status == 0, "\(event.complaint)")
        #expect(try accord("build", "--site", site.path).status == 0)
        let timeline = try String(contentsOfFile: site.path + "/public/timeline.html", encoding: .utf8)
        #expect(timeline.contains("It rained."))
        let twice = try accord(
            "new", "event", "flood", "--title", "x", "--note", "y", "--on", "2023", "--source", "gazette",
            "--site",
            site.path)
        #expect(twice.status == 1)
        #expect(twice.complaint.contains("[duplicate-key]"))
    }

    @Test(arguments: [
        (["agreement", "../x", "--party", "SO"], "single hyphens"), (["agreement"], "needs NAME"),
        (["agreement", "x"], "needs --party"), (["treaty", "x"], "one of agreement, page, event, site"),
        (["agreement", "x", "--party", "SO", "--signed", "soon"], "'--signed' is a date"),
        (["page", "x", "--party", "SO"], "has no meaning for 'new page'"),
    ])
    func refusesAWrongCommandLine(_ arguments: [String], _ complaint: String) throws {
        let site = try TemporarySite()
        let run = try accord(["new"] + arguments + ["--site", site.path])
        #expect(run.status == 2)
        #expect(run.complaint.contains(complaint), "\(run.complaint)")
    }

    @Test func writesNothingThatWouldBeWrong() throws {
        let site = try TemporarySite()
        let run = try accord(
            "new", "agreement", "x", "--party", "XX", "--signed", "2024-05", "--source", "gazette", "--site",
            site.path)
        #expect(run.status == 1)
        #expect(run.complaint.contains("[unknown-party]"))
        #expect(!FileManager.default.fileExists(atPath: site.path + "/content/agreements/x.md"))
    }

    @Test func asksAtATerminal() throws {
        let site = try TemporarySite()
        let command = "'\(accordPath)' new agreement eastland --site '\(site.path)'"
        let run = try shell(
            "printf 'SO\\n2024-05-31\\ngazette\\n' | script -q -e -c \"\(command)\" /dev/null"
        )
        #expect(run.status == 0, "\(run.text)")
        #expect(run.text.contains("The day of signing: "))
        #expect(try accord("list", "--site", site.path).text.contains("2024-05-31"))
    }
}
