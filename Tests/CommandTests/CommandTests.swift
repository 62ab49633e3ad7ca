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

    @Test func saysTheSameAgainFromMemory() throws {
        let site = try TemporarySite()
        // A file that nobody reads is warned of.
        try site.write("stray", to: "content/stray.yaml")
        let build = { (words: [String], cache: String) in
            let run = try accord(
                ["build", "--site", site.path] + words, environment: ["XDG_CACHE_HOME": site.path + cache])
            let time = run.complaint.firstRange(of: " in ")?.lowerBound ?? run.complaint.endIndex
            return (run.status, run.text, run.complaint[..<time])
        }
        _ = try build([], "/cache")
        let names = { try FileManager.default.contentsOfDirectory(atPath: site.path + "/cache/accord") }
        #expect(try names().count == 1)
        for format in ["text", "json", "sarif"] {
            let remembered = try build(["--format", format], "/cache")
            let anew = try build(["--format", format, "--no-cache"], "/none")
            #expect(remembered == anew)
            #expect(remembered.1.contains("stray") || remembered.2.contains("stray"))
        }
        #expect(!FileManager.default.fileExists(atPath: site.path + "/none"))
        try FileManager.default.removeItem(atPath: site.path + "/public/index.html")
        #expect(try build([], "/cache").2.contains("1 file written"))
    }

    @Test func keepsPublishedAddresses() throws {
        let site = try TemporarySite()
        let entry = site.path + "/content/agreements/"
        #expect(try accord("build", "--site", site.path).status == 0)
        try FileManager.default.moveItem(atPath: entry + "southland.md", toPath: entry + "the-south.md")
        for name in ["agreements/norland.md", "timeline.yaml"] {
            let text = try String(contentsOfFile: "\(site.path)/content/\(name)", encoding: .utf8)
            try site.write(
                text.replacingOccurrences(of: "southland", with: "the-south"), to: "content/\(name)")
        }
        let lost = try accord("build", "--site", site.path)
        #expect(lost.status == 1)
        #expect(lost.complaint.contains("'agreements/southland.html' would vanish"), "\(lost.complaint)")
        #expect(lost.complaint.contains("aliases: [agreements/southland.html]"))
        #expect(lost.complaint.contains("tombstones"))
        #expect(FileManager.default.fileExists(atPath: site.path + "/public/agreements/southland.html"))

        let text = try String(contentsOfFile: entry + "the-south.md", encoding: .utf8)
        let renamed = text.replacingOccurrences(
            of: "party: SO\n", with: "party: SO\naliases: [agreements/southland.html]\n")
        try site.write(renamed, to: "content/agreements/the-south.md")
        let kept = try accord("build", "--site", site.path)
        #expect(kept.status == 0, "\(kept.complaint)")
        let page = try String(
            contentsOfFile: site.path + "/public/agreements/southland.html", encoding: .utf8)
        #expect(page.contains("url=../agreements/the-south.html"))
        let rules = try String(contentsOfFile: site.path + "/public/_redirects", encoding: .utf8)
        #expect(
            rules == "/agreements/southland.html /agreements/the-south.html 301\n"
                + "/embed/agreements/southland.html /embed/agreements/the-south.html 301\n")
    }

    @Test func keepsTheAddressOfWhatWasRemoved() throws {
        let site = try TemporarySite()
        let path = "content/site.yaml"
        let text = try String(contentsOfFile: site.path + "/" + path, encoding: .utf8)
        try site.write(
            text + "tombstones:\n  - address: agreements/atlantis.html\n    date: 2022-01-02\n"
                + "    reason: It was never signed.\n", to: path)
        let run = try accord("build", "--site", site.path)
        #expect(run.status == 0, "\(run.complaint)")
        let page = try String(
            contentsOfFile: site.path + "/public/agreements/atlantis.html", encoding: .utf8)
        #expect(page.contains("It was never signed."))
        #expect(page.contains("2 January 2022"))
    }

    @Test func writesCompressedFormsThatSayTheSame() throws {
        let site = try TemporarySite()
        #expect(try accord("build", "--site", site.path, "--compress").status == 0)
        let page = site.path + "/public/index.html"
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/bin/sh")
        gzip.arguments = ["-c", "gzip -dc '\(page).gz' | cmp - '\(page)'"]
        try gzip.run()
        gzip.waitUntilExit()
        #expect(gzip.terminationStatus == 0)
        #expect(FileManager.default.fileExists(atPath: page + ".br"))
        let again = try accord("build", "--site", site.path, "--compress", "--jobs", "1")
        #expect(again.complaint.contains("0 files written"))
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

    @Test func givesDiagnosticsAsOneLogInSARIF() throws {
        let site = try TemporarySite()
        try site.write("x: y\n", to: "content/glosary.yaml")
        let check = try accord("check", "--site", site.path, "--format", "sarif")
        #expect(check.status == 0 && check.complaint.contains("fit to publish"))
        #expect(try results(of: check) == ["stray-file"])
        let page = site.path + "/content/pages/"
        try FileManager.default.copyItem(atPath: page + "who.md", toPath: page + "gone.md")
        #expect(try accord("build", "--site", site.path).status == 0)
        try FileManager.default.removeItem(atPath: page + "gone.md")
        let build = try accord("build", "--site", site.path, "--format", "sarif")
        #expect(build.status == 1)
        #expect(try results(of: build).contains("lost-address"), "\(build.text)")
        #expect(try accord("list", "--format", "sarif", "--site", site.path).status == 2)
    }

    private func results(of run: Run) throws -> [String] {
        let log = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        let first = try #require((log["runs"] as? [[String: Any]])?.first)
        return try #require(first["results"] as? [[String: Any]]).compactMap { $0["ruleId"] as? String }
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
