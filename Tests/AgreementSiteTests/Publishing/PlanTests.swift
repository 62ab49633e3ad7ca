import Testing

@testable import AgreementSite

struct PlanTests {
    private let sandbox = PublishingSandbox()

    @Test func movesNewFilesFirstAndThenByRankAndPath() throws {
        let before = ["z.html": "1", "b.json": "1", "feed.xml": "1", "index.html": "1", "assets/c.css": "1"]
        _ = try sandbox.publisher().publish(artifacts(before), jobs: 1)
        let after = before.mapValues { _ in "2" }.merging(["new.html": "2", "assets/new.css": "2"]) { $1 }
        let moves = try sandbox.publisher().plan(artifacts(after)).moves.map(\.path.description)
        #expect(
            moves == [
                "assets/new.css", "new.html", "assets/c.css", "b.json", "z.html", "index.html", "feed.xml",
            ])
    }

    @Test func tellsWhatPublishingWouldDoAndWritesNothing() throws {
        let files = artifacts(["a.html": "1", "b.html": "1", "c.html": "1"])
        #expect(try sandbox.publisher().plan(files).added == ["a.html", "b.html", "c.html"])
        #expect(sandbox.tree("site") == ["content": "/", "templates": "/"])
        _ = try sandbox.publisher().publish(files, jobs: 1)
        let before = sandbox.tree(hidden: true)
        let plan = try sandbox.publisher().plan(artifacts(["a.html": "1", "b.html": "2", "d.html": "1"]))
        #expect(plan.added == ["d.html"] && plan.changed == ["b.html"] && plan.unchanged == ["a.html"])
        #expect(plan.removed == ["c.html"])
        #expect(sandbox.tree(hidden: true) == before)
    }
}
