internal import Glibc
internal import Synchronization
import Testing

@testable import AgreementSite

struct PublisherTests {
    private let sandbox = PublishingSandbox()

    @Test func writesEverythingAtFirst() throws {
        let publication = try sandbox.publisher().publish(
            artifacts(["index.html": "home", "agreements/denmark.html": "dk", "agreements/a/b.json": "{}"]),
            jobs: 2)
        #expect(publication.written == ["agreements/a/b.json", "agreements/denmark.html", "index.html"])
        #expect(
            publication.removed.isEmpty && publication.unchangedCount == 0 && publication.warnings.isEmpty)
        #expect(
            sandbox.tree() == [
                "index.html": "home", "agreements": "/", "agreements/denmark.html": "dk", "agreements/a": "/",
                "agreements/a/b.json": "{}",
            ])
    }

    @Test func leavesNothingBehindButManifestAndLock() throws {
        _ = try sandbox.publisher().publish(artifacts(["index.html": "home"]), jobs: 1)
        #expect(sandbox.tree("site/public/.accord").keys.sorted() == ["lock", "manifest"])
        #expect(sandbox.text("site/public/.accord/lock") == "")
    }

    @Test func doesNotTouchWhatIsRight() throws {
        let publisher = sandbox.publisher()
        _ = try publisher.publish(artifacts(["a.html": "1", "b.html": "1"]), jobs: 1)
        let before = try #require(sandbox.status("site/public/a.html"))
        let publication = try publisher.publish(artifacts(["a.html": "1", "b.html": "2"]), jobs: 1)
        let after = try #require(sandbox.status("site/public/a.html"))
        #expect(publication.written == ["b.html"] && publication.unchangedCount == 1)
        #expect(after.st_ino == before.st_ino)
        #expect(
            after.st_mtim.tv_nsec == before.st_mtim.tv_nsec && after.st_ctim.tv_nsec == before.st_ctim.tv_nsec
        )
    }

    @Test func writesNothingWhenNothingChanged() throws {
        let counter = CallCounter()
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
        let manifest = try #require(sandbox.status("site/public/.accord/manifest"))
        _ = try sandbox.publisher(disk: counter.disk()).publish(artifacts(["a.html": "1"]), jobs: 1)
        #expect(sandbox.status("site/public/.accord/manifest")?.st_ino == manifest.st_ino)
        #expect(!counter.calls.contains { [.rename, .unlink, .syncfs, .rmdir].contains($0) })
    }

    @Test func isTheSameForAnyNumberOfJobsAndAnyOrder() throws {
        let files = artifacts(
            Dictionary(uniqueKeysWithValues: (0..<300).map { ("f\($0 % 7)/page-\($0).html", "text \($0)") }))
        _ = try sandbox.publisher(to: "one").publish(files, jobs: 1)
        _ = try sandbox.publisher(to: "many").publish(files.reversed(), jobs: 8)
        #expect(sandbox.tree("one", hidden: true) == sandbox.tree("many", hidden: true))
        #expect(try sandbox.publisher(to: "many").publish(files, jobs: 3).unchangedCount == 300)
    }

    @Test func removesWhatNoLongerBelongsWithItsFolders() throws {
        _ = try sandbox.publisher().publish(
            artifacts(["index.html": "1", "a/b/c/d.html": "1", "a/b/e.html": "1", "f/g.html": "1"]), jobs: 1)
        sandbox.write("mine", to: "site/public/f/mine.txt")
        let publication = try sandbox.publisher().publish(artifacts(["index.html": "1"]), jobs: 1)
        #expect(publication.removed == ["a/b/c/d.html", "a/b/e.html", "f/g.html"])
        #expect(sandbox.tree() == ["index.html": "1", "f": "/", "f/mine.txt": "mine"])
    }

    @Test func keepsForeignFiles() throws {
        sandbox.makeFolder("site/public")
        sandbox.write("The built site appears here", to: "site/public/README.md")
        sandbox.write("", to: "site/public/.nojekyll")
        _ = try sandbox.publisher().publish(artifacts(["index.html": "1"]), jobs: 1)
        sandbox.write("example.org", to: "site/public/CNAME")
        _ = try sandbox.publisher().publish(artifacts(["home.html": "1"]), jobs: 1)
        #expect(
            sandbox.tree() == [
                "README.md": "The built site appears here", ".nojekyll": "", "CNAME": "example.org",
                "home.html": "1",
            ])
    }

    @Test func publishesThroughALinkToTheOutput() throws {
        sandbox.makeFolder("releases")
        sandbox.link("site/public", to: "../releases")
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
        #expect(sandbox.tree("releases") == ["a.html": "1"])
        #expect(sandbox.tree("site")["public"] == "→")
    }

    @Test func refusesWhileAnotherPublishes() throws {
        _ = try sandbox.publisher().publish([], jobs: 1)
        let file = open(sandbox.path("site/public/.accord/lock"), O_RDWR)
        try #require(file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0 && Glibc.write(file, "123\n", 4) == 4)
        let locked = failure { () throws(PublishingFailure) in
            try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
        }
        #expect(locked == .locked(path: sandbox.output, pid: 123))
        close(file)
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
    }

    @Test func stopsWhileItStages() throws {
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
        let before = sandbox.tree(hidden: true)
        let files = artifacts(["a.html": "2", "b/c.html": "2"])
        // Asked twice while comparing, twice while staging, and once before the first move.
        for number in 0..<5 {
            let asked = Atomic(0)
            let publisher = sandbox.publisher(cancel: {
                asked.add(1, ordering: .relaxed).oldValue < number ? nil : SIGINT
            })
            let failure = failure { () throws(PublishingFailure) in try publisher.publish(files, jobs: 1) }
            #expect(failure == .interrupted(signal: SIGINT))
            #expect(sandbox.tree(hidden: true) == before)
        }
    }

    @Test func givesModesWhateverTheUmask() async {
        await #expect(processExitsWith: .success) {
            let sandbox = PublishingSandbox()
            umask(0o777)
            _ = try sandbox.publisher().publish(artifacts(["a/b.html": "1"]), jobs: 1)
            for path in ["", "/a", "/.accord"] { #expect(sandbox.mode("site/public" + path) == 0o755) }
            for path in ["/a/b.html", "/.accord/manifest"] {
                #expect(sandbox.mode("site/public" + path) == 0o644)
            }
        }
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func saysThatTheOutputCannotBeWritten() {
        sandbox.makeFolder("site/public")
        chmod(sandbox.output, 0o555)
        let failure = failure { () throws(PublishingFailure) in try sandbox.publisher().check() }
        #expect(failure == .disk(path: sandbox.output, operation: .access, errno: EACCES))
    }

    @Test func removesWhatAStoppedBuildLeftInItsStaging() throws {
        _ = try sandbox.publisher().publish([], jobs: 1)
        sandbox.makeFolder("site/public/.accord/staging")
        sandbox.write("half", to: "site/public/.accord/staging/0")
        _ = try sandbox.publisher().publish([], jobs: 1)
        #expect(sandbox.status("site/public/.accord/staging") == nil)
    }
}
