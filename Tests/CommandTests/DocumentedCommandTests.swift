import Foundation
import Testing

/// Every command that the README and `docs/` show is run, in a copy of this repository's site; but those of
/// the tutorial, which follow from each other: `TutorialTests`.
struct DocumentedCommandTests {
    /// The lines of the blocks marked as `sh`, with the file they stand in.
    private static let commands: [String] = {
        let docs = (try? FileManager.default.contentsOfDirectory(atPath: repository + "/docs")) ?? []
        let files =
            ["README.md"]
            + docs.filter { $0.hasSuffix(".md") && $0 != "tutorial.md" }.sorted().map { "docs/" + $0 }
        return files.flatMap { file in
            let text = (try? String(contentsOfFile: repository + "/" + file, encoding: .utf8)) ?? ""
            return text.components(separatedBy: "```sh\n").dropFirst().flatMap { block in
                block.components(separatedBy: "\n```")[0].split(separator: "\n").map(String.init)
            }
        }
    }()

    @Test func thereAreCommands() { #expect(Self.commands.count > 3) }

    @Test(arguments: commands)
    func runs(_ command: String) throws {
        let site = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: site) }
        try FileManager.default.createDirectory(atPath: site + "/public", withIntermediateDirectories: true)
        for folder in ["content", "templates"] {
            try FileManager.default.copyItem(
                atPath: "\(repository)/\(folder)", toPath: "\(site)/\(folder)")
        }
        let line: String
        switch command {
        case _ where command.hasPrefix("make "):
            // What the targets do is tested by itself; here it is enough that they exist.
            line = "\(command) --dry-run --directory '\(repository)' >/dev/null"
        case _ where command.hasPrefix("python3 -m http.server"):
            line = "timeout 1 \(command) 0 >/dev/null 2>&1; [ $? -eq 124 ]"
        case _ where command.hasPrefix("accord serve"):
            // Ends well when it is asked to, once ('--foreground'); at any port, for tests run side by side.
            line =
                "timeout --foreground --preserve-status -s INT 1 "
                + "\(accordPath)\(command.dropFirst(6)) >/dev/null 2>&1"
        default:
            let name = command.split(separator: " ").first.map(String.init) ?? ""
            try #require(
                name == "accord" || name.hasSuffix("/accord"), "no test knows how to run '\(command)'")
            let isDifference = command.hasPrefix(name + " diff")
            // Nothing is published yet, so everything differs.
            line = accordPath + command.dropFirst(name.count) + (isDifference ? "; [ $? -eq 4 ]" : "")
        }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(filePath: site)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(line)")
    }
}
