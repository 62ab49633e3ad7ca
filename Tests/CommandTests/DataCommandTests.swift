import Foundation
import Testing

struct DataCommandTests {
    private func json(_ run: Run) throws -> [String: Any] {
        #expect(run.status == 0, "\(run.complaint)")
        return try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    }

    @Test func printsWhatTheTemplateIsGiven() throws {
        let run = try accord("data", "agreements/denmark.html", "--site", repository, "--as-of", "2026-11-23")
        let page = try json(run)
        #expect(
            run.complaint.contains("templates/agreement.mustache is given this for 'agreements/denmark.html'")
        )
        #expect(page["title"] as? String == "Denmark")
        let this = try #require(page["this"] as? [String: Any])
        let agreement = try #require(this["agreement"] as? [String: Any])
        #expect(agreement["signed_day"] as? String == "2024-02-23")
        let body = try #require(this["body"] as? [String: Any])
        #expect((body["html"] as? String)?.contains("<p>") == true, "markup is easy to read")
    }

    @Test func showsADayALanguageAndAName() throws {
        let page = ["data", "agreements/denmark.html", "this.agreement", "--site", repository]
        let before = try json(accord(page + ["--as-of", "2024-02-01"]))
        #expect(before["is_signed"] as? Bool == false)
        let translated = try json(accord(page + ["--as-of", "2026-11-23", "--language", "uk"]))
        #expect(translated["plain_name"] as? String == "Данія")
        #expect(try accord(page + ["--language", "en", "--quiet"]).complaint.isEmpty)
    }

    @Test(arguments: [
        (["denmark.html"], "there is no page 'denmark.html': did you mean 'agreements/denmark.html'?"),
        (["index.html", "site.titel"], "'site' has no name 'titel': did you mean 'title'?"),
        (["index.html", "--language", "fr"], "'--language' is one of en, uk, not 'fr'"), ([], "needs PAGE"),
    ])
    func refusesAWrongCommandLine(_ arguments: [String], _ complaint: String) throws {
        let run = try accord(["data"] + arguments + ["--site", repository])
        #expect(run.status == 2)
        #expect(run.complaint.contains(complaint), "\(run.complaint)")
        #expect(run.output.isEmpty)
    }

    @Test func worksWhileATemplateIsBroken() throws {
        let site = try TemporarySite()
        try site.write("{{#this}}", to: "templates/timeline.mustache")
        #expect(try accord("check", "--site", site.path).status == 1)
        let run = try accord("data", "timeline.html", "--site", site.path)
        #expect(try json(run)["this"] != nil)
        try site.write("title: [", to: "content/site.yaml")
        let rejected = try accord("data", "timeline.html", "--site", site.path)
        #expect(rejected.status == 1)
        #expect(rejected.complaint.contains("content/site.yaml:1:"))
    }
}
