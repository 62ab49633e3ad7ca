internal import Glibc
import Testing

@testable import AgreementSite

struct ComparisonTests {
    private let sandbox = PublishingSandbox()

    @Test func refusesToReplaceAForeignFileAndWritesNothing() throws {
        _ = try sandbox.publisher().publish(artifacts(["index.html": "1"]), jobs: 1)
        sandbox.write("mine", to: "site/public/about.html")
        let failure = failure { () throws(PublishingFailure) in
            try sandbox.publisher().publish(artifacts(["index.html": "2", "about.html": "1"]), jobs: 1)
        }
        #expect(
            failure?.description
                == "'\(sandbox.output)/about.html' is in the way of a file of the site "
                + "and was not made by Accord: move it out of the output folder and build again")
        #expect(sandbox.tree() == ["index.html": "1", "about.html": "mine"])
    }

    @Test func takesOverAForeignFileWithTheSameBytes() throws {
        sandbox.makeFolder("site/public")
        sandbox.write("the same", to: "site/public/README.md")
        let files = artifacts(["README.md": "the same"])
        #expect(try sandbox.publisher().publish(files, jobs: 1).unchangedCount == 1)
        #expect(try sandbox.publisher().publish([], jobs: 1).removed == ["README.md"])
    }

    @Test(arguments: ["12", "1234", ""])
    func repairsWhatSomethingElseChanged(_ text: String) throws {
        let files = artifacts(["a.html": "AB", "b.html": "AB"])
        _ = try sandbox.publisher().publish(files, jobs: 1)
        sandbox.write(text, to: "site/public/a.html")
        let publication = try sandbox.publisher().publish(files, jobs: 1)
        #expect(publication.written == ["a.html"] && sandbox.text("site/public/a.html") == "AB")
        #expect(
            publication.warnings == [
                "'\(sandbox.output)/a.html' was changed by something else: it is written again"
            ])
        sandbox.remove("site/public/b.html")
        #expect(try sandbox.publisher().publish(files, jobs: 1).written == ["b.html"])
    }

    @Test func leavesAFileAloneThatIsNoLongerWhatItPublished() throws {
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1", "about.html": "1"]), jobs: 1)
        sandbox.write("my own page", to: "site/public/about.html")
        let publication = try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
        #expect(publication.removed.isEmpty)
        #expect(
            publication.warnings == [
                "'\(sandbox.output)/about.html' no longer belongs to the site, "
                    + "but something else changed it: it is left alone from now on"
            ])
        #expect(sandbox.text("site/public/about.html") == "my own page")
        #expect(try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1).warnings.isEmpty)
    }

    @Test func keepsAssetsForOneRelease() throws {
        let publish = { [sandbox] (files: [String: String]) throws(PublishingFailure) in
            try sandbox.publisher().publish(artifacts(files), jobs: 1)
        }
        _ = try publish(["assets/site.1.css": "1", "a.html": "1"])
        #expect(try publish(["assets/site.2.css": "2", "a.html": "2"]).removed.isEmpty)
        #expect(sandbox.text("site/public/assets/site.1.css") == "1")
        // The same release once more is not another release.
        #expect(try publish(["assets/site.2.css": "2", "a.html": "2"]).removed.isEmpty)
        #expect(sandbox.text("site/public/assets/site.1.css") == "1")
        #expect(try publish(["assets/site.2.css": "2", "a.html": "3"]).removed == ["assets/site.1.css"])
        #expect(sandbox.tree() == ["assets": "/", "assets/site.2.css": "2", "a.html": "3"])
    }

    @Test func takesAKeptAssetBack() throws {
        let first = artifacts(["assets/1.css": "1"])
        let second = artifacts(["assets/2.css": "2"])
        for files in [first, second, first] { _ = try sandbox.publisher().publish(files, jobs: 1) }
        #expect(sandbox.tree() == ["assets": "/", "assets/1.css": "1", "assets/2.css": "2"])
        #expect(try sandbox.publisher().publish([], jobs: 1).removed == ["assets/2.css"])
    }

    @Test func makesAFolderOfAFileAndAFileOfAFolder() throws {
        let one = artifacts(["a": "1", "b/c/d": "1", "b/e": "1", "assets/f": "1"])
        let other = artifacts(["a/x/y": "2", "a/z": "2", "b": "2", "assets": "2"])
        for files in [one, other, one] {
            _ = try sandbox.publisher().publish(files, jobs: 1)
            let tree = sandbox.tree().filter { $0.value != "/" }
            #expect(
                tree
                    == Dictionary(
                        uniqueKeysWithValues: files.map {
                            ($0.path, String(decoding: $0.bytes, as: UTF8.self))
                        }))
        }
    }

    @Test func doesNotMakeAFileOfAFolderWithSomethingForeign() throws {
        _ = try sandbox.publisher().publish(artifacts(["a/b": "1"]), jobs: 1)
        sandbox.makeFolder("site/public/a/c")
        let files = artifacts(["a": "2"])
        let empty = failure { () throws(PublishingFailure) in try sandbox.publisher().plan(files) }
        #expect(empty?.description.hasPrefix("'\(sandbox.output)/a/c' is in the way of the file 'a'") == true)
        sandbox.remove("site/public/a/c")
        sandbox.write("edited", to: "site/public/a/b")
        let edited = failure { () throws(PublishingFailure) in try sandbox.publisher().plan(files) }
        #expect(
            edited?.description.hasPrefix("'\(sandbox.output)/a/b' is in the way of the file 'a'") == true)
        #expect(sandbox.tree() == ["a": "/", "a/b": "edited"])
    }

    @Test func neverFollowsLinksInsideTheOutput() throws {
        _ = try sandbox.publisher().publish(artifacts(["a/b.html": "1", "c.html": "1"]), jobs: 1)
        sandbox.remove("site/public/a")
        sandbox.makeFolder("elsewhere")
        sandbox.write("1", to: "elsewhere/b.html")
        sandbox.link("site/public/a", to: sandbox.path("elsewhere"))
        let folder = failure { () throws(PublishingFailure) in
            try sandbox.publisher().publish(artifacts(["a/b.html": "2"]), jobs: 1)
        }
        #expect(folder?.description.hasPrefix("'\(sandbox.output)/a' is in the way of a folder") == true)
        // What no longer belongs is not removed through a link either.
        let publication = try sandbox.publisher().publish(artifacts(["c.html": "1"]), jobs: 1)
        #expect(publication.removed.isEmpty && publication.warnings.count == 1)
        #expect(sandbox.tree("elsewhere") == ["b.html": "1"])
        sandbox.remove("site/public/c.html")
        sandbox.link("site/public/c.html", to: sandbox.path("elsewhere/b.html"))
        let file = failure { () throws(PublishingFailure) in
            try sandbox.publisher().publish(artifacts(["c.html": "1"]), jobs: 1)
        }
        #expect(
            file?.description.contains("/c.html' is in the way of a file of the site and is no plain file")
                == true)
    }

    @Test func doesNotWaitForANamedPipe() throws {
        sandbox.makeFolder("site/public")
        try #require(mkfifo(sandbox.path("site/public/.pipe"), 0o644) == 0)
        let failure = failure { () throws(PublishingFailure) in
            try sandbox.publisher().publish(artifacts([".pipe": ""]), jobs: 1)
        }
        #expect(failure?.description.contains("is no plain file") == true)
    }

    @Test func namesTheOthersThatAreInTheWay() throws {
        sandbox.makeFolder("site/public")
        for name in [".a", ".b", ".c"] { sandbox.write("mine", to: "site/public/" + name) }
        let failure = failure { () throws(PublishingFailure) in
            try sandbox.publisher().plan(artifacts([".c": "", ".b": "", ".a": ""]))
        }
        #expect(failure?.description.contains("/.a' is in the way") == true)
        #expect(failure?.description.contains(", and so are 2 more: ") == true)
    }

    @Test func trustsNoDamagedManifest() throws {
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1", "b.html": "1"]), jobs: 1)
        sandbox.write("accord manifest 1\n", to: "site/public/.accord/manifest")
        let refused = failure { () throws(PublishingFailure) in
            try sandbox.publisher().publish(artifacts(["a.html": "2"]), jobs: 1)
        }
        #expect(refused?.description.contains("the manifest is damaged, so empty the output folder") == true)
        let publication = try sandbox.publisher().publish(artifacts(["a.html": "1", "c.html": "1"]), jobs: 1)
        #expect(publication.written == ["c.html"] && publication.removed.isEmpty)
        #expect(
            publication.warnings == [
                "'\(sandbox.output)/.accord/manifest' is damaged: nothing is removed from the output"
            ])
        #expect(sandbox.tree() == ["a.html": "1", "b.html": "1", "c.html": "1"])
        #expect(try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1).removed == ["c.html"])
    }

    @Test func refusesTwoArtifactsOfOnePath() async {
        await #expect(processExitsWith: .failure) {
            let files = artifacts(["a.html": "1"]) + artifacts(["a.html": "2"])
            _ = try PublishingSandbox().publisher().plan(files)
        }
        await #expect(processExitsWith: .failure) {
            _ = try PublishingSandbox().publisher().plan(artifacts(["a": "1", "a/b": "2"]))
        }
    }
}
