internal import Glibc
import Testing

@testable import AgreementSite

struct WhereaboutsTests {
    private let sandbox = PublishingSandbox()

    @Test func followsLinksAndKeepsWhatIsMissing() throws {
        sandbox.link("link", to: "site")
        let place = try Whereabouts(sandbox.path("link/../site//content/./new/newer/"))
        #expect(place.existing == sandbox.path("site/content") && place.missing == ["new", "newer"])
        #expect(place.path == sandbox.path("site/content/new/newer"))
        #expect(try Whereabouts("/no-such-folder/x").path == "/no-such-folder/x")
    }

    @Test func startsInTheWorkingDirectory() throws {
        let here = try Whereabouts(".")
        #expect(here.missing.isEmpty && here.path.first == "/")
        #expect(try Whereabouts("no-such-folder").path == here.path + "/no-such-folder")
    }

    @Test func knowsWhatItContains() throws {
        sandbox.link("link", to: "site")
        let contains = { [sandbox] (a: String, b: String) in
            try Whereabouts(sandbox.path(a)).contains(Whereabouts(sandbox.path(b)))
        }
        for (a, b) in [
            ("", "site"), ("site", "site"), ("site", "link/content"), ("link", "site/x/y"), ("x", "x/y"),
        ] {
            #expect(try contains(a, b))
        }
        for (a, b) in [("site/content", "site"), ("site", "home"), ("x", "xy"), ("site/con", "site/content")]
        {
            #expect(try !contains(a, b))
        }
        #expect(try Whereabouts("/").contains(Whereabouts(sandbox.root)))
    }

    @Test(arguments: [
        ("", "is not the path of a folder"), ("home/a\u{0}b", "is not the path of a folder"),
        ("file/x", "lies below something that is no folder"),
        ("dangling", "is or contains a link that leads nowhere"),
        ("dangling/x", "is or contains a link that leads nowhere"),
        ("no/../public", "leads through a folder that does not exist"),
    ])
    func refusesWhatCannotLeadToAFolder(_ path: String, _ reason: String) {
        sandbox.write("", to: "file")
        sandbox.link("dangling", to: "nowhere")
        let path = path.isEmpty ? path : sandbox.path(path)
        guard
            case .refused(path, reason, _) = failure({ () throws(PublishingFailure) in try Whereabouts(path) }
            )
        else {
            Issue.record("'\(path)' is refused because it \(reason)")
            return
        }
    }

    @Test func saysThatALinkGoesInCircles() {
        sandbox.link("round", to: "round")
        let path = sandbox.path("round")
        #expect(
            failure { () throws(PublishingFailure) in try Whereabouts(path) }
                == .disk(path: path, operation: .realpath, errno: ELOOP))
    }
}
