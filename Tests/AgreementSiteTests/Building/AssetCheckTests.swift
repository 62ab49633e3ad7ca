import AgreementModel
import Testing

@testable import AgreementSite

struct AssetCheckTests {
    private func check(_ text: String, at path: String = "templates/assets/map.svg") -> [String] {
        AssetCheck.check([SourceFile(path: path, bytes: Array(text.utf8))]).map {
            "\($0.id.rawValue) \($0.span.text)"
        }
    }

    @Test(arguments: [
        ("<svg><script>x</script></svg>", "script"), ("<svg><SCRIPT/></svg>", "SCRIPT"),
        ("<svg:svg><svg:script/></svg:svg>", "svg:script"), ("<svg><foreignObject/></svg>", "foreignObject"),
        ("<svg onload=\"x()\"/>", "onload"), ("<svg OnClick='x()'/>", "OnClick"),
        ("<image xlink:href=\"https://example.org/x.png\"/>", "xlink:href"),
        ("<image href='x.png'/>", "href"), ("<a href=\"javascript:x()\"/>", "href"),
        ("<image href = \"//example.org\"/>", "href"),
    ])
    func refusesDrawingsThatRunOrLoadAnything(_ drawing: String, _ place: String) {
        #expect(check(drawing) == ["unsafe-asset \(place)"])
    }

    @Test(arguments: [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#a\"/></svg>", "<!-- script -->",
        "<text>onload</text>",
    ])
    func acceptsPlainDrawings(_ drawing: String) { #expect(check(drawing) == []) }

    @Test func refusesPrivateKeys() {
        let key = "-----BEGIN OPENSSH PRIVATE KEY-----"
        #expect(check(key + "\nbm9uZQ==\n", at: "templates/assets/id.txt") == ["unsafe-asset \(key)"])
        #expect(check("-----BEGIN CERTIFICATE-----\n", at: "templates/assets/ca.txt") == [])
        #expect(check("How to make a \(key)", at: "templates/assets/help.txt") == [])
    }

    @Test(arguments: ["site.css", "Site.CSS"])
    func refusesTwoOfOneName(_ name: String) throws {
        let files = ["a/site.css", "b/\(name)"].map { SourceFile(path: "templates/assets/\($0)", bytes: []) }
        let found = AssetCheck.check(files)
        #expect(found.map(\.id) == [.duplicateOutput])
        #expect(found.first?.notes.first?.span.file.path == "templates/assets/a/site.css")
    }
}
