internal import Glibc
import Testing

@testable import AgreementSite

struct OutputFolderTests {
    private let sandbox = PublishingSandbox()

    /// Why an output is refused, `nil` if it is not.
    private func reason(_ below: String) -> String? {
        let path = below.hasPrefix("/") ? below : sandbox.path(below)
        let publisher = Publisher(
            output: path, site: sandbox.path("site"),
            protected: [sandbox.path("site/content"), sandbox.path("site/templates")],
            home: sandbox.path("home"))
        guard
            case .refused(path, let reason, let remedy) = failure({ () throws(PublishingFailure) in
                try publisher.check()
            })
        else { return nil }
        #expect(!remedy.isEmpty)
        return reason
    }

    @Test(arguments: [
        "site/public", "site/public/", "site/build/deep/public", "elsewhere", "home/site", "site/contents",
    ])
    func acceptsNewFoldersWithoutMakingThem(_ path: String) {
        #expect(reason(path) == nil)
        #expect(sandbox.tree("site") == ["content": "/", "templates": "/"])
    }

    @Test func refusesPreciousFolders() {
        sandbox.link("site/link", to: "content")
        sandbox.link("upwards", to: "site")
        let content = "is, contains or lies in '\(sandbox.path("site/content"))', from which the site is made"
        let templates =
            "is, contains or lies in '\(sandbox.path("site/templates"))', from which the site is made"
        #expect(reason("/") == "is the root of the file system")
        #expect(reason("home") == "is or contains the home folder")
        #expect(reason("") == "is or contains the home folder")
        #expect(reason("site") == "is or contains the folder of the site")
        #expect(reason("site/content/..") == "is or contains the folder of the site")
        #expect(reason("upwards") == "is or contains the folder of the site")
        #expect(reason("site/content") == content)
        #expect(reason("site/content/agreements/new") == content)
        #expect(reason("site/link") == content)
        #expect(reason("upwards/templates/x") == templates)
    }

    @Test func refusesAFolderAboveProtectedOnesOutsideTheSite() {
        sandbox.makeFolder("shared")
        sandbox.makeFolder("shared/content")
        let publisher = Publisher(
            output: sandbox.path("shared"), site: sandbox.path("site"),
            protected: [sandbox.path("shared/content")],
            home: nil)
        let failure = failure { () throws(PublishingFailure) in try publisher.check() }
        #expect(failure?.description.contains("contains or lies in") == true)
    }

    @Test func refusesRepositories() {
        sandbox.makeFolder("repository")
        sandbox.makeFolder("repository/.git")
        #expect(reason("repository") == "holds a '.git' folder")
        #expect(reason("repository/.git") == "lies in a '.git' folder")
        #expect(reason("repository/.git/x/y") == "lies in a '.git' folder")
        #expect(reason("repository/public") == nil)
    }

    @Test func refusesAFolderWithFilesThatItDidNotPublish() {
        sandbox.makeFolder("full")
        sandbox.write("", to: "full/README.md")
        sandbox.write("", to: "full/.gitignore")
        #expect(reason("full") == nil)
        let expected = [
            "'1' and no", "'1' and '2'", "'1', '2' and '3'", "'1', '2', '3' and 1 more",
            "'1', '2', '3' and 2 more",
        ]
        for (number, list) in zip(1..., expected) {
            sandbox.write("", to: "full/\(number)")
            let list = number == 1 ? "'1'" : list
            #expect(reason("full") == "holds \(list), and no manifest of an earlier build")
        }
    }

    @Test func refusesWhatIsNoFolder() {
        sandbox.write("", to: "file")
        #expect(reason("file") == "is not a folder")
        #expect(reason("file/public") == "lies below something that is no folder")
    }

    @Test func acceptsWhatItPublishedBefore() throws {
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
        #expect(reason("site/public") == nil)
    }

    @Test func makesFoldersAbove() throws {
        _ = try sandbox.publisher(to: "site/build/deep/public").publish(artifacts(["a.html": "1"]), jobs: 1)
        #expect(sandbox.tree("site/build/deep/public") == ["a.html": "1"])
    }

    @Test func ignoresAHomeThatLeadsNowhere() {
        for home in ["", "/no-such-folder/../x", "/no-such-folder"] {
            let publisher = Publisher(
                output: sandbox.output, site: sandbox.path("site"), protected: [], home: home)
            #expect(failure { () throws(PublishingFailure) in try publisher.check() } == nil)
        }
    }
}
