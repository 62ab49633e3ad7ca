import Mustache
import Testing

struct LibraryTests {
    @Test func appendsToWhatIsThere() throws {
        var out = Array("before ".utf8)
        try library("after").render("main", Object(Shape("empty", []), []), into: &out)
        #expect(String(decoding: out, as: UTF8.self) == "before after")
    }

    @Test func collectsTheErrorsOfAllTemplates() {
        let errors = parseErrors("{{#a}}", with: ["b": "{{x y}}{{}}", "z": "{{", "ok": "{{ok}}"])
        #expect(errors.map(\.path) == ["b.mustache", "b.mustache", "main.mustache", "z.mustache"])
        #expect(errors.map(\.offset) == [2, 7, 0, 0])
    }

    @Test func refusesTwoTemplatesOfOneName() {
        let expected = TemplateError(
            path: "2", offset: 0, length: 0, summary: "there are two templates named 'a'", hint: nil)
        #expect(throws: InvalidTemplates.self) { try Library([("a", "1", []), ("a", "2", [])]) }
        do {
            _ = try Library([("a", "1", []), ("a", "2", [])])
        } catch {
            #expect(error.errors == [expected])
        }
    }

    @Test func acceptsNoTemplatesAndEmptyOnes() throws {
        _ = try Library([])
        #expect(try render("", Object(Shape("empty", []), [])) == "")
    }

    @Test func refusesToRenderATemplateThatIsNotThere() async {
        await #expect(processExitsWith: .failure) {
            var out: [UInt8] = []
            try Library([]).render("main", Object(Shape("empty", []), []), into: &out)
        }
    }

    @Test func endsQuicklyOnMegabytes() {
        let size = 2_000_000
        #expect(parseErrors(String(repeating: "{", count: size)).count == 1)
        #expect(parseErrors(String(repeating: "x{", count: size / 2)).isEmpty)
        #expect(parseErrors(String(repeating: " ", count: size) + "{{#a}}").count == 1)
    }

    @Test func rendersTheSameInEveryTask() async throws {
        let library = try library(
            "{{<layout}}{{$main}}\n{{#rows}}\n<td>{{a}}</td>{{>part}}\n{{/rows}}\n{{/main}}{{/layout}}",
            with: ["layout": "<main>\n  {{$main}}\n  {{/main}}\n</main>\n", "part": "<td>{{b}}</td>"])
        let rows = Shape("row", [Field("a", .text, ""), Field("b", .text, "")])
        let root = Object(
            Shape("page", [Field("rows", .list(of: .object(rows)), "")]),
            [.list((0..<100).map { .object(Object(rows, [.text("row \($0)"), .text("<\($0)>")])) })])
        let outputs = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 {
                group.addTask {
                    var out: [UInt8] = []
                    library.render("main", root, into: &out)
                    return out
                }
            }
            return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        let row = { (index: Int) in "  <td>row \(index)</td><td>&lt;\(index)&gt;</td>\n" }
        let expected = "<main>\n" + (0..<100).map(row).joined() + "</main>\n"
        #expect(outputs == [Array(expected.utf8)])
    }
}
