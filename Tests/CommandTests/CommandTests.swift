import Foundation
import Testing

/// The command from end to end, as a person runs it.
struct CommandTests {
    @Test func listsAsJSONWithTheFourKeys() throws {
        let site = try TemporarySite()
        let run = try accord("list", "--format", "json", "--site", site.path)
        #expect(run.status == 0)
        let objects = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        #expect(objects.map { $0["slug"] as? String } == ["norland", "southland"])
        #expect(objects.allSatisfy { Set($0.keys) == ["slug", "party", "stage", "signed"] })
        #expect(objects[0]["signed"] as? String == "2021-02-03")
        #expect(objects[1]["signed"] is NSNull)
    }

    @Test func listsAsOfADay() throws {
        let site = try TemporarySite()
        let run = try accord("list", "--site", site.path, "--as-of", "2021-01-01")
        #expect(run.text == "norland    NO  announced    –\nsouthland  SO  joined       –\n")
    }

    @Test func buildsAndLeavesUnchangedFilesAlone() throws {
        let site = try TemporarySite()
        let first = try accord("build", "--site", site.path)
        #expect(first.status == 0, "\(first.complaint)")
        let page = site.path + "/public/agreements/norland.html"
        let before = try FileManager.default.attributesOfItem(atPath: page)
        let second = try accord("build", "--site", site.path, "--jobs=1")
        #expect(second.complaint.contains("0 files written"))
        let after = try FileManager.default.attributesOfItem(atPath: page)
        #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
        #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
    }

    @Test func rejectsBadContentAndWritesNothing() throws {
        let site = try TemporarySite()
        try site.write("---\nparty: XX\n---\n", to: "content/agreements/northland.md")
        let run = try accord("build", "--site", site.path)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(
            run.complaint.contains("content/agreements/northland.md:2:8: error: party 'XX'")
                || run.complaint.contains("[missing-field]"))
        #expect(!FileManager.default.fileExists(atPath: site.path + "/public"))
    }

    @Test func givesDiagnosticsAsJSON() throws {
        let site = try TemporarySite()
        try site.write("x: y\n", to: "content/glosary.yaml")
        let run = try accord("check", "--site", site.path, "--format", "json")
        #expect(run.status == 0)
        let objects = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        #expect(objects.first?["id"] as? String == "stray-file")
        #expect(objects.first?["line"] as? Int == 1)
    }

    @Test(arguments: [
        (["bild"], "did you mean 'build'?"), (["build", "--outptu", "x"], "did you mean '--output'?"),
        (["build", "--format", "xml"], "one of text, json"), (["build", "--jobs", "0"], "from 1 to 256"),
        (["list", "--as-of", "2023-02-29"], "not '2023-02-29'"), (["build", "extra"], "one word too many"),
        (["build", "--quiet=yes"], "takes no value"), (["build", "--site"], "needs a value"),
        (["build", "--quiet", "--quiet"], "given twice"), ([], "Usage: accord COMMAND"),
        (["build", "--base-url", "example.org"], "is an address"),
    ])
    func refusesAWrongCommandLine(_ arguments: [String], _ complaint: String) throws {
        let run = try accord(arguments)
        #expect(run.status == 2)
        #expect(run.complaint.contains(complaint), "\(run.complaint)")
        #expect(run.output.isEmpty)
    }

    @Test func refusesPreciousFolders() throws {
        let site = try TemporarySite()
        for output in [site.path, site.path + "/content", "/"] {
            let run = try accord("build", "--site", site.path, "--output", output)
            #expect(run.status == 2, "\(output): \(run.complaint)")
        }
    }

    @Test func saysWhenTheWorldFails() throws {
        let run = try accord("build", "--site", "/nowhere/at/all")
        #expect(run.status == 3)
        #expect(run.complaint.contains("No such file"))
    }

    @Test(arguments: ["build", "check", "list"])
    func explainsEachCommand(_ command: String) throws {
        let run = try accord(command, "--help")
        #expect(run.status == 0)
        #expect(run.text.contains("Usage: accord \(command)"))
    }

    @Test func theReadmeNamesEveryOptionAndCommand() throws {
        let readme = try String(contentsOfFile: repository + "/README.md", encoding: .utf8)
        let help = try accord("--help").text
        let commands = help.split(separator: "\n").filter { $0.hasPrefix("  ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(commands.count >= 3)
        for command in commands {
            #expect(readme.contains("accord \(command)"), "the README says what 'accord \(command)' does")
            for word in try accord(command, "--help").text.split(whereSeparator: \.isWhitespace)
            where word.hasPrefix("--") {
                #expect(readme.contains(word) || word == "--help", "the README names '\(word)'")
            }
        }
    }
}
