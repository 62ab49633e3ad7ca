import Testing

@testable import AgreementSite

struct SurveyTests {
    private let sandbox = PublishingSandbox()

    private func survey(_ listed: [Manifest.Entry] = []) throws -> Survey {
        Survey(
            place: OutputPlace(disk: Disk(), path: "public", root: try Disk().openFolder(sandbox.root)),
            listed: Manifest(listed), jobs: 2, cancel: { nil })
    }

    @Test func comparesBytesWithWhatShallStandThere() throws {
        sandbox.write("same", to: "a")
        sandbox.write("SAME", to: "b")
        sandbox.write("longer", to: "c")
        let texts = ["a": "same", "b": "same", "c": "same", "d": "same", "a/e": "same", "site": "same"]
        let found = try survey().look(at: artifacts(texts))
        let standings = Dictionary(
            uniqueKeysWithValues: found.map { ($0.entry.path.description, $0.standing) })
        let file = try #require(OutputPath("a"))
        let folder = OutputPath("site")
        #expect(
            standings == [
                "a": .same, "b": .file(SHA256Digest(of: Array("SAME".utf8))), "c": .file(nil), "d": .absent,
                "a/e": .blocked(file),
                "site": .folder(foreign: folder),
            ])
        #expect(found.allSatisfy { $0.entry.digest == SHA256Digest(of: Array("same".utf8)) })
    }

    @Test func readsFilesOfASizeThatTheManifestKnows() throws {
        sandbox.write("longer", to: "c")
        let path = try #require(OutputPath("c"))
        let entry = Manifest.Entry(path: path, kind: .file, digest: SHA256Digest(of: []), sizeBytes: 6)
        let expected = Survey.Standing.file(SHA256Digest(of: Array("longer".utf8)))
        #expect(try survey([entry]).look(at: [path]) == [expected])
        #expect(try survey([entry]).look(at: artifacts(["c": "x"])).map(\.standing) == [expected])
        #expect(try survey().look(at: [path]) == [.file(nil)])
    }
}
