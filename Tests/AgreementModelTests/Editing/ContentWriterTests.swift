import Foundation
import Testing

@testable import AgreementModel

struct ContentWriterTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)")

    @Test func makesAFileOnceWithItsFolders() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/a/b/c.md"
        try ContentWriter.create([1, 2], at: path)
        #expect(throws: ContentWriter.Failure.self) { try ContentWriter.create([3], at: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data([1, 2]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a/b") == ["c.md"])
    }

    @Test func replacesOnlyWhatItHasRead() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/c.md"
        try ContentWriter.create([1], at: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: ContentWriter.Failure.self) { try ContentWriter.replace([9], with: [2], at: path) }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data([1]))
        try ContentWriter.replace([1], with: [2, 3], at: path)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data([2, 3]))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["c.md"])
    }

    @Test func doesNotFollowLinks() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try ContentWriter.create([1], at: folder.path + "/real")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link", withDestinationPath: folder.path + "/real")
        #expect(throws: ContentWriter.Failure.self) {
            try ContentWriter.replace([1], with: [2], at: folder.path + "/link")
        }
        #expect(throws: ContentWriter.Failure.self) {
            try ContentWriter.create([2], at: folder.path + "/link")
        }
        #expect(try Data(contentsOf: URL(filePath: folder.path + "/real")) == Data([1]))
    }
}
