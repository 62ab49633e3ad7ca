import AgreementModel
import AgreementSite
import Foundation
import Testing

/// The small site, whole: what is published is what was read and approved.
///
/// The hashes in the names of assets are left out, so that a change of a colour touches no page.
struct GoldenTests {
    private static let folder = repository + "/Tests/Goldens/small-site"

    @Test func publishesTheApprovedFiles() throws {
        let build = try SmallSite().build(asOf: "2022-06-01", address: "https://example.org/pacts")
        #expect(!build.hasErrors, "\(build.printed)")
        let hash = try Regex("\\.[0-9a-f]{10,16}\\.(css|js|svg)")
        var made: [String: String] = [:]
        for artifact in build.artifacts where !artifact.path.hasPrefix("assets/") {
            made[artifact.path] = String(decoding: artifact.bytes, as: UTF8.self)
                .replacing(hash) { ".HASH." + ($0.output[1].substring ?? "") }
        }
        let files = FileManager.default
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try? files.removeItem(atPath: GoldenTests.folder)
            for (path, text) in made {
                let target = GoldenTests.folder + "/" + path
                try files.createDirectory(
                    atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try text.write(toFile: target, atomically: true, encoding: .utf8)
            }
            Issue.record("the goldens were rewritten: read the difference")
        }
        let listed = files.enumerator(atPath: GoldenTests.folder)?.allObjects as? [String] ?? []
        let approved = listed.filter { path in
            var isFolder: ObjCBool = false
            return files.fileExists(atPath: GoldenTests.folder + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        #expect(Set(approved) == Set(made.keys))
        for path in approved.sorted() {
            let text = try String(contentsOfFile: GoldenTests.folder + "/" + path, encoding: .utf8)
            #expect(text == made[path], "\(path)")
        }
    }
}
