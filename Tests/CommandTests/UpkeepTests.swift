import Foundation
import Testing

/// `accord check` with the reports that are asked for.
struct UpkeepTests {
    @Test func listsWhatIsStaleAndEndsWell() throws {
        let site = try TemporarySite()
        let run = try accord("check", "--stale", "90", "--site", site.path, "--as-of", "2026-01-01")
        #expect(run.status == 0)
        #expect(run.text.contains("Sources never opened (1)\nOpen the address;"))
        #expect(run.text.contains("  content/sources.yaml:10:8: https://example.org/late was never opened\n"))
        #expect(!run.complaint.contains("never opened"))
        #expect(try accord("check", "--site", site.path).text == "")
    }

    @Test func givesWhatIsStaleAsJSON() throws {
        let site = try TemporarySite()
        let run = try accord(
            "check", "--stale=90", "--format=json", "--site", site.path, "--as-of", "2026-01-01")
        #expect(run.status == 0)
        let found = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
        let unopened = try #require(found.first { $0["id"] as? String == "unopened-source" })
        #expect(unopened["path"] as? String == "content/sources.yaml")
        #expect(unopened["line"] as? Int == 10 && unopened["column"] as? Int == 8)
        #expect(unopened["severity"] as? String == "warning")
        #expect((unopened["hint"] as? String)?.hasPrefix("Open the address") == true)
    }

    @Test func rejectsContentAllTheSame() throws {
        let site = try TemporarySite()
        try site.write("x: 1\n", to: "content/glossary.yaml")
        #expect(try accord("check", "--stale", "90", "--site", site.path).status == 1)
    }

    @Test(arguments: ["-1", "x", "1.5", "36501"])
    func refusesWhatIsNoNumberOfDays(_ days: String) throws {
        #expect(try accord("check", "--stale", days).status == 2)
    }

    // MARK: Links

    /// The fixture site with all its links leading to this machine, and a server there that has none of them
    /// but those in `pages`.
    private func site(withPages pages: [String]) throws -> (
        site: TemporarySite, server: Process, port: String
    ) {
        let site = try TemporarySite()
        let folder = site.path + "/served"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for page in pages { try site.write("Here.", to: "served/" + page) }
        let server = Process()
        server.executableURL = URL(filePath: "/usr/bin/env")
        server.arguments = [
            "python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder, "0",
        ]
        let output = Pipe()
        server.standardOutput = output
        server.standardError = FileHandle.nullDevice
        try server.run()
        let greeting = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(greeting.firstMatch(of: /port (\d+)/)).output.1
        let content = site.path + "/content"
        for name in try #require(FileManager.default.enumerator(atPath: content)?.allObjects as? [String])
        where name.hasSuffix(".md") || name.hasSuffix(".yaml") {
            let text = try String(contentsOfFile: content + "/" + name, encoding: .utf8)
            let local = text.replacing(/https:\/\/[a-z.]+/, with: "http://127.0.0.1:\(port)")
            try site.write(local, to: "content/" + name)
        }
        return (site, server, String(port))
    }

    @Test func findsDeadLinksAndRejectsThem() throws {
        let (site, server, port) = try site(withPages: ["gazette", "norland"])
        defer { kill(server.processIdentifier, SIGKILL) }
        let run = try accord("check", "--links", "--site", site.path)
        #expect(run.status == 1, "\(run.complaint)")
        let address = "http://127.0.0.1:\(port)/late"
        #expect(
            run.text.contains(
                "\n  content/sources.yaml:10:8: \(address): it is not found (404)\n"), "\(run.text)")
        #expect(!run.text.contains("/gazette:"))
        #expect(run.complaint.contains("of 1 host in"))

        let json = try accord("check", "--links", "--format=json", "--site", site.path)
        #expect(json.status == 1)
        let found = try #require(try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
        let dead = try #require(found.first { ($0["summary"] as? String)?.hasPrefix(address) == true })
        #expect(dead["id"] as? String == "dead-link" && dead["severity"] as? String == "error")
        #expect(dead["line"] as? Int == 10)
    }

    @Test func passesWhenNobodyCanTell() throws {
        let (site, server, _) = try site(withPages: [])
        // SIGTERM may be blocked in what a test starts.
        kill(server.processIdentifier, SIGKILL)
        server.waitUntilExit()
        let run = try accord("check", "--links", "--site", site.path)
        #expect(run.status == 0, "\(run.complaint)")
        #expect(run.text.hasPrefix("Addresses of which nobody could tell"))
    }
}
