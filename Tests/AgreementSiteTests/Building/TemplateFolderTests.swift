import AgreementModel
import Foundation
import Testing

@testable import AgreementSite

struct TemplateFolderTests {
    private let site: SmallSite
    private var templates: String { site.path + "/templates" }

    init() throws { site = try SmallSite() }

    private func read() throws -> [String] {
        try TemplateFolder.read(ContentFolder(root: templates, name: "templates")).diagnostics.map {
            "\($0.id.rawValue) \($0.span.file.path)"
        }
    }

    @Test func findsNothingWrongWithTheRepositorys() throws { #expect(try read() == []) }

    @Test(arguments: ["assets/x.css", "x.mustache", "sub"])
    func followsNoLinks(_ name: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: templates + "/" + name, withDestinationPath: "/etc/passwd")
        #expect(try read() == ["unreadable-file templates/\(name)"])
    }

    @Test func waitsForNoPipe() throws {
        try #require(mkfifo(templates + "/assets/x.css", 0o600) == 0)
        #expect(try read() == ["unreadable-file templates/assets/x.css"])
    }

    @Test(arguments: ["home.mustache", "assets/site.js"])
    func readsNoFileBeyondTheLimit(_ name: String) throws {
        try #require(truncate(templates + "/" + name, 1 << 40) == 0)
        #expect(try read().contains("too-large templates/\(name)"))
    }

    @Test func saysWhereATemplateIsWrong() throws {
        try Data("a\n{{#b}}".utf8).write(to: URL(filePath: templates + "/x.mustache"))
        #expect(try read() == ["template templates/x.mustache"])
    }

    @Test func refusesTemplatesThatAreNoText() throws {
        try Data([0x61, 0xFF]).write(to: URL(filePath: templates + "/x.mustache"))
        #expect(try read() == ["not-utf-8 templates/x.mustache"])
    }
}
