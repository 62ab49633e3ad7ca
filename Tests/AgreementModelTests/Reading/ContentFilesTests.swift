import Foundation
import Testing

@testable import AgreementModel

struct ContentFilesTests {
    private let content: SmallContent

    init() throws { content = try SmallContent() }

    private func found() throws -> [String] {
        try ContentFiles.read(content.folder, jobs: 2).diagnostics.map {
            "\($0.severity.rawValue) \($0.id.rawValue) \($0.span.file.path)"
        }
    }

    @Test func knowsEachFileByItsPlace() throws {
        try content.write("---\n---\n", to: "agreements/norland.uk.md")
        try content.write("x: y\n", to: "glossary.uk.yaml")
        let files = try ContentFiles.read(content.folder, jobs: 3)
        #expect(files.diagnostics.isEmpty && files.count == 12)
        #expect(Set(files.agreements.keys) == ["norland", "southland"])
        #expect(files.agreements["norland"]?.translations.keys.sorted() == ["uk"])
        #expect(Set(files.data.keys) == Set(ContentFiles.dataNames))
        #expect(files.data["glossary"]?.translations["uk"]?.path == "content/glossary.uk.yaml")
        #expect(Set(files.pages.keys) == ["who"] && Set(files.strings.keys) == ["en"])
    }

    @Test(arguments: [
        "glosary.yaml", "agreements/notes.txt", "agreements/a/b.md", "strings/en.uk.yaml", "pages/a.b.c.md",
        "norland.md", "agreements/Makefile", "sources.yml",
    ])
    func warnsOfFilesThatNobodyReads(_ path: String) throws {
        try content.write("x: y\n", to: path)
        #expect(try found() == ["warning stray-file content/\(path)"])
    }

    @Test(arguments: [".DS_Store", "agreements/norland.md~", ".git/config", "agreements/.norland.md.swp"])
    func passesOverWhatEditorsLeave(_ path: String) throws {
        try content.write("x", to: path)
        #expect(try found() == [])
    }

    @Test(arguments: ["agreements/x.md", "x.yaml", "extra"])
    func followsNoLinks(_ path: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: content.path + "/" + path, withDestinationPath: "/etc/passwd")
        #expect(try found() == ["error unreadable-file content/\(path)"])
    }

    @Test func waitsForNoPipe() throws {
        try #require(mkfifo(content.path + "/agreements/x.md", 0o600) == 0)
        #expect(try found() == ["error unreadable-file content/agreements/x.md"])
    }

    @Test func refusesFoldersBeyondItsDepth() throws {
        try content.write("x", to: "a/b/c/d/e.md")
        #expect(try found() == ["error unreadable-file content/a/b/c/d"])
    }

    @Test func refusesNamesThatAreNoText() throws {
        let name = (content.path + "/agreements/x").utf8CString.dropLast() + [CChar(bitPattern: 0xFF), 0]
        let file = open(Array(name), O_WRONLY | O_CREAT, 0o600)
        try #require(file >= 0)
        close(file)
        #expect(try found() == ["error unreadable-file content/agreements/x\u{FFFD}"])
    }
}
