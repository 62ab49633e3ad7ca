import Foundation
import Testing

/// Follows `docs/tutorial.md` word for word: types every line, makes every change to a file, and compares all
/// that comes back. `UPDATE_GOLDENS=1` writes into the page what comes back now.
final class TutorialTests {
    private let path = repository + "/docs/tutorial.md"
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "accord-\(UUID().uuidString)").path
    /// The day on which the page was written.
    private let environment = [
        "SOURCE_DATE_EPOCH": "1774008000",
        "PATH": (accordPath as NSString).deletingLastPathComponent + ":/usr/bin:/bin",
    ]
    private var place = ""
    private var preview: PreviewProcess?

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @Test func canBeFollowedWordForWord() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        place = folder
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let steps = try Tutorial(text).steps
        try #require(steps.count > 40)
        var page = text.components(separatedBy: "\n")
        var added = 0
        var lines: [String] = []
        for (index, step) in steps.enumerated() {
            switch step {
            case .type(let typed):
                lines = typed
                // What comes back is compared below, where it is shown.
                if index + 1 == steps.count || !isShown(steps[index + 1]) { _ = try type(typed, shown: "") }
            case .see(let shown, let line):
                let seen = try type(lines, shown: shown)
                guard Self.lasting(seen) != Self.lasting(shown) else { continue }
                let old = shown.components(separatedBy: "\n").count - 1
                let new = seen.components(separatedBy: "\n").dropLast()
                page.replaceSubrange(line + added..<line + added + old, with: new)
                added += new.count - old
                Issue.record(
                    "docs/tutorial.md:\(line): what comes back is\n\(seen)and the page shows\n\(shown)")
            case .write(let path, let new):
                try #require(FileManager.default.fileExists(atPath: place + "/" + path), "\(path)")
                try write(new, to: path)
            case .replace(let path, let old, let new):
                let parts = try read(path).components(separatedBy: old)
                try #require(parts.count == 2, "'\(path)' has this once: \(old)")
                try write(parts.joined(separator: new), to: path)
            case .append(let path, let new): try write(read(path) + new, to: path)
            }
        }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try page.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        }
        try expectPreviewToFollow()
        let archive = try start("/usr/bin/tar", ["-tzf", place + "/harbours.tar.gz"]).text
        for name in ["index.html", "agreements/eastmark.html", "agreements/westmark.html", "feed.xml"] {
            #expect(archive.contains("./\(name)\n"), "\(name)")
        }
        #expect(!archive.contains("country-"))
    }

    /// The preview shows the last change of all, and ends when it is asked to.
    private func expectPreviewToFollow() throws {
        let preview = try #require(self.preview)
        let events = try preview.events()
        while try !preview.page("index.html").contains("Tell The Norland Courier.") {
            try #require(try events.event() != nil, "\(preview.complaint)")
        }
        #expect(preview.end(with: SIGINT) == 0)
    }

    private func isShown(_ step: Tutorial.Step) -> Bool { if case .see = step { true } else { false } }

    /// Types the lines, and gives what the terminal shows.
    private func type(_ lines: [String], shown: String) throws -> String {
        var seen = ""
        for line in lines {
            if line.hasPrefix("cd ") {
                place += "/" + line.dropFirst(3)
                continue
            }
            if line == "accord serve" {
                // In a terminal of its own; at any port, for tests run side by side.
                let preview = try PreviewProcess("--site", place, "--port", "0")
                self.preview = preview
                seen += try said(by: preview)
                continue
            }
            let run = try start(
                "/bin/sh", ["-c", "cd '\(place)' && { \(line); } 2>&1"], environment: environment)
            seen += run.text
            let status: Int32 =
                line == "accord diff" ? 4 : line == "accord check" && shown.contains("error:") ? 1 : 0
            #expect(run.status == status, "\(line): \(run.text)")
        }
        return seen
    }

    /// What the preview says at first: what it built, its address, and a last line that may come as late as
    /// some pages.
    private func said(by preview: PreviewProcess) throws -> String {
        let address = preview.address.replacingOccurrences(of: ":\(preview.port)/", with: ":4000/")
        var lines: [Substring] = []
        for _ in 0..<1000 where lines.count < 2 {
            _ = try preview.page("index.html")
            lines = preview.complaint.split(separator: "\n")
        }
        try #require(lines.count == 2, "\(preview.complaint)")
        return "\(lines[0])\n\(address)\n\(lines[1])\n"
    }

    private func read(_ path: String) throws -> String {
        try String(contentsOfFile: place + "/" + path, encoding: .utf8)
    }

    private func write(_ text: String, to path: String) throws {
        try text.write(toFile: place + "/" + path, atomically: true, encoding: .utf8)
    }

    /// The text without what differs from run to run: how long things took.
    private static func lasting(_ text: String) -> String {
        text.replacing(/[0-9]+\.[0-9] ms/, with: "… ms")
    }
}
