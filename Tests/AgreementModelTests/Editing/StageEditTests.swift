import Testing

@testable import AgreementModel

struct StageEditTests {
    @Test func putsAStageInTheOrderOfDatesAndTouchesNothingElse() throws {
        let before = try text("agreements/norland.md", [:])
        let outcome = try edit("norland", .negotiating, "2021-01-05", [:], note: "Talks: the first round.")
        #expect(outcome.files.map(\.path) == ["agreements/norland.md"])
        #expect(outcome.added == [])
        let after = String(decoding: outcome.files[0].after, as: UTF8.self)
        let item =
            "  - stage: negotiating\n    date: 2021-01-05\n    source: gazette\n"
            + "    note: \"Talks: the first round.\"\n"
        let change = "  - date: 2026-11-25\n    text: Recorded the stage 'negotiating' of 2021-01-05.\n"
        #expect(after.contains("    source: gazette\n\(item)  - stage: signed\n"))
        #expect(remove([item, change], from: after) == before)
    }

    @Test func completesASigning() throws {
        let outcome = try edit("southland", .signed, "2024-07-02", [:], place: "Southport")
        #expect(outcome.added == ["title", "counts", "signatories", "term", "reading", "provisions"])
        let after = String(decoding: outcome.files[0].after, as: UTF8.self)
        let folder = fixture(["agreements/southland.md": outcome.files[0].after])
        let read = try RegisterReader(folder, jobs: 1).read()
        #expect(read.diagnostics.map(short) == [])
        let day = try #require(CivilDate("2024-07-02"))
        let entry = try #require(read.registers[0].standing(on: day).agreement("southland"))
        #expect(entry.isSigned)
        #expect(entry.place?.text == "Southport")
        #expect(entry.codings.map(\.value.value) == ["unknown", "unknown"])
        #expect(after.contains("  # Do they waive tolls?\n  tolls:\n"))
    }

    @Test func keepsTheWayAFileIsWritten() throws {
        let file =
            "---\r\nparty: SO # south\r\nanswer: x\r\nstages:\r\n-   stage: joined # first\r\n"
            + "    date: 2020-05-01\r\n    source: gazette\r\n# the log\r\nchanges:\r\n- date: 2021-02-04\r\n"
            + "  text: >-\r\n    Long\r\n    text.\r\n---\r\nBody.\r\n"
        let outcome = try edit(
            "southland", .announced, "2022", ["agreements/southland.md": Array(file.utf8)])
        let after = String(decoding: outcome.files[0].after, as: UTF8.self)
        let stage = "-   stage: announced\r\n    date: 2022\r\n    source: gazette\r\n"
        let change = "- date: 2026-11-25\r\n  text: Recorded the stage 'announced' of 2022.\r\n"
        #expect(after.contains("source: gazette\r\n\(stage)# the log"))
        #expect(after.contains("    text.\r\n\(change)---"))
        #expect(remove([stage, change], from: after) == file)
    }

    @Test func keepsTranslationsInStep() throws {
        let translation =
            "---\nstages:\n- note: так\n- note: ні\n- note: підписано\nchanges:\n  - text: Є.\n---\n"
        let path = "agreements/norland.uk.md"
        let outcome = try edit("norland", .negotiating, "2021-01-05", [path: Array(translation.utf8)])
        let after = try #require(outcome.files.first { $0.path == path }?.after)
        #expect(
            String(decoding: after, as: UTF8.self)
                == "---\nstages:\n- note: так\n- note: ні\n- {}\n- note: підписано\nchanges:\n  - text: Є.\n"
                + "  - {}\n---\n")
    }

    @Test(arguments: [
        "stages: [{stage: joined, date: 2020, source: gazette}]", "stages:\n-\n  stage: joined\n  date: 2020",
    ])
    func refusesListsThatItCannotContinue(_ stages: String) {
        let file = "---\nparty: SO\nanswer: x\n\(stages)\nchanges:\n- date: 2021-02-04\n  text: x\n---\n"
        #expect(throws: Rejected.self) {
            try edit("southland", .announced, "2022", ["agreements/southland.md": Array(file.utf8)])
        }
    }

    private func edit(
        _ slug: String, _ stage: Stage, _ date: String, _ changes: [String: [UInt8]], note: String? = nil,
        place: String? = nil
    ) throws -> StageEdit.Outcome {
        let today = try #require(CivilDate("2026-11-25"))
        let day = try #require(PartialDate(date))
        let register = try RegisterReader(fixture([:]), jobs: 1).read().registers[0].standing(on: today)
        let edit = StageEdit(
            slug: slug, stage: stage, date: day, source: "gazette", note: note,
            signing: SigningFields(title: nil, place: place, counts: []), day: today)
        return try edit.edit(fixture(changes), register: register)
    }

    private func text(_ path: String, _ changes: [String: [UInt8]]) throws -> String {
        String(decoding: try fixture(changes).read(path).bytes, as: UTF8.self)
    }

    private func remove(_ parts: [String], from text: String) -> String {
        parts.reduce(text) {
            $0.split(separator: $1, maxSplits: 1, omittingEmptySubsequences: false).joined()
        }
    }
}
