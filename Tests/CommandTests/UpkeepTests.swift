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
}
