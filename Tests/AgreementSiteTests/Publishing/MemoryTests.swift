internal import Glibc
import Testing

@testable import AgreementSite

struct MemoryTests {
    private let sandbox = PublishingSandbox()

    private func memory() throws -> Memory {
        try Memory(of: OutputPlace(disk: Disk(), path: "public", root: Disk().openFolder(sandbox.root)))
    }

    @Test func isEmptyWithoutManifest() throws {
        #expect(
            try Memory(of: OutputPlace(disk: Disk(), path: "public", root: nil)).says(Manifest([])) == false)
        for _ in 0..<2 {
            let memory = try memory()
            #expect(memory.manifest == Manifest([]) && !memory.isDamaged && !memory.says(Manifest([])))
            _ = mkdir(sandbox.path(".accord"), 0o755)
        }
    }

    @Test func isWhatTheManifestSays() throws {
        sandbox.makeFolder(".accord")
        sandbox.write(String(decoding: Manifest([]).bytes, as: UTF8.self), to: ".accord/manifest")
        let memory = try memory()
        #expect(memory.says(Manifest([])) && !memory.isDamaged)
    }

    @Test(arguments: ["", "accord manifest 2\n", "<html>"])
    func isEmptyWhenTheManifestIsDamaged(_ text: String) throws {
        sandbox.makeFolder(".accord")
        sandbox.write(text, to: ".accord/manifest")
        let memory = try memory()
        #expect(memory.isDamaged && memory.manifest == Manifest([]) && !memory.says(Manifest([])))
    }

    @Test func followsNoLink() {
        sandbox.makeFolder(".accord")
        sandbox.link(".accord/manifest", to: "/dev/null")
        #expect(
            throws: PublishingFailure.disk(path: "public/.accord/manifest", operation: .open, errno: ELOOP)
        ) {
            try memory()
        }
    }
}
