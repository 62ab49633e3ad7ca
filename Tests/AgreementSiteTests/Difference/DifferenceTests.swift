import Testing

@testable import AgreementSite

struct DifferenceTests {
    private let sandbox = PublishingSandbox()

    private func difference(from old: [String: String], to new: [String: String]) throws -> Difference {
        let publisher = sandbox.publisher()
        _ = try publisher.publish(artifacts(old), jobs: 1)
        let before = sandbox.tree()
        let difference = try Difference(of: artifacts(new), to: publisher, jobs: 2)
        #expect(sandbox.tree() == before)
        return difference
    }

    @Test func namesWhatIsAddedChangedRemovedAndLost() throws {
        let difference = try difference(
            from: ["index.html": "<p>old</p>", "gone.html": "g", "data/a.csv": "1", "same.html": "s"],
            to: ["index.html": "<p>new</p>", "come.html": "c", "data/a.csv": "2", "same.html": "s"])
        #expect(difference.added == ["come.html"])
        #expect(difference.removed == ["gone.html"] && difference.lost == ["gone.html"])
        #expect(difference.changed.map(\.path) == ["data/a.csv", "index.html"])
        #expect(difference.changed[0].text == nil)
        #expect(difference.changed[1].text == [TextChange(removed: ["old"], added: ["new"])])
        #expect(
            difference.text
                == """
                added    come.html
                removed  gone.html
                lost     gone.html
                changed  data/a.csv
                changed  index.html
                    - old
                    + new

                """)
    }

    @Test func saysWhenOnlyTheMarkupDiffers() throws {
        let difference = try difference(
            from: ["index.html": "<p>x</p>"], to: ["index.html": "<p class=\"y\">x</p>"])
        #expect(difference.text == "changed  index.html  (not its text)\n")
    }

    @Test func tellsWhatManyPagesShareOnce() throws {
        let pages = { (day: String, own: String) in
            ["a.html", "b.html", "c.html"].reduce(into: [:]) { pages, name in
                pages[name] = "<p>\(name == "b.html" ? own : "")</p><h1>x</h1><p>\(day)</p>"
            }
        }
        let difference = try difference(from: pages("day 1", "old"), to: pages("day 2", "new"))
        #expect(difference.changed.count == 3)
        #expect(
            difference.text
                == """
                changed  b.html
                    - old
                    + new
                changed  3 pages: a.html, b.html, …
                    - day 1
                    + day 2

                """)
    }

    @Test func isEmptyWhenNothingDiffers() throws {
        let difference = try difference(from: ["index.html": "x"], to: ["index.html": "x"])
        #expect(difference.isEmpty && difference.text.isEmpty)
    }
}
