import Testing

@testable import AgreementModel

struct NewRecordsTests {
    private let day = CivilDate("2026-11-25")

    @Test func aNewPageIsRightAsItIs() throws {
        let page = NewPage(id: "why", title: "Why: really?", sources: ["gazette"], day: try #require(day))
        let text = page.text(in: try register([:]))
        #expect(page.path == "pages/why.md")
        let read = try register([page.path: Array(text.utf8)]).page("why")
        #expect(read?.title.text == "Why: really?")
        #expect(read?.order == 2)
        #expect(text.contains("# claims: Claims that the page examines."))
    }

    @Test(arguments: ["", "x-note: y", "# the end"])
    func aNewEventStandsLast(_ end: String) throws {
        let before = try fixture([:]).read("timeline.yaml").bytes + Array(end.utf8)
        let event = NewEvent(
            id: "flood", title: "Flood", text: "It rained.", date: try #require(PartialDate("2023-02")),
            kind: .context, parties: ["NO"], sources: ["later"])
        let bytes = event.appended(to: SourceFile(path: "timeline.yaml", bytes: before))
        #expect(bytes.starts(with: before))
        guard !end.hasPrefix("x-") else { return }
        let read = try register(["timeline.yaml": bytes])
        #expect(read.events.last?.id.value == "flood")
        #expect(read.event("flood")?.parties.map(\.value) == ["NO"])
    }

    private func register(_ changes: [String: [UInt8]]) throws -> Register {
        let outcome = try RegisterReader(fixture(changes), jobs: 1).read()
        #expect(outcome.diagnostics.map(short) == [])
        return outcome.registers[0].standing(on: try #require(day))
    }
}
