import Foundation
import Testing

/// The version stands in one place, and everything that names it agrees.
struct VersionTests {
    @Test func theProgramTheScriptAndTheChangelogAgree() throws {
        let run = try accord("--version")
        #expect(run.status == 0)
        let version = try shell("'\(repository)/script/version'").text
        #expect(run.text == "accord \(version)")
        let parts = version.dropLast().split(separator: ".").compactMap { Int($0) }
        #expect(parts.count == 3 && version.hasSuffix("\n"), "'\(version)' is one line of three numbers")
        let changelog = try String(contentsOfFile: repository + "/CHANGELOG.md", encoding: .utf8)
        let newest = changelog.split(separator: "\n").first { $0.hasPrefix("## ") }
        #expect(
            newest?.dropFirst(3).prefix { $0 != " " } == version.dropLast(),
            "the newest section is of this version")
    }
}
