import Foundation
import Testing

/// `accord serve` from end to end.
struct ServeTests {
    private func preview(_ site: TemporarySite, _ arguments: String...) throws -> PreviewProcess {
        // Tests run side by side, so each asks for any port.
        try PreviewProcess("--site", site.path, "--port", arguments.first ?? "0")
    }

    private func text(_ name: String, in site: TemporarySite) throws -> String {
        try String(contentsOfFile: "\(site.path)/content/\(name)", encoding: .utf8)
    }

    @Test func showsASaveAndWritesNothing() throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let events = try preview.events()
        let first = try #require(try events.event())
        #expect(try preview.page("agreements/norland.html").contains("A storm."))
        let entry = try text("agreements/norland.md", in: site)
        try site.write(
            entry.replacingOccurrences(of: "A storm.", with: "A gale."), to: "content/agreements/norland.md")
        let second = try #require(try events.event())
        #expect(first["generation"] as? String != second["generation"] as? String)
        #expect(try preview.page("agreements/norland.html").contains("A gale."))
        #expect(try events.event(milliseconds: 300) == nil, "a save is shown once")
        #expect(!FileManager.default.fileExists(atPath: site.path + "/public"))
    }

    enum Save: String, CaseIterable, CustomTestStringConvertible {
        case truncateAndWrite, inPieces, renameOver, likeVim

        var testDescription: String { rawValue }

        func make(_ text: String, at path: String) throws {
            switch self {
            case .truncateAndWrite: try Data(text.utf8).write(to: URL(filePath: path))
            case .inPieces:
                let file = try #require(fopen(path, "w"))
                fputs(String(text.prefix(text.count / 2)), file)
                fflush(file)
                usleep(100_000)
                fputs(String(text.dropFirst(text.count / 2)), file)
                fclose(file)
            case .renameOver:
                let new = path.replacingOccurrences(of: "norland", with: ".norland")
                try Data(text.utf8).write(to: URL(filePath: new))
                #expect(rename(new, path) == 0)
            case .likeVim:
                #expect(rename(path, path + "~") == 0)
                try Data(text.utf8).write(to: URL(filePath: path))
                unlink(path + "~")
            }
        }
    }

    @Test(arguments: Save.allCases)
    func followsEveryWayOfSaving(_ save: Save) throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let events = try preview.events()
        _ = try events.event()
        let entry = try text("agreements/norland.md", in: site)
        try save.make(
            entry.replacingOccurrences(of: "A storm.", with: "A gale."),
            at: site.path + "/content/agreements/norland.md")
        let event = try #require(try events.event())
        #expect(event["count"] as? Int == 0, "nothing half-written is read: \(event)")
        #expect(try preview.page("agreements/norland.html").contains("A gale."))
        #expect(try events.event(milliseconds: 300) == nil, "a save is shown once")
    }

    @Test func keepsTheLastGoodSiteWhileThereAreMistakes() throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let events = try preview.events()
        let first = try #require(try events.event())
        let entry = try text("agreements/norland.md", in: site)
        try site.write(
            entry.replacingOccurrences(of: "party: NO", with: "party: '<b>'"),
            to: "content/agreements/norland.md")
        let broken = try #require(try events.event())
        #expect(broken["generation"] as? String == first["generation"] as? String)
        let problems = try #require(broken["problems"] as? [String])
        #expect(problems.contains { $0.hasPrefix("content/agreements/norland.md:2:") }, "\(problems)")
        #expect(try preview.page("agreements/norland.html").contains("A storm."))
        // Who comes later is told too.
        #expect(try #require(try preview.events().event())["count"] as? Int == problems.count)
        try site.write(entry, to: "content/agreements/norland.md")
        let good = try #require(try events.event())
        #expect(good["count"] as? Int == 0)
    }

    @Test func returnsToTheLastGoodSiteWhenTheAuditRefusesAPage() throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let events = try preview.events()
        let first = try #require(try events.event())
        let template = try String(contentsOfFile: site.path + "/templates/glossary.mustache", encoding: .utf8)
        try site.write(
            template.replacingOccurrences(of: "<h1", with: "<p>marked</p><h1>x</h1><h1"),
            to: "templates/glossary.mustache")
        var event = try #require(try events.event())
        if event["count"] as? Int == 0 { event = try #require(try events.event()) }
        let problems = try #require(event["problems"] as? [String])
        #expect(problems.contains { $0.contains("a page has one 'h1'") }, "\(problems)")
        #expect(event["generation"] as? String != first["generation"] as? String)
        #expect(try !preview.page("glossary.html").contains("marked"))
    }

    @Test func showsManyFilesAtOnceOnce() throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let events = try preview.events()
        _ = try events.event()
        let page = try text("pages/who.md", in: site)
        try preview.atOnce {
            for number in 0..<200 { try site.write(page, to: "content/pages/who-\(number).md") }
        }
        _ = try #require(try events.event())
        #expect(try preview.page("who-199.html").hasPrefix("HTTP/1.1 200"))
        #expect(try events.event(milliseconds: 300) == nil)
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func endsWell(_ signal: Int32) throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let events = try preview.events()
        _ = try events.event()
        #expect(preview.end(with: signal) == 0)
        #expect(throws: Connection.Refused.self) { try preview.open() }
    }

    @Test func takesTheNextPort() throws {
        let site = try TemporarySite()
        let first = try preview(site)
        let second = try preview(site, String(first.port))
        #expect(second.port > first.port && second.port < first.port + 20)
        #expect(second.complaint.contains("port \(first.port) is taken"))
        #expect(try second.page("").hasPrefix("HTTP/1.1 200"))
    }

    @Test func servesBelowTheBasePath() throws {
        let site = try TemporarySite()
        let preview = try PreviewProcess("--site", site.path, "--port", "0", "--base-path", "/some/path")
        #expect(preview.address == "http://127.0.0.1:\(preview.port)/some/path/")
        #expect(try preview.page("index.html").hasPrefix("HTTP/1.1 200"))
        let missing = try preview.page("no/such/page.html")
        #expect(missing.hasPrefix("HTTP/1.1 404"))
        #expect(missing.contains("href=\"/some/path/index.html\""))
    }

    @Test(arguments: [
        ("GET /../../etc/passwd HTTP/1.1", 400), ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", 400),
        ("GET /index.html%00.png HTTP/1.1", 400), ("GET /..\\x HTTP/1.1", 400),
        ("GET http://evil.example/ HTTP/1.1", 400), ("POST / HTTP/1.1", 405), ("OPTIONS / HTTP/1.1", 405),
        ("GET / HTTP/1.1\r\nOrigin: http://evil.example", 403), ("GET / HTTP/1.1\r\nContent-Length: 5", 413),
        ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked", 413),
        ("GET / HTTP/1.1\r\nX: \(String(repeating: "x", count: 100_000))", 431),
        ("GET /\(String(repeating: "x", count: 100_000)) HTTP/1.1", 414),
    ])
    func refuses(_ head: String, _ status: Int) throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let answer = try preview.answer(to: head)
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer.prefix(200))")
        #expect(!answer.contains("root:"))
        // And it goes on.
        #expect(try preview.page("").hasPrefix("HTTP/1.1 200"))
    }

    @Test func refusesForeignHosts() throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let answer = try preview.answer(to: "GET / HTTP/1.1", host: "evil.example")
        #expect(answer.hasPrefix("HTTP/1.1 403 "))
    }

    @Test func answersOnAKeptConnection() throws {
        let site = try TemporarySite()
        let preview = try preview(site)
        let connection = try preview.open()
        let request = "HEAD /index.html HTTP/1.1\r\nHost: 127.0.0.1:\(preview.port)\r\n"
        connection.send("\(request)\r\n\(request)Connection: close\r\n\r\n")
        #expect(connection.rest().components(separatedBy: "HTTP/1.1 200 ").count == 3)
    }

    @Test func saysWhatItCannotDo() throws {
        #expect(try accord("serve", "--site", "/nowhere/at/all").status == 3)
        for arguments in [
            ["--port", "x"], ["--port", "70000"], ["--base-path", "x"], ["--base-path", "/a/../b"],
        ] {
            #expect(try accord(["serve"] + arguments).status == 2, "\(arguments)")
        }
    }
}
