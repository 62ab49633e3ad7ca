import AgreementModel
import AgreementSite
import Foundation
import Testing

/// Every kind of mistake has a folder in `Tests/Rejected`: files laid over the fixture site, and what is
/// printed.
struct RejectedTests {
    private static let folder = repository + "/Tests/Rejected"
    private static let cases = try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()

    @Test(arguments: cases ?? [])
    func printsWhatIsWrong(_ name: String) throws {
        let site = try SmallSite()
        let overlay = RejectedTests.folder + "/" + name
        let paths = try #require(FileManager.default.enumerator(atPath: overlay)?.allObjects as? [String])
        for path in paths where path != "expected.txt" {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: overlay + "/" + path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            let target = site.path + "/" + path
            try? FileManager.default.removeItem(atPath: target)
            try FileManager.default.createDirectory(
                atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            if path.hasSuffix(".deleted") {
                try FileManager.default.removeItem(atPath: String(target.dropLast(".deleted".count)))
            } else if path.hasSuffix(".base64") {
                let encoded = try String(contentsOfFile: overlay + "/" + path, encoding: .utf8)
                let bytes = try #require(
                    Data(base64Encoded: encoded.trimmingCharacters(in: .whitespacesAndNewlines)))
                try bytes.write(to: URL(filePath: String(target.dropLast(".base64".count))))
            } else {
                try FileManager.default.copyItem(atPath: overlay + "/" + path, toPath: target)
            }
        }
        let printed = try site.build().printed
        #expect(printed.contains("[\(name)]"), "the mistake is found: \(printed)")
        let file = overlay + "/expected.txt"
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            try printed.write(toFile: file, atomically: true, encoding: .utf8)
            Issue.record("'\(name)/expected.txt' was rewritten: read the difference")
        }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == printed)
    }

    @Test func everyDiagnosticHasItsFolder() {
        let shown = Set(RejectedTests.cases ?? [])
        // These cannot be caused by content or templates alone: see AuditTests, PublishingTests and
        // CommandTests.
        let elsewhere: Set<String> = [
            "audit", "page-weight", "unreadable-file", "lost-address",
            // What waits in content that is not wrong: see StaleReportTests.
            "dead-link", "moved-link", "unreachable-link",  // See LinkReportTests.
            "stale-entry", "stale-source", "unopened-source", "low-confidence", "translation-behind",
        ]
        #expect(Set(DiagnosticID.allCases.map(\.rawValue)).subtracting(elsewhere).subtracting(shown) == [])
        #expect(shown.subtracting(DiagnosticID.allCases.map(\.rawValue)) == [])
    }
}
