import Foundation
import Testing

/// `accord diff` as a person runs it.
struct DiffTests {
    @Test func differsUntilItIsPublished() throws {
        let site = try TemporarySite()
        let first = try accord("diff", "--site", site.path)
        #expect(first.status == 4)
        #expect(first.text.contains("added    agreements/norland.html\n"))
        #expect(!FileManager.default.fileExists(atPath: site.path + "/public"))
        #expect(try accord("build", "--site", site.path).status == 0)
        let second = try accord("diff", "--site", site.path)
        #expect(second.status == 0 && second.output.isEmpty, "\(second.text)")
    }

    @Test func showsWhatChangesInTheText() throws {
        let site = try TemporarySite()
        #expect(try accord("build", "--site", site.path).status == 0)
        let path = "content/agreements/norland.md"
        let text = try String(contentsOfFile: site.path + "/" + path, encoding: .utf8)
        try site.write(text.replacingOccurrences(of: "A storm.", with: "A great storm."), to: path)
        let run = try accord("diff", "--site", site.path, "--quiet")
        #expect(run.status == 4 && run.complaint.isEmpty)
        #expect(run.text.contains("changed  agreements/norland.html\n    - A storm."), "\(run.text)")
        #expect(run.text.contains("    + A great storm."))
        let json = try accord("diff", "--site", site.path, "--format", "json")
        let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect(Set(object.keys) == ["added", "changed", "removed", "lost"])
        let changed = try #require(object["changed"] as? [[String: Any]])
        let page = try #require(changed.first { $0["path"] as? String == "agreements/norland.html" })
        let texts = try #require(page["text"] as? [[String: [String]]])
        #expect(texts.contains { $0["added"]?.contains { $0.hasPrefix("A great storm.") } == true })
        #expect(changed.contains { $0["path"] as? String == "data/register.zip" && $0["text"] is NSNull })
    }

    @Test func namesWhatWouldBeLost() throws {
        let site = try TemporarySite()
        #expect(try accord("build", "--site", site.path).status == 0)
        try FileManager.default.moveItem(
            atPath: site.path + "/content/pages/who.md", toPath: site.path + "/content/pages/which.md")
        let entry = "content/agreements/southland.md"
        let text = try String(contentsOfFile: site.path + "/" + entry, encoding: .utf8)
        try site.write(text.replacingOccurrences(of: "page:who", with: "page:which"), to: entry)
        let run = try accord("diff", "--site", site.path)
        #expect(run.status == 4)
        #expect(run.text.contains("added    which.html\n"))
        #expect(run.text.contains("removed  who.html\n"))
        #expect(run.text.contains("lost     who.html\n"))
        #expect(run.complaint.contains("would vanish"))
        #expect(FileManager.default.fileExists(atPath: site.path + "/public/who.html"))
    }

    @Test func sharesTheExitCodesOfABuild() throws {
        let site = try TemporarySite()
        #expect(try accord("diff", "--site", "/nowhere/at/all").status == 3)
        #expect(try accord("diff", "--site", site.path, "--output", site.path).status == 2)
        try site.write("---\nparty: XX\n---\n", to: "content/agreements/northland.md")
        let run = try accord("diff", "--site", site.path)
        #expect(run.status == 1 && run.output.isEmpty && run.complaint.contains("northland.md:"))
    }
}
