import AgreementModel
import AgreementSite
import Foundation
import Testing

struct SiteBuilderTests {
    @Test func givesTheSameBytesWithAnyNumberOfJobs() throws {
        let site = try SmallSite()
        let one = try site.build(address: "https://example.org/pacts", jobs: 1)
        let many = try site.build(address: "https://example.org/pacts", jobs: 7)
        #expect(!one.artifacts.isEmpty)
        #expect(one.artifacts.map(\.path) == many.artifacts.map(\.path))
        #expect(zip(one.artifacts, many.artifacts).allSatisfy { $0.bytes == $1.bytes })
    }

    @Test func buildsWhatWasReadWhateverIsWrittenMeanwhile() throws {
        let site = try SmallSite()
        let day = try #require(CivilDate("2026-01-01"))
        let builder = SiteBuilder(site: site.path, day: day, jobs: 2)
        let inputs = try builder.read()
        let before = try builder.build()
        try site.replace("Norland lends pilots.", by: "Norland lends boats.", in: "agreements/norland.md")
        try FileManager.default.removeItem(atPath: site.path + "/templates")
        let build = try builder.build(inputs)
        #expect(build.printed == before.printed)
        #expect(build.artifacts.map(\.bytes) == before.artifacts.map(\.bytes))
    }

    @Test func givesTheSameBytesFromAnotherFolderInAnotherOrder() throws {
        let first = try SmallSite()
        let second = try SmallSite()
        // Written again in reverse, the folder lists its files in another order.
        let folder = second.path + "/content/agreements/"
        for name in ["southland.md", "norland.md"] {
            let bytes = try Data(contentsOf: URL(filePath: folder + name))
            try FileManager.default.removeItem(atPath: folder + name)
            try bytes.write(to: URL(filePath: folder + name))
        }
        let (one, two) = (try first.build(), try second.build())
        #expect(zip(one.artifacts, two.artifacts).allSatisfy { $0.path == $1.path && $0.bytes == $1.bytes })
    }

    @Test func readsFilesWithWindowsLineEndingsAlike() throws {
        let plain = try SmallSite()
        let text = try plain.text("agreements/norland.md").replacingOccurrences(of: "\n", with: "\r\n")
        let windows = try SmallSite(["agreements/norland.md": Array(text.utf8)])
        let (one, two) = (try plain.build(), try windows.build())
        #expect(zip(one.artifacts, two.artifacts).allSatisfy { $0.path == $1.path && $0.bytes == $1.bytes })
    }

    /// Every alias leads to a page that is there, so there are neither chains nor loops of them.
    @Test(arguments: [
        ("agreements/southland.html", ""), ("agreements/norland.html", ""), ("agreements/old.html", "again"),
        ("agreements/old.html", "gone"), ("index.html/old.html", ""),
    ])
    func refusesAnAliasAtATakenAddress(_ address: String, _ other: String) throws {
        let site = try SmallSite()
        try site.replace("party: NO\n", by: "party: NO\naliases: [\(address)]\n", in: "agreements/norland.md")
        if other == "again" {
            try site.replace(
                "party: SO\n", by: "party: SO\naliases: [\(address)]\n", in: "agreements/southland.md")
        }
        if other == "gone" {
            let site = site.path + "/content/site.yaml"
            let text = try String(contentsOfFile: site, encoding: .utf8)
            try (text + "tombstones:\n  - address: \(address)\n    date: 2022-01-02\n    reason: Gone.\n")
                .write(toFile: site, atomically: true, encoding: .utf8)
        }
        let build = try site.build()
        #expect(build.artifacts.isEmpty)
        #expect(build.diagnostics.contains { $0.id == .duplicateOutput }, "\(build.printed)")
    }

    @Test func warnsOfAHeavyStylesheetAndPublishes() throws {
        let site = try SmallSite()
        let path = site.path + "/templates/assets/site.css"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var state: UInt64 = 1
        let noise = (0..<40_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(state >> 60, radix: 16)
        }
        try (text + "/*\(noise.joined())*/").write(toFile: path, atomically: true, encoding: .utf8)
        let build = try site.build()
        #expect(build.printed.contains("warning: a file like this takes at most 20 KB compressed"))
        #expect(!build.artifacts.isEmpty)
    }

    @Test func needsTheAddressOnlyForTheSitemap() throws {
        let site = try SmallSite()
        let without = try site.build()
        let with = try site.build(address: "https://example.org/pacts/")
        #expect(without.text("sitemap.xml") == nil)
        #expect(
            with.text("sitemap.xml")?.contains("<loc>https://example.org/pacts/agreements/norland.html</loc>")
                == true)
        #expect(with.text("robots.txt")?.contains("Sitemap: https://example.org/pacts/sitemap.xml") == true)
        #expect(
            with.text("index.html")?.contains(
                "rel=\"canonical\" href=\"https://example.org/pacts/index.html\"") == true)
    }

    @Test(arguments: [
        ("2019-12-31", 0, []), ("2020-05-01", 2, []), ("2021-02-02", 2, []), ("2021-02-03", 2, ["norland"]),
    ])
    func showsTheRegisterOfTheDay(_ day: String, _ entries: Int, _ signed: [String]) throws {
        let build = try SmallSite().build(asOf: day)
        #expect(build.diagnostics.isEmpty, "\(build.printed)")
        let register = try #require(build.editions.first).register
        #expect(register.agreements.count == entries)
        #expect(register.signed.map(\.id) == signed)
        #expect(register.counted("all").map(\.id) == signed)
    }

    @Test func holdsBackWhatIsLater() throws {
        let site = try SmallSite()
        let before = try site.build(asOf: "2021-01-15")
        let page = try #require(before.text("agreements/norland.html"))
        #expect(page.contains("Announced"))
        for later in [
            "Pact of Norland", "Norhaven", "two pilots", "first pilot arrived", "Entry first published",
        ] {
            #expect(!page.contains(later), "'\(later)' is later than the day")
        }
        #expect(before.text("timeline.html")?.contains("great storm") == false)
        let held = try #require(before.editions.first).register.heldBack
        #expect(held.stages == 1 && held.events == 1 && held.followUps == 1 && held.changes == 3)
    }

    @Test func holdsBackParagraphsThatRestOnLaterSources() throws {
        let site = try SmallSite()
        let before = try #require(try site.build(asOf: "2021-06-01").text("agreements/norland.html"))
        #expect(before.contains("Norland lends"))
        #expect(!before.contains("A storm."))
        #expect(!before.contains("What came later"), "a heading over nothing is held back too")
        let after = try #require(try site.build(asOf: "2022-06-01").text("agreements/norland.html"))
        #expect(after.contains("What came later"))
    }

    @Test func showsAnEarlierAnswerOrHoldsThePageBack() throws {
        let site = try SmallSite()
        try site.replace(
            "sources: [gazette]\nprovisions", by: "sources: [later]\nprovisions", in: "pages/who.md")
        #expect(try site.build(asOf: "2021-06-01").text("who.html") == nil)
        try site.replace(
            "sources: [later]\n",
            by:
                "sources: [later]\nearlier:\n  - until: 2021-12-31\n    answer: Nobody knew.\n"
                + "    sources: [gazette]\n",
            in: "pages/who.md")
        #expect(try site.build(asOf: "2021-06-01").text("who.html")?.contains("Nobody knew.") == true)
        #expect(try site.build(asOf: "2022-06-01").text("who.html")?.contains("Nobody knew.") == false)
    }

    @Test func countsInGroupsOfTheDay() throws {
        let site = try SmallSite()
        let page = { (day: String) in try site.build(asOf: day).text("agreements/southland.html") ?? "" }
        #expect(try page("2021-06-30").contains("Belongs to"))
        #expect(try page("2021-07-01").contains("Belongs to") == false)
    }

    @Test func computesCountsAndLists() throws {
        let build = try SmallSite().build()
        #expect(build.text("agreements/norland.html")?.contains("There are 1\u{A0}pact.") == true)
        #expect(build.text("who.html")?.contains(">Norland</a>, 3 February 2021") == true)
    }

    @Test func numbersCitationsAndListsThem() throws {
        let page = try #require(try SmallSite().build().text("agreements/norland.html"))
        #expect(page.contains("href=\"#note-1\" id=\"cite-1\""))
        #expect(page.contains("<li id=\"note-2\">"))
        #expect(!page.contains("<li id=\"note-3\">"))
        #expect(page.contains("<span class=\"pinpoint\">art. 1</span>"))
    }

    @Test func marksWhatIsNotTranslated() throws {
        let site = try SmallSite()
        try site.replace("languages: [en]", by: "languages: [en, uk]", in: "site.yaml")
        let words = try site.text("strings/en.yaml").replacingOccurrences(
            of: "one-other", with: "east-slavic")
        try Data(words.utf8).write(to: URL(filePath: site.path + "/content/strings/uk.yaml"))
        let translation = "---\ntranslated: 2021-01-01\nanswer: Норланд дає лоцманів.\n---\nТіло.\n"
        try Data(translation.utf8).write(to: URL(filePath: site.path + "/content/agreements/norland.uk.md"))
        let build = try site.build()
        #expect(build.diagnostics.isEmpty, "\(build.printed)")
        let page = try #require(build.text("uk/agreements/norland.html"))
        #expect(page.contains("<html lang=\"uk\">"))
        #expect(page.contains("Норланд дає лоцманів."))
        #expect(page.contains("<span lang=\"en\">Pact of Norland and Midland</span>"))
        #expect(page.contains("hreflang=\"en\" href=\"../../agreements/norland.html\""))
        let missing = try #require(build.untranslated.first)
        #expect(missing.language == "uk")
        #expect(missing.missing.contains { $0.field == "title" })
        #expect(missing.missing.contains { $0.change != nil })
    }

    @Test func speaksAThirdLanguageByAddingFiles() throws {
        let site = try SmallSite()
        try site.replace("languages: [en]", by: "languages: [en, uk, fr]", in: "site.yaml")
        for (language, agreements) in [("uk", "Угоди"), ("fr", "Accords")] {
            let words = try site.text("strings/en.yaml").split(separator: "\n").map {
                $0.hasPrefix("nav_agreements:") ? "nav_agreements: \(agreements)" : $0
            }
            try site.write(words.joined(separator: "\n") + "\n", to: "strings/\(language).yaml")
        }
        try site.write("---\nanswer: La Norlande prête ses pilotes.\n---\n", to: "agreements/norland.fr.md")
        let build = try site.build()
        #expect(build.diagnostics.isEmpty, "\(build.printed)")
        let page = try #require(build.text("fr/agreements/norland.html"))
        #expect(page.contains("<html lang=\"fr\">"))
        #expect(page.contains(">Accords</a>"))
        #expect(page.contains("La Norlande prête ses pilotes."))
        #expect(page.contains("hreflang=\"uk\" href=\"../../uk/agreements/norland.html\""))
        // What nobody has put into French stays English, and says so.
        #expect(page.contains("<span lang=\"en\">Pact of Norland and Midland</span>"))
        let routes = { (prefix: String) in
            build.artifacts.map(\.path).filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        }
        #expect(routes("fr/") == routes("uk/"))
    }
}
