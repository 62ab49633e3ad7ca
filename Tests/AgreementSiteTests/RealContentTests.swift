import AgreementModel
import AgreementSite
import Foundation
import Testing

/// The register that this repository publishes.
struct RealContentTests {
    private static func register(asOf day: String) throws -> Register {
        let day = try #require(CivilDate(day))
        let (register, diagnostics) = try SiteBuilder(site: repository, day: day, jobs: 2).register()
        #expect(!diagnostics.hasErrors, "\(diagnostics.map { DiagnosticPrinter.text($0) }.joined())")
        return try #require(register)
    }

    private static let today = "2026-11-23"

    @Test func showsTheDayAfterDenmarkSigned() throws {
        let register = try Self.register(asOf: "2024-02-23")
        #expect(Set(register.signed.map(\.id)) == ["united-kingdom", "germany", "france", "denmark"])
        for id in ["italy", "netherlands"] {
            #expect(register.agreement(id)?.stage?.stage == .announced, "\(id)")
        }
    }

    @Test(arguments: [
        ("2024-01-11", 0), ("2024-01-12", 1), ("2024-02-16", 3), ("2024-02-23", 4), ("2024-02-24", 6),
        ("2024-06-13", 17), ("2024-07-18", 25), (today, 29),
    ])
    func countsTheSignedAgreements(_ day: String, _ count: Int) throws {
        #expect(try Self.register(asOf: day).counted("register").count == count)
    }

    @Test func countsTwentyEightWithKyiv() throws {
        let register = try Self.register(asOf: Self.today)
        #expect(register.counted("kyiv").count == 28)
        #expect(
            Set(register.counted("register").map(\.id)).subtracting(register.counted("kyiv").map(\.id)) == [
                "croatia"
            ])
        #expect(register.agreement("united-kingdom-100-year")?.isSigned == true)
    }

    @Test func answersEveryProvisionWithSourceAndPinpoint() throws {
        let register = try Self.register(asOf: Self.today)
        for agreement in register.agreements where agreement.isSigned {
            #expect(agreement.codings.count == register.provisions.all.count, "\(agreement.id)")
            for coding in agreement.codings {
                let value = try #require(register.provisions.value(coding.value.value))
                guard value.claims else { continue }
                #expect(coding.source != nil, "\(agreement.id)/\(coding.provision.value)")
                #expect(
                    coding.pinpoint != nil || coding.noPinpoint != nil,
                    "\(agreement.id)/\(coding.provision.value)")
            }
        }
    }

    @Test func holdsWhatTheResearchHolds() throws {
        let register = try Self.register(asOf: Self.today)
        #expect(register.provisions.all.count == 18)
        #expect(register.events.count == 60)
        #expect(register.terms.count == 30)
        #expect(register.agreements.count == 35)
        #expect(register.pages.count == 15)
    }

    @Test func answersInFortyToSixtyWords() throws {
        for page in try Self.register(asOf: Self.today).pages {
            let words = page.answer.text.split(separator: " ").count
            #expect((40...60).contains(words), "\(page.id) answers in \(words) words")
            #expect(!page.sources.isEmpty, "\(page.id) names its sources")
            for earlier in page.earlier {
                let words = earlier.answer.text.split(separator: " ").count
                #expect((40...60).contains(words), "\(page.id) answered in \(words) words")
            }
        }
    }

    @Test func explainsInTwoHundredFiftyToSixHundredWords() throws {
        let folder = repository + "/content/agreements"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasSuffix(".md") && !name.hasSuffix(".uk.md") {
            let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
            guard text.contains("stage: signed") else { continue }
            let body = text.components(separatedBy: "\n---\n").dropFirst().joined()
            let plain = body.replacing(/\]\([^)]*\)/, with: "")
            let words = plain.split(whereSeparator: \.isWhitespace).count { $0.contains(where: \.isLetter) }
            #expect((240...620).contains(words), "\(name) has \(words) words")
        }
    }

    @Test(arguments: [today, "2024-02-23", "2024-06-13", "2025-03-01"])
    func buildsWithoutAnyComplaint(_ day: String) throws {
        let day = try #require(CivilDate(day))
        let build = try SiteBuilder(site: repository, day: day, address: "https://example.org/a", jobs: 2)
            .build()
        #expect(build.diagnostics.isEmpty, "\(build.printed)")
        #expect(build.artifacts.count > 60)
    }

    @Test func isCompleteInEveryLanguage() throws {
        let day = try #require(CivilDate(Self.today))
        let build = try SiteBuilder(site: repository, day: day, jobs: 2).build()
        #expect(build.untranslated.map(\.language) == ["uk"])
        for text in build.untranslated.flatMap(\.missing) {
            Issue.record("\(text.span.file.path): \(text.field)")
        }
    }

    @Test func standsInUkrainianAlphabeticalOrder() throws {
        let day = try #require(CivilDate(Self.today))
        let build = try SiteBuilder(site: repository, day: day, jobs: 2).build()
        let names = build.artifacts.filter {
            $0.path.hasPrefix("uk/agreements/") && $0.path.hasSuffix(".html")
        }
        .compactMap { artifact in
            String(decoding: artifact.bytes, as: UTF8.self).firstMatch(of: /<h1[^>]*>([^<]+)<\/h1>/)
                .map { String($0.output.1) }
        }
        #expect(names.count == 35)
        // The order of ICU, which knows the alphabet of its own: А Б В Г Ґ Д Е Є Ж З И І Ї.
        let sorted = names.sorted {
            $0.compare($1, options: [], range: nil, locale: Locale(identifier: "uk")) == .orderedAscending
        }
        #expect(names == sorted)
    }

    @Test func givesTheSameBytesTwiceWithAnyJobs() throws {
        let day = try #require(CivilDate(Self.today))
        let one = try SiteBuilder(site: repository, day: day, jobs: 1).build()
        let two = try SiteBuilder(site: repository, day: day, jobs: 5).build()
        #expect(one.artifacts.map(\.path) == two.artifacts.map(\.path))
        #expect(zip(one.artifacts, two.artifacts).allSatisfy { $0.bytes == $1.bytes })
    }

    @Test func stepsThroughTheSameDaysAsAsOfShows() throws {
        let day = try #require(CivilDate(Self.today))
        let build = try SiteBuilder(site: repository, day: day, jobs: 2).build()
        let page = try #require(build.text("through-time.html"))
        for day in ["2024-01-12", "2024-02-23", "2024-06-13", "2024-10-17", "2025-01-21"] {
            let passage = try #require(page.components(separatedBy: "id=\"on-\(day)\"").last)
            let count = try #require(passage.firstMatch(of: /so far: (\d+)\./)).output.1
            #expect(try Self.register(asOf: day).counted("register").count == Int(count), "\(day)")
        }
    }

    @Test func saysNothingLaterOnADayOfThePast() throws {
        let day = try #require(CivilDate("2024-02-23"))
        let build = try SiteBuilder(site: repository, day: day, jobs: 2).build()
        for artifact in build.artifacts
        where artifact.path.hasSuffix(".html") && artifact.path != "sources.html" {
            let text = String(decoding: artifact.bytes, as: UTF8.self)
            for later in ["2 March 2024", "13 June 2024", "21 January 2025", "Entry first published"] {
                #expect(!text.contains(later), "\(artifact.path) says '\(later)'")
            }
        }
    }
}
