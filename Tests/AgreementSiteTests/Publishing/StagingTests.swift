internal import Glibc
internal import Synchronization
import Testing

@testable import AgreementSite

/// What happens when any one system call of publishing fails, or when the process ends there.
struct StagingTests {
    /// A site before and after an edit. A word `→path` in a page is a link.
    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let before: [String: String], after: [String: String]
        /// Whether all links lead somewhere at any time; they cannot while a file becomes a folder.
        let keepsLinks: Bool

        /// Everything that the output may hold after publishing `after` over `before`.
        var published: [String: String] {
            after.merging(before.filter { $0.key.hasPrefix("assets/") }) { new, _ in new }
        }
    }

    static let ordinary = Edit(
        testDescription: "pages come, change and go",
        before: [
            "index.html": "1 →a/dk.html →a/old.html →assets/site.1.css →o/p/q.html",
            "a/dk.html": "1 →a/dk.json",
            "a/dk.json": "1", "a/old.html": "1 →assets/site.1.css", "o/p/q.html": "1",
            "feed.xml": "1 →a/old.html",
            "assets/site.1.css": "1", "same.html": "1", "404.html": "1 →index.html",
        ],
        after: [
            "index.html": "2 →a/dk.html →n/m/new.html →z.html →assets/site.2.css",
            "a/dk.html": "2 →a/dk.json →z.html →n/index.html →assets/site.2.css", "a/dk.json": "2",
            "n/m/new.html": "2 →a/dk.html", "n/index.html": "2 →n/m/new.html", "z.html": "2",
            "feed.xml": "2 →z.html",
            "assets/site.2.css": "2", "same.html": "1", "404.html": "2 →index.html →z.html",
        ], keepsLinks: true)

    static let awkward = Edit(
        testDescription: "a file becomes a folder and a folder a file",
        before: ["index.html": "1", "a": "1", "b/c/d": "1", "b/e": "1"],
        after: ["index.html": "2", "a/x/y": "2", "a/z": "2", "b": "2"], keepsLinks: false)

    /// How a system call goes wrong.
    enum Trouble: CaseIterable {
        /// This one call fails, and those after it, clean-up among them, succeed.
        case fails
        /// Nothing is done any more, as if the process had been killed.
        case killed
    }

    @Test(arguments: [ordinary, awkward], Trouble.allCases)
    func survivesTroubleAtAnyCall(_ edit: Edit, _ trouble: Trouble) throws {
        for number in 0... {
            let sandbox = PublishingSandbox()
            _ = try sandbox.publisher().publish(artifacts(edit.before), jobs: 1)
            sandbox.write("mine", to: "site/public/foreign.txt")
            let counter = CallCounter()
            let disk = counter.disk { call, _ in
                call == number || (trouble == .killed && call > number) ? .errno(EIO) : nil
            }
            let failure = failure { () throws(PublishingFailure) in
                try sandbox.publisher(disk: disk).publish(artifacts(edit.after), jobs: 1)
            }
            if counter.calls.count <= number {
                #expect(
                    failure == nil && number > 100, "there are more than \(number) calls in which to fail")
                break
            }
            let context = Comment("call \(number), \(counter.calls[number].rawValue)")
            try checkBetween(edit, in: sandbox, context)
            if !counter.calls[..<number].contains(.rename) {
                #expect(files(in: sandbox) == edit.before, context)
            }
            // Half of the time the author has changed his mind meanwhile.
            let next = number.isMultiple(of: 2) ? edit.after : edit.before
            let publication = try sandbox.publisher().publish(artifacts(next), jobs: 1)
            #expect(publication.warnings.allSatisfy { $0.hasPrefix("the last build was stopped") }, context)
            checkAfter(next, of: edit, in: sandbox, context)
        }
    }

    @Test(arguments: [ordinary, awkward])
    func endsTheSameWhenCallsAreInterruptedAndWritesAreShort(_ edit: Edit) throws {
        let sandbox = PublishingSandbox()
        for files in [edit.before, edit.after] {
            let counter = CallCounter()
            let disk = counter.disk { number, call in
                number.isMultiple(of: 2) ? .errno(EINTR) : call == .write ? .short : nil
            }
            _ = try sandbox.publisher(disk: disk).publish(artifacts(files), jobs: 1)
            _ = try sandbox.publisher(to: "plain").publish(artifacts(files), jobs: 1)
        }
        #expect(sandbox.tree(hidden: true) == sandbox.tree("plain", hidden: true))
    }

    @Test(arguments: [Disk.Call.write, .close, .syncfs, .chmod])
    func meetsAFullDiskBeforeAnythingMoves(_ call: Disk.Call) throws {
        let sandbox = PublishingSandbox()
        _ = try sandbox.publisher().publish(artifacts(Self.ordinary.before), jobs: 2)
        let before = sandbox.tree(hidden: true)
        // The first write is that of the process number into the lock.
        let isFirst = Mutex(true)
        let disk = Disk { made in
            guard made == call else { return nil }
            let isLock = isFirst.withLock { isFirst in
                defer { isFirst = false }
                return isFirst && call == .write
            }
            return isLock ? nil : .errno(ENOSPC)
        }
        let failure = failure { () throws(PublishingFailure) in
            try sandbox.publisher(disk: disk).publish(artifacts(Self.ordinary.after), jobs: 2)
        }
        #expect(failure?.description.hasSuffix("No space left on device") == true)
        #expect(sandbox.tree(hidden: true) == before)
    }

    @Test(arguments: [0, 2, 5, 9, 12, 17, 20])
    func survivesARealKill(_ number: Int) async throws {
        let sandbox = PublishingSandbox()
        let edit = Self.ordinary
        _ = try sandbox.publisher().publish(artifacts(edit.before), jobs: 1)
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = sandbox.root as String, number] in
            let changes: [Disk.Call] = [.rename, .unlink, .rmdir, .mkdir, .syncfs]
            let count = Atomic(0)
            let disk = Disk { call in
                if changes.contains(call), count.add(1, ordering: .relaxed).oldValue == number {
                    kill(getpid(), SIGKILL)
                }
                return nil
            }
            let publisher = Publisher(
                output: root + "/site/public", site: root + "/site", protected: [], home: nil, disk: disk)
            _ = try publisher.publish(artifacts(StagingTests.ordinary.after), jobs: 1)
        }
        sandbox.write("mine", to: "site/public/foreign.txt")
        try checkBetween(edit, in: sandbox, "")
        _ = try sandbox.publisher().publish(artifacts(edit.after), jobs: 1)
        checkAfter(edit.after, of: edit, in: sandbox, "")
    }

    @Test func doesNotTakeForItsOwnWhatAppearsAfterAKill() throws {
        let sandbox = PublishingSandbox()
        _ = try sandbox.publisher().publish(artifacts(["a.html": "1"]), jobs: 1)
        // The second rename is that of the first file.
        let renames = Atomic(0)
        let disk = Disk { call in
            call == .rename && renames.add(1, ordering: .relaxed).oldValue > 0 ? .errno(EIO) : nil
        }
        let files = artifacts(["a.html": "2", "b.html": "2"])
        #expect(
            failure { () throws(PublishingFailure) in
                try sandbox.publisher(disk: disk).publish(files, jobs: 1)
            }
                == .disk(path: sandbox.output + "/b.html", operation: .rename, errno: EIO))
        sandbox.write("my own", to: "site/public/b.html")
        let refused = failure { () throws(PublishingFailure) in
            try sandbox.publisher().publish(files, jobs: 1)
        }
        #expect(refused?.description.contains("/b.html' is in the way") == true)
        let publication = try sandbox.publisher().publish(artifacts(["a.html": "2"]), jobs: 1)
        #expect(
            publication.warnings == [
                "the last build was stopped while it published; this one finishes its work"
            ])
        #expect(sandbox.tree() == ["a.html": "2", "b.html": "my own"])
    }

    /// Each file is wholly old or new, nothing foreign is touched, and all links lead somewhere.
    private func checkBetween(_ edit: Edit, in sandbox: PublishingSandbox, _ context: Comment) throws {
        let files = files(in: sandbox)
        for (path, text) in files {
            #expect(text == edit.before[path] || text == edit.after[path], context)
        }
        #expect(sandbox.text("site/public/foreign.txt") == "mine", context)
        guard edit.keepsLinks else { return }
        var ahead = ["index.html"]
        var seen: Set<String> = []
        while let path = ahead.popLast() {
            let text = try #require(files[path], "\(context): '\(path)' is linked to")
            guard seen.insert(path).inserted else { continue }
            ahead += text.split(separator: " ").filter { $0.first == "→" }.map { String($0.dropFirst()) }
        }
    }

    /// The output is what an undisturbed build makes of it, apart from assets that may be kept.
    private func checkAfter(
        _ next: [String: String], of edit: Edit, in sandbox: PublishingSandbox, _ context: Comment
    ) {
        let isPage = { (file: (key: String, value: String)) in !file.key.hasPrefix("assets/") }
        let files = files(in: sandbox)
        #expect(files.filter(isPage) == next.filter(isPage), context)
        #expect(files.allSatisfy { edit.published[$0.key] == $0.value || isPage($0) }, context)
        #expect(next.allSatisfy { files[$0.key] == $0.value }, context)
        let folders = sandbox.tree().filter { $0.value == "/" }.keys
        #expect(folders.allSatisfy { folder in files.keys.contains { $0.hasPrefix(folder + "/") } }, context)
        #expect(sandbox.text("site/public/foreign.txt") == "mine", context)
        #expect(sandbox.tree("site/public/.accord").keys.sorted() == ["lock", "manifest"], context)
    }

    private func files(in sandbox: PublishingSandbox) -> [String: String] {
        sandbox.tree().filter { $0.value != "/" && $0.key != "foreign.txt" }
    }
}
