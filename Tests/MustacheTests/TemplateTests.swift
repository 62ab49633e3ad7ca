import Testing

@testable import Mustache

struct TemplateTests {
    private func template(_ source: String) -> Template {
        Template(name: "a", parser: TemplateParser(Array(source.utf8), path: "a.mustache", library: [:]))
    }

    @Test func knowsWhereEachStepComesFrom() {
        let template = template("x{{ a }}{{#b}}{{/b}}")
        let texts = template.origins.map { [template.text($0.tag), template.text($0.name)] }
        #expect(texts.suffix(2) == [["{{ a }}", "a"], ["{{#b}}", "b"]])
        #expect(template.origins.count == template.steps.count)
    }

    @Test func hasAStepForEachTagAndText() {
        #expect(template("").steps.isEmpty)
        #expect(template("text").steps.count == 1)
        #expect(template("a{{b}}c{{!d}}e").steps.count == 4)
        #expect(template("{{<p}} {{x}} {{$a}}{{y}}{{/a}}{{/p}}").arguments.count == 1)
    }

    @Test func keepsItsStepsSmall() {
        #expect(MemoryLayout<Step>.stride <= 32)
    }
}
