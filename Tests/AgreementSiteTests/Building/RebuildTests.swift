import AgreementModel
import AgreementSite
import Foundation
import Testing

/// A site that is built again and again, as a preview does, is the same as one built from nothing.
struct RebuildTests {
    private func expectSame(_ site: String, _ memory: ContentMemory, _ what: String) throws {
        let day = try #require(CivilDate("2026-11-25"))
        var builder = SiteBuilder(site: site, day: day, address: "https://example.org/a", jobs: 2)
        let clean = try builder.build()
        builder.memory = memory
        let again = try builder.build()
        #expect(again.printed == clean.printed, "\(what)")
        #expect(again.artifacts.map(\.path) == clean.artifacts.map(\.path), "\(what)")
        for (one, other) in zip(again.artifacts, clean.artifacts) where one.bytes != other.bytes {
            Issue.record("\(what): '\(one.path)' differs")
        }
        #expect(again.untranslated.flatMap(\.missing).count == clean.untranslated.flatMap(\.missing).count)
    }

    @Test func isTheSameAfterAnyEdit() throws {
        let site = try SmallSite()
        try site.replace("languages: [en]", by: "languages: [en, uk]", in: "site.yaml")
        try site.write(
            try site.text("strings/en.yaml").replacingOccurrences(of: "one-other", with: "east-slavic"),
            to: "strings/uk.yaml")
        let memory = ContentMemory()
        try expectSame(site.path, memory, "first")
        let norland = "agreements/norland.md"
        let edits: [(String, String, String)] = [
            ("A storm.", "A gale.", norland), ("A gale.", "## A gale.", norland),
            ("title: Pact of", "title: Treaty of", norland), ("party: NO", "party: NX", norland),
            ("party: NX", "party: NO", norland), ("date: 2021-02-03", "date: 2021-02-02", norland),
            ("answer: Southland", "answer: The South", "agreements/southland.md"),
            ("page:who#signed", "page:who#nothing", "agreements/southland.md"),
            ("page:who#nothing", "page:who#signed", "agreements/southland.md"),
            ("published: 2022-01-01", "published: 2027-01-01", "sources.yaml"),
            ("title: The Gazette", "title: Gazette", "sources.yaml"),
            ("languages: [en, uk]", "languages: [uk, en]", "site.yaml"),
            ("languages: [uk, en]", "languages: [en, uk]", "site.yaml"),
            ("Storm", "Storms", "glossary.yaml"), ("name: Norland", "name: The North", "parties.yaml"),
        ]
        for (old, new, name) in edits where try site.text(name).contains(old) {
            try site.replace(old, by: new, in: name)
            try expectSame(site.path, memory, "\(old) → \(new)")
        }
        let translation = "---\ntranslated: 2021-01-01\nanswer: Норланд.\n---\nТіло.\n"
        try site.write(translation, to: "agreements/norland.uk.md")
        try expectSame(site.path, memory, "a translation comes")
        try site.write(
            translation.replacingOccurrences(of: "Тіло.\n", with: ""), to: "agreements/norland.uk.md")
        try expectSame(site.path, memory, "its text goes")
        try FileManager.default.removeItem(atPath: site.path + "/content/agreements/norland.uk.md")
        try expectSame(site.path, memory, "the translation goes")
        try site.write(try site.text("agreements/southland.md"), to: "agreements/the-south.md")
        try expectSame(site.path, memory, "an entry comes")
        try FileManager.default.removeItem(atPath: site.path + "/content/agreements/the-south.md")
        try expectSame(site.path, memory, "the entry goes")
    }

    /// Edits of real content, one after the other: of prose, of facts that other pages show, of both.
    @Test func isTheSameAfterEditsOfTheRealContent() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for folder in ["content", "templates"] {
            try FileManager.default.copyItem(atPath: "\(repository)/\(folder)", toPath: "\(path)/\(folder)")
        }
        let memory = ContentMemory()
        try expectSame(path, memory, "first")
        for (old, new, name) in [
            ("## ", "Said before.\n\n## ", "agreements/denmark.md"),
            ("value: explicit", "value: general", "agreements/denmark.md"),
            ("date: 2024-02-23", "date: 2024-02-22", "agreements/denmark.md"),
            ("## ", "Сказано раніше.\n\n## ", "agreements/denmark.uk.md"),
            ("Denmark", "Dänemark", "parties.yaml"),
        ] {
            let file = URL(filePath: "\(path)/content/\(name)")
            var text = try String(contentsOf: file, encoding: .utf8)
            let range = try #require(text.range(of: old), "\(name) has '\(old)'")
            text.replaceSubrange(range, with: new)
            try Data(text.utf8).write(to: file)
            try expectSame(path, memory, "\(old) → \(new)")
        }
    }
}
