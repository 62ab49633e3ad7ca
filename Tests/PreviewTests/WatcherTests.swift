import Foundation
import Testing

@testable import Preview

/// Saves as editors and tools make them. Each is one change, however many events it makes.
struct WatcherTests {
    /// A site of two folders, watched.
    private final class Folder {
        let path: String
        private var ends: [Int32] = [-1, -1]

        init() throws {
            path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
            for name in ["content/agreements", "templates/assets", "public"] {
                try FileManager.default.createDirectory(
                    atPath: path + "/" + name, withIntermediateDirectories: true)
            }
            try write("old", to: "content/agreements/a.md")
            #expect(pipe(&ends) == 0)
        }

        deinit {
            for end in ends { close(end) }
            try? FileManager.default.removeItem(atPath: path)
        }

        var interruption: Int32 { ends[0] }

        func watcher() throws -> Watcher { try Watcher(site: path, names: ["content", "templates"]) }

        func write(_ text: String, to name: String) throws {
            let file = try #require(fopen(path + "/" + name, "w"))
            fputs(text, file)
            fclose(file)
        }

        func move(_ old: String, to new: String) { #expect(rename(path + "/" + old, path + "/" + new) == 0) }

        func make(_ name: String) { #expect(mkdir(path + "/" + name, 0o755) == 0) }

        /// What a wait comes to; a change is waited for up to ten seconds.
        func wait(_ watcher: Watcher, milliseconds: Int32 = 10_000) throws -> Wait {
            let first = try watcher.wait(milliseconds: milliseconds, interruption: ends[0])
            guard first == .changed else { return first }
            return try watcher.settle(interruption: ends[0]) == .interrupted ? .interrupted : .changed
        }

        func interrupt() { #expect(Glibc.write(ends[1], "!", 1) == 1) }
    }

    enum Save: String, CaseIterable, CustomTestStringConvertible {
        case truncateAndWrite, renameOver, likeVim, manyAtOnce, deleteAndRecreate, folderRenamed,
            folderAndFile
        case contentReplaced, template

        var testDescription: String { rawValue }
    }

    private func make(_ save: Save, in folder: Folder) throws {
        let file = "content/agreements/a.md"
        switch save {
        case .truncateAndWrite: try folder.write("new", to: file)
        case .renameOver:
            try folder.write("new", to: "content/agreements/.a.md.tmp")
            folder.move("content/agreements/.a.md.tmp", to: file)
        case .likeVim:
            try folder.write("", to: "content/agreements/4913")
            unlink(folder.path + "/content/agreements/4913")
            folder.move(file, to: file + "~")
            try folder.write("new", to: file)
            unlink(folder.path + "/" + file + "~")
        case .manyAtOnce:
            for number in 0..<200 { try folder.write("new", to: "content/agreements/n\(number).md") }
        case .deleteAndRecreate:
            unlink(folder.path + "/" + file)
            try folder.write("new", to: file)
        case .folderRenamed: folder.move("content/agreements", to: "content/entries")
        case .folderAndFile:
            folder.make("content/pages")
            try folder.write("new", to: "content/pages/p.md")
        case .contentReplaced:
            folder.move("content", to: "content.old")
            folder.make("content")
            try folder.write("new", to: "content/site.yaml")
        case .template: try folder.write("new", to: "templates/assets/site.css")
        }
    }

    @Test(arguments: Save.allCases)
    func tellsASaveOnce(_ save: Save) throws {
        let folder = try Folder()
        let watcher = try folder.watcher()
        try make(save, in: folder)
        #expect(try folder.wait(watcher) == .changed)
        #expect(try folder.wait(watcher, milliseconds: 100) == .nothing)
    }

    @Test func followsFoldersThatMoved() throws {
        let folder = try Folder()
        let watcher = try folder.watcher()
        try make(.folderRenamed, in: folder)
        #expect(try folder.wait(watcher) == .changed)
        try folder.write("newer", to: "content/entries/a.md")
        #expect(try folder.wait(watcher) == .changed)
        try make(.contentReplaced, in: folder)
        #expect(try folder.wait(watcher) == .changed)
        try folder.write("newest", to: "content/site.yaml")
        #expect(try folder.wait(watcher) == .changed)
    }

    @Test func waitsForAFileThatIsBeingWritten() throws {
        let folder = try Folder()
        let watcher = try folder.watcher()
        let file = try #require(fopen(folder.path + "/content/agreements/a.md", "w"))
        fputs("half", file)
        fflush(file)
        let start = ContinuousClock.now
        // Nobody closes the file, so the wait ends by itself.
        #expect(try folder.wait(watcher) == .changed)
        #expect(ContinuousClock.now - start > .milliseconds(900))
        fclose(file)
        #expect(try folder.wait(watcher) == .changed)
    }

    @Test(arguments: [
        "content/.a.md.swp", "content/a.md~", "content/#a.md#", "public/index.html", "notes.md",
    ])
    func passesOver(_ name: String) throws {
        let folder = try Folder()
        let watcher = try folder.watcher()
        try folder.write("x", to: name)
        #expect(try folder.wait(watcher, milliseconds: 100) == .nothing)
    }

    @Test func tellsOfChangesMadeMeanwhile() throws {
        let folder = try Folder()
        let watcher = try folder.watcher()
        try folder.write("new", to: "content/agreements/a.md")
        #expect(try watcher.wait(milliseconds: 10_000, interruption: folder.interruption) == .changed)
        #expect(watcher.isSettled)
        try folder.write("newer", to: "content/agreements/a.md")
        #expect(try watcher.settle(interruption: folder.interruption) == .changed)
        try folder.write("newest", to: "content/agreements/a.md")
        #expect(try watcher.wait(milliseconds: 10_000, interruption: folder.interruption) == .changed)
        #expect(try watcher.settle(interruption: folder.interruption) == .nothing)
    }

    @Test func isInterrupted() throws {
        let folder = try Folder()
        let watcher = try folder.watcher()
        folder.interrupt()
        #expect(try folder.wait(watcher) == .interrupted)
    }
}
