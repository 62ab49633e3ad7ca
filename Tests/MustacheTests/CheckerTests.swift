import Mustache
import Testing

struct CheckerTests {
    private static let person = Shape(
        "person", [Field("name", .text, ""), Field("born", .text, "", optional: true)])
    private static let node = Shape(
        "node", [Field("label", .text, ""), Field("children", .list(of: .enclosing), "")])
    private static let page = Shape(
        "page",
        [
            Field("title", .text, ""), Field("body", .markup, ""), Field("draft", .flag, ""),
            Field("author", .object(person), ""), Field("people", .list(of: .object(person)), ""),
            Field("tags", .list(of: .text), ""), Field("grid", .list(of: .list(of: .text)), ""),
            Field("tree", .object(node), ""),
        ])

    private func errors(_ main: String, with partials: [String: String] = [:]) throws -> [TemplateError] {
        try library(main, with: partials).check("main", gives: Self.page)
    }

    @Test(arguments: [
        "{{title}}{{body}}{{{body}}}{{&body}}", "{{#title}}{{.}}{{/title}}{{#body}}{{{.}}}{{/body}}",
        "{{#draft}}{{title}}{{/draft}}{{^draft}}{{title}}{{/draft}}",
        "{{author.name}}{{#author}}{{name}}{{title}}{{/author}}",
        "{{#people}}{{name}}{{born}}{{.name}}{{title}}{{/people}}{{^people}}{{title}}{{/people}}",
        "{{#tags}}{{.}}{{/tags}}{{#grid}}{{#.}}{{.}}{{/.}}{{/grid}}",
        "{{^author.born}}{{title}}{{/author.born}}",
        "{{#author.name}}{{.}}{{born}}{{/author.name}}".replacing("{{born}}", with: ""),
        "{{.title}}{{#author}}{{.name}}{{/author}}",
        "{{! any thing }}{{=| |=}}|title|",
        "{{#tree}}{{label}}{{#children}}{{label}}{{#children}}{{label}}{{/children}}{{/children}}{{/tree}}",
    ])
    func acceptsNamesThatAreGiven(_ template: String) throws {
        #expect(try errors(template) == [])
    }

    @Test(arguments: [
        Wrong("{{titel}}", 2, 5, "'titel' is not given here", "did you mean 'title'?"),
        Wrong("é {{#nobody}}{{x}}{{/nobody}}", 6, 6, "'nobody' is not given here", "did you mean 'body'?"),
        Wrong(
            "{{^x}}{{/x}}", 3, 1, "'x' is not given here",
            "use one of: author, body, draft, grid, people, tags, title, tree"),
        Wrong(
            "{{name}}", 2, 4, "'name' is not given here",
            "use one of: author, body, draft, grid, people, tags, title, tree"),
        Wrong("{{#author}}{{nam}}{{/author}}", 13, 3, "'nam' is not given here", "did you mean 'name'?"),
        Wrong("{{author.nam}}", 9, 3, "'author' has no 'nam'", "did you mean 'name'?"),
        Wrong("{{#author}}{{.title}}{{/author}}", 14, 5, "'.' has no 'title'", "use one of: born, name"),
        Wrong("{{title.x}}", 8, 1, "'title' is text and has no 'x'", nil),
        Wrong("{{tree.label.x.y}}", 13, 1, "'tree.label' is text and has no 'x'", nil),
        Wrong("{{people.name}}", 9, 4, "'people' is a list and has no 'name'", nil),
        Wrong("{{#tags}}{{.name}}{{/tags}}", 12, 4, "'.' is text and has no 'name'", nil),
    ])
    func refusesANameThatIsNotGiven(_ wrong: Wrong) throws {
        #expect(try errors(wrong.template) == [wrong.error])
    }

    @Test(arguments: [
        Wrong("{{{title}}}", 0, 11, "'title' is text and is always escaped", "write {{title}}"),
        Wrong(
            "a{{& author.name }}", 1, 18, "'author.name' is text and is always escaped",
            "write {{author.name}}"),
        Wrong(
            "{{draft}}", 2, 5, "'draft' is a flag and cannot be written",
            "ask for it: {{#draft}}…{{/draft}}"),
        Wrong(
            "{{people}}", 2, 6, "'people' is a list and cannot be written",
            "go through it: {{#people}}…{{/people}}"),
        Wrong(
            "{{{author}}}", 3, 6, "'author' is an object and cannot be written",
            "go into it: {{#author}}…{{/author}}"),
        Wrong(
            "{{#draft}}{{.}}{{/draft}}", 12, 1, "'.' is a flag and cannot be written",
            "ask for it: {{#.}}…{{/.}}"),
        Wrong(
            "{{#grid}}{{.}}{{/grid}}", 11, 1, "'.' is a list and cannot be written",
            "go through it: {{#.}}…{{/.}}"),
    ])
    func refusesToWriteWhatIsNoText(_ wrong: Wrong) throws {
        #expect(try errors(wrong.template) == [wrong.error])
    }

    @Test(arguments: [
        Wrong("{{>hed}}", 3, 3, "there is no template 'hed'", "did you mean 'head'?"),
        Wrong(
            "{{<hed}}{{$a}}{{x}}{{/a}}{{/hed}}", 3, 3, "there is no template 'hed'", "did you mean 'head'?"),
        Wrong(
            "{{>*title}}", 3, 6, "there is no template '*title'",
            "a partial is named in the template, not in the data"),
        Wrong(
            "{{<head}}{{$tilte}}{{/tilte}}{{/head}}", 12, 5, "'head' has no block 'tilte'",
            "did you mean 'title'?"),
        Wrong(
            "{{<head}} some text {{/head}}", 10, 9,
            "what stands in 'head' outside its blocks is never written",
            "put it into a block, {{$name}}…{{/name}}, or take it out"),
        Wrong(
            "{{<head}}{{#x}}{{$title}}{{/title}}{{/x}}{{/head}}", 9, 6,
            "what stands in 'head' outside its blocks is never written",
            "put it into a block, {{$name}}…{{/name}}, or take it out"),
    ])
    func refusesToIncludeWhatIsNotThere(_ wrong: Wrong) throws {
        #expect(try errors(wrong.template, with: ["head": "{{$title}}{{/title}}"]) == [wrong.error])
    }

    @Test func followsPartialsParentsAndBlocksWithTheNamesAtTheirPlace() throws {
        let partials = [
            "row": "{{name}}{{nmae}}",
            "layout": "{{$head}}{{wrong}}{{/head}}{{#author}}{{$main}}{{/main}}{{/author}}",
        ]
        #expect(try errors("{{#people}}{{>row}}{{/people}}", with: partials).map(\.path) == ["row.mustache"])
        #expect(try errors("{{>row}}", with: partials).map(\.offset) == [2, 10])
        let filled = "{{<layout}}{{$head}}{{/head}}{{$main}}{{name}}{{born}}{{nmae}}{{/main}}{{/layout}}"
        #expect(try errors(filled, with: partials).map(\.offset) == [56])
        #expect(
            try errors("{{<layout}}{{/layout}}", with: partials).map(\.summary) == [
                "'wrong' is not given here"
            ])
    }

    @Test func letsAParentBeFilledThroughWhatItIncludes() throws {
        let partials = [
            "p": "{{<q}}{{$a}}{{$c}}{{/c}}{{/a}}{{/q}}{{>r}}", "q": "{{$a}}{{/a}}", "r": "{{$b}}{{/b}}",
        ]
        #expect(try errors("{{<p}}{{$a}}{{/a}}{{/p}}", with: partials) == [])
        #expect(try errors("{{<p}}{{$b}}{{/b}}{{$c}}{{/c}}{{/p}}", with: partials) == [])
    }

    @Test func reportsOnceWhatIsWrongInManyPlaces() throws {
        #expect(try errors("{{>p}}{{#author}}{{>p}}{{>p}}{{/author}}", with: ["p": "{{wrong}}"]).count == 1)
    }

    @Test(
        arguments: [
            ("{{>main}}", [:], 3), ("{{#title}}{{>main}}{{/title}}", [:], 13),
            ("{{#tree}}{{>main}}{{/tree}}", [:], 12),
            ("{{>a}}", ["a": "{{>b}}", "b": "{{>a}}"], 3), ("{{<main}}{{/main}}", [:], 3),
            ("{{#tree}}{{>a}}{{/tree}}", ["a": "{{#.}}{{>a}}{{/.}}"], 9),
            ("{{#tree}}{{>a}}{{/tree}}", ["a": "{{#tree}}{{>a}}{{/tree}}"], 12),
            ("{{#people}}{{>a}}{{/people}}", ["a": "{{#people}}{{>a}}{{/people}}"], 14),
        ] as [(String, [String: String], Int)])
    func refusesATemplateThatIncludesItselfWithoutEnd(
        _ template: String, _ partials: [String: String], _ offset: Int
    ) throws {
        let errors = try errors(template, with: partials)
        #expect(errors.map(\.offset) == [offset])
        #expect(errors.allSatisfy { $0.summary.hasSuffix("includes itself without end") })
        #expect(
            errors.allSatisfy { $0.hint == "include it in a section that goes one step down in the data" })
    }

    @Test(arguments: [
        ["a": "{{label}}{{#children}}{{>a}}{{/children}}"],
        ["a": "{{label}}{{#.children}}{{#label}}{{title}}{{/label}}{{>a}}{{/.children}}"],
        ["a": "{{<b}}{{$x}}{{#children}}{{>a}}{{/children}}{{/x}}{{/b}}", "b": "<{{$x}}{{/x}}>"],
        ["a": "{{<b}}{{$x}}{{label}}{{/x}}{{/b}}", "b": "{{$x}}{{/x}}{{#children}}{{>a}}{{/children}}"],
        ["a": "{{<b}}{{$x}}{{<b}}{{$x}}{{label}}{{/x}}{{/b}}{{/x}}{{/b}}", "b": "<{{$x}}{{/x}}>"],
        ["a": "{{$x}}{{<b}}{{/b}}{{/x}}", "b": "{{<a}}{{$x}}stop{{/x}}{{/a}}"],
    ])
    func letsATemplateIncludeItselfOneStepDown(_ partials: [String: String]) throws {
        #expect(try errors("{{#tree}}{{>a}}{{/tree}}", with: partials) == [])
    }

    @Test func endsWhenTemplatesIncludeEachOtherManyTimes() throws {
        var partials = ["p40": "{{title}}"]
        for index in 0..<40 { partials["p\(index)"] = "{{>p\(index + 1)}}{{>p\(index + 1)}}" }
        #expect(try errors("{{>p0}}", with: partials) == [])
    }

    @Test func refusesTemplatesThatIncludeEachOtherTooDeep() throws {
        var partials = ["p300": "{{title}}"]
        for index in 0..<300 { partials["p\(index)"] = "{{>p\(index + 1)}}" }
        let summary = "templates include each other at most 200 deep, with their sections"
        #expect(try errors("{{>p0}}", with: partials).map(\.summary) == [summary])
    }

    @Test func reportsATemplateThatIsNotThere() throws {
        let expected = TemplateError(
            path: "mian", offset: 0, length: 0, summary: "there is no template 'mian'",
            hint: "did you mean 'main'?")
        #expect(try library("").check("mian", gives: Self.page) == [expected])
    }
}

/// A template and the one error in it; shown by the template.
struct Wrong: Sendable, CustomTestStringConvertible {
    let template: String
    let error: TemplateError
    var testDescription: String { template }

    init(_ template: String, _ offset: Int, _ length: Int, _ summary: String, _ hint: String?) {
        self.template = template
        error = TemplateError(
            path: "main.mustache", offset: offset, length: length, summary: summary, hint: hint)
    }
}
