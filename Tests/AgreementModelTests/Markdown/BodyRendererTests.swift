import Foundation
import Testing

@testable import AgreementModel

struct BodyRendererTests {
    private let register: Register

    init() throws { register = try SmallContent().register() }

    private func render(_ text: String, in register: Register? = nil) throws -> (
        body: RenderedBody, found: [String]
    ) {
        let register = register ?? self.register
        let file = SourceFile(text)
        let findings = Findings()
        var renderer = BodyRenderer(
            Body(file: file, range: 0..<file.bytes.count, language: "en"),
            of: register.agreement("norland"), register: register, setting: PlainSetting(),
            findings: findings)
        return (renderer.render(), findings.all.map(short))
    }

    private func html(_ text: String, in register: Register? = nil) throws -> String {
        let (body, found) = try render(text, in: register)
        #expect(found == [])
        return String(decoding: body.html, as: UTF8.self)
    }

    @Test(arguments: [
        ("[x](agreement:southland)", "<a href=\"agreement-southland\">x</a>"),
        ("[](agreement:southland)", "<a href=\"agreement-southland\">Southland</a>"),
        ("[x](agreement:norland/pilots)", "<a href=\"coding-norland-pilots\">x</a>"),
        ("[x](agreement:southland/pilots)", "<a href=\"agreement-southland\">x</a>"),
        ("[](provision:pilots)", "<a href=\"provision-pilots\">Pilots</a>"),
        ("[](page:who#signed)", "<a href=\"page-who#signed\">Who has signed?</a>"),
        ("[](TERM:pilot)", "<a href=\"term-pilot\">Pilot</a>"),
        ("[](event:storm)", "<a href=\"event-storm\">The great storm</a>"),
        ("[](count:signed/all \"pact|pacts\")", "1\u{A0}pact"), ("[](count:joined)", "1"),
    ])
    func putsInPlaceWhatReferencesStandFor(_ text: String, _ wanted: String) throws {
        #expect(try html(text) == "<p>\(wanted)</p>\n")
    }

    @Test(arguments: [
        ("x [y](agreement:nordland)", "unknown-agreement 1:7"),
        ("[y](provision:pilot)", "unknown-provision 1:5"),
        ("[y](page:whom)", "unknown-page 1:5"), ("[y](term:pilots)", "unknown-term 1:5"),
        ("[y](event:stork)", "unknown-event 1:5"), ("[y](source:txt)", "unknown-source 1:5"),
        ("[y](source:norland/txt)", "unknown-source 1:5"),
        ("[y](source:nordland/text)", "unknown-agreement 1:5"),
        ("[y](term:pilot#x)", "broken-link 1:5"), ("## A\n\n[y](#b)", "broken-link 3:5"),
        ("[](count:sined)", "broken-link 1:4"), ("[](list:sined)", "broken-link 1:4"),
        ("x [](list:signed)", "unsupported-markdown 1:6"),
        ("[y](source:text \"art. 9\")", "pinpoint-outside 1:5"),
        ("[y](agreement:norland/pilot)", "unknown-provision 1:5"),
    ])
    func refusesWhatStandsForNothing(_ text: String, _ found: String) throws {
        let complaint = try render(text).found.first
        // The address is looked for as it is written, and a reference is named without its scheme.
        #expect(
            complaint?.split(separator: ":")[0] == found.split(separator: ":")[0], "\(complaint ?? "nothing")"
        )
    }

    @Test func givesHeadingsUniqueIds() throws {
        let body = try render("## Term\n\nx\n\n## Term\n\ny\n\n### Термін\n\nz\n\n## 😀\n\nq").body
        #expect(body.headings.map(\.id) == ["term", "term-2", "termin", "section"])
        #expect(body.headings.map(\.level) == [2, 2, 3, 2])
        let html = String(decoding: body.html, as: UTF8.self)
        #expect(html.contains("<h3 id=\"termin\">\nТермін\n</h3>"))
    }

    @Test func numbersNotesByFirstCitation() throws {
        let text =
            "A.[](source:later) B.[](source:text \"art. 1\") C [words](source:later) "
            + "D.[](source:text \"art. 2\")"
        let body = try render(text).body
        #expect(body.notes.map(\.number) == [1, 2, 3])
        #expect(body.notes.map(\.pinpoint) == [nil, "art. 1", "art. 2"])
        #expect(body.notes.map(\.agreement) == [nil, "norland", "norland"])
        #expect(body.notes[0].marks == ["cite-1", "cite-3"])
        let html = String(decoding: body.html, as: UTF8.self)
        #expect(html.contains("A.<sup class=\"mark\"><a href=\"#note-1\" id=\"cite-1\">"))
        #expect(html.contains("&lt;Source&gt; </span>1</a>"))
        #expect(html.contains("C words<sup"))
    }

    @Test func setsMarksCloseToTheWordBefore() throws {
        #expect(try html("A. [](source:later)").hasPrefix("<p>A.<sup"))
        #expect(try html("A.\n[](source:later)").hasPrefix("<p>A.<sup"))
    }

    @Test func listsTheRegister() throws {
        #expect(
            try html("[](list:signed)")
                == "<ul>\n<li><a href=\"agreement-norland\">Norland</a>, on 2021-02-03</li>\n</ul>\n")
        #expect(try html("[](list:negotiating)") == "<p>\nNone on this day.\n</p>\n")
    }

    @Test func holdsBackBlocksThatRestOnWhatIsLater() throws {
        let early = try SmallContent().register(asOf: "2021-12-31")
        let text =
            "First.\n\n## Storm\n\nIt [came](event:storm).\n\n### Details\n\n"
            + "X.[](source:later)\n\n## End\n\nLast."
        let body = try render(text, in: early).body
        #expect(body.heldBackBlocks == 2)
        #expect(body.headings.map(\.id) == ["end"])
        #expect(String(decoding: body.html, as: UTF8.self).contains("came") == false)
        #expect(try render(text).body.heldBackBlocks == 0)
    }

    @Test(arguments: [
        "[x](http://a.example/%22onmouseover=alert(1))", "[x](https://a.example/'y)", "{{ x }} ${y} <%= z %>",
    ])
    func writesWhatIsOddAsText(_ text: String) throws {
        let (body, _) = try render(text)
        let html = String(decoding: body.html, as: UTF8.self)
        #expect(!html.contains("\"onmouseover") && html.components(separatedBy: "<a ").count <= 2)
        #expect(!text.hasPrefix("{{") || html == "<p>{{ x }} ${y} &lt;%= z %&gt;</p>\n")
    }

    @Test func rendersNothingBeyondTheLimits() throws {
        let (body, found) = try render(String(repeating: "> ", count: 40) + "deep")
        #expect(body.html.isEmpty && found == ["too-large 1:1"])
    }
}
