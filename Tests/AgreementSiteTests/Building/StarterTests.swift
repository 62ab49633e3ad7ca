import AgreementSite
import Foundation
import Testing

struct StarterTests {
    private func root(_ program: String, _ there: String...) -> Bool {
        Starter(program: program) { path in there.contains { path.hasPrefix($0 + "/") } } != nil
    }

    @Test func isFoundBesideAPackageAndAboveABuild() {
        #expect(root("/usr/bin/accord", "/usr/share/accord"))
        #expect(root("/home/me/accord/.build/release/accord", "/home/me/accord"))
        #expect(root("/home/me/accord/.build/x86_64-unknown-linux-gnu/debug/accord", "/home/me/accord"))
        #expect(!root("/usr/bin/accord", "/opt/share/accord"))
        #expect(!root("", "/usr/share/accord"))
    }

    @Test func holdsTemplatesContentAndWords() throws {
        let program = repository + "/.build/release/accord"
        let starter = try #require(Starter(program: program, exists: FileManager.default.fileExists))
        let paths = try starter.files().map(\.path)
        for path in ["templates/layout.mustache", "content/site.yaml", "content/strings/en.yaml"] {
            #expect(paths.contains(path))
        }
        #expect(Set(paths).count == paths.count)
    }
}
