import Testing

@testable import AgreementSite

struct TextChangeTests {
    @Test func findsEachPlace() {
        let changes = TextChange.all(
            from: ["a", "b", "c", "d", "e"], to: ["a", "B", "c", "d", "new", "e", "last"])
        #expect(
            changes == [
                TextChange(removed: ["b"], added: ["B"]), TextChange(removed: [], added: ["new"]),
                TextChange(removed: [], added: ["last"]),
            ])
        #expect(TextChange.all(from: ["a"], to: ["a"]).isEmpty)
        #expect(TextChange.all(from: ["a"], to: []) == [TextChange(removed: ["a"], added: [])])
    }

    @Test func tellsSpellingsOfOneLetterApart() {
        #expect(TextChange.all(from: ["\u{E9}"], to: ["e\u{301}"]).count == 1)
    }

    @Test func showsTheMiddleOfALongBlock() throws {
        let (head, tail) = (String(repeating: "h", count: 100), String(repeating: "t", count: 100))
        let change = TextChange(removed: [head + "old" + tail], added: [head + "new" + tail])
        let (h, t) = (String(repeating: "h", count: 40), String(repeating: "t", count: 40))
        #expect(change.lines == ["- …\(h)old\(t)…", "+ …\(h)new\(t)…"])
        #expect(
            TextChange(removed: [], added: [String(repeating: "x", count: 400)]).lines[0].unicodeScalars.count
                == 303)
    }

    @Test func givesUpMatchingWhatIsAnotherPageAltogether() {
        let old = (0..<3_000).map { "old \($0)" }
        let changes = TextChange.all(from: ["same"] + old + ["end"], to: ["same", "x", "end"])
        #expect(changes == [TextChange(removed: old, added: ["x"])])
    }
}
