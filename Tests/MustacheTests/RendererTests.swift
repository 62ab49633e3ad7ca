import Mustache
import Testing

struct RendererTests {
    @Test(arguments: [
        Example("text without tags", "Dear {reader}, }} {\n", gives: "Dear {reader}, }} {\n"),
        Example("a name", "Signed in {{place}}.", ["place": "Kyiv"], gives: "Signed in Kyiv."),
        Example(
            "text escaped", "{{t}}", ["t": "<a href=\"x\">R&D's</a>"],
            gives: "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;"),
        Example("text escaped even in three braces", "{{{t}}}|{{&t}}", ["t": "a<b"], gives: "a&lt;b|a&lt;b"),
        Example(
            "markup as it is, in any tag", "{{m}}{{{m}}}{{&m}}", ["m": markup("<b>&</b>")],
            gives: "<b>&</b><b>&</b><b>&</b>"),
        Example("nothing for an unknown name", "({{a}})({{{a}}})({{&a}})", gives: "()()()"),
        Example("nothing for an absent value", "({{a}})", ["a": nil], gives: "()"),
        Example(
            "nothing for a flag, a list, an object", "({{f}}{{l}}{{o}})",
            ["f": true, "l": ["x"], "o": ["p": "x"]], gives: "()"),
        Example("a tag in a value as text", "{{t}}", ["t": "{{x}}", "x": "no"], gives: "{{x}}"),
        Example("the spaces around a tag", " | {{a}} |\n  {{a}}\n", ["a": "x"], gives: " | x |\n  x\n"),
        Example(
            "a tag with spaces inside", "|{{ a }}|{{{ m }}}|{{& m }}|", ["a": "x", "m": markup("<i>")],
            gives: "|x|<i>|<i>|"),
        Example("text of many bytes", "{{a}}–{{b}}", ["a": "рік", "b": "👩🏽‍🌾"], gives: "рік–👩🏽‍🌾"),
    ])
    func writesValues(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example("the way into an object", "{{a.b}} {{#a}}{{b}}{{/a}}", ["a": ["b": "x"]], gives: "x x"),
        Example("many levels", "{{a.b.c.d.e}}", ["a": ["b": ["c": ["d": ["e": "deep"]]]]], gives: "deep"),
        Example(
            "markup at the way's end", "{{{a.m}}}{{&a.m}}", ["a": ["m": markup("<i>")]], gives: "<i><i>"),
        Example("nothing if the way breaks off", "[{{a.b.c}}]", ["a": ["x": "y"]], gives: "[]"),
        Example("nothing on a way through text", "[{{a.b}}]", ["a": "text"], gives: "[]"),
        Example(
            "later words only in what came before", "[{{a.b.name}}]",
            ["a": ["b": ["x": "y"]], "name": "outer"], gives: "[]"),
        Example(
            "the first word like any name", "{{#a}}{{b.c}}{{/a}}",
            ["a": ["b": ["c": "inner"]], "b": ["c": "outer"]], gives: "inner"),
        Example(
            "the innermost first word even if the rest fails", "[{{#a}}{{b.c}}{{/a}}]",
            ["a": ["b": ["x": ""]], "b": ["c": "outer"]], gives: "[]"),
        Example(
            "a leading dot only in what is open", "[{{#a}}{{.name}}{{/a}}][{{#b}}{{.name}}{{/b}}]",
            ["a": ["x": "y"], "b": ["name": "b"], "name": "root"], gives: "[][b]"),
        Example(
            "nothing from an absent value that hides another", "[{{#a}}{{b}}{{/a}}]",
            ["a": ["b": nil], "b": "outer"], gives: "[]"),
    ])
    func resolvesDottedNames(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example("for true", "[{{#f}}yes{{/f}}]", ["f": true], gives: "[yes]"),
        Example("not for false", "[{{#f}}yes{{/f}}]", ["f": false], gives: "[]"),
        Example("not for an absent value", "[{{#f}}yes{{/f}}]", ["f": nil], gives: "[]"),
        Example("not for an unknown name", "[{{#f}}yes{{/f}}]", gives: "[]"),
        Example("not for empty text", "[{{#f}}yes{{/f}}]", ["f": ""], gives: "[]"),
        Example("not for empty markup", "[{{#f}}yes{{/f}}]", ["f": markup("")], gives: "[]"),
        Example(
            "once for text, now the dot", "{{#a}}{{.}} is {{a}}{{/a}}", ["a": "x"], gives: "x is x"),
        Example(
            "once for an object", "{{#p}}{{name}}, {{age}}{{/p}}", ["p": ["name": "Ann", "age": "40"]],
            gives: "Ann, 40"),
        Example(
            "once for each of a list", "{{#l}}<{{n}}>{{/l}}", ["l": [["n": "1"], ["n": "2"], ["n": "3"]]],
            gives: "<1><2><3>"),
        Example("not for an empty list", "[{{#l}}yes{{/l}}]", ["l": []], gives: "[]"),
        Example("for false things in a list", "{{#l}}({{.}}){{/l}}", ["l": ["", "a"]], gives: "()(a)"),
        Example(
            "for the texts of a list", "{{#l}}{{.}}, {{/l}}", ["l": ["a", "<", "c"]], gives: "a, &lt;, c, "),
        Example(
            "for lists in a list", "{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", ["l": [["1", "2"], ["a"], []]],
            gives: "(12)(a)()"),
        Example("for the end of a way", "[{{#a.b}}{{c}}{{/a.b}}]", ["a": ["b": ["c": "x"]]], gives: "[x]"),
        Example("not for a way that breaks off", "[{{#a.b.c}}x{{/a.b.c}}]", ["a": ["x": ""]], gives: "[]"),
        Example(
            "more than once in a template", "{{#f}}1{{/f}} {{t}} {{#f}}3{{/f}}", ["f": true, "t": "2"],
            gives: "1 2 3"),
        Example("inside the same section", "{{#f}}a {{#f}}b{{/f}} c{{/f}}", ["f": true], gives: "a b c"),
        Example("with spaces in its tags", "|{{# f }}={{/ f }}|", ["f": true], gives: "|=|"),
    ])
    func writesSections(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example(
            "from outside if it is not inside", "{{#in}}{{a}}{{b}}{{c.d}}{{/in}}",
            ["a": "1", "b": "no", "in": ["b": "2"], "c": ["d": "3"]], gives: "123"),
        Example(
            "from every level", "{{#a}}{{#b}}{{#c}}{{x}}{{y}}{{z}}{{y}}{{x}}{{/c}}{{/b}}{{/a}}",
            ["a": ["x": "1", "b": ["y": "2", "c": ["z": "3"]]]], gives: "12321"),
        Example(
            "from objects that stand beside", "{{#a}}{{#b}}{{x}}{{y}}{{/b}}{{/a}}",
            ["a": ["x": "1"], "b": ["y": "2"]], gives: "12"),
        Example(
            "through things without names", "{{#t}}{{#f}}{{a}}{{/f}}{{/t}}",
            ["t": "text", "f": true, "a": "x"], gives: "x"),
        Example(
            "from the object of each list",
            "{{#l}}{{#m}}{{k.u}}{{n}}{{#o}}{{k.u}}{{n}}{{p}}.{{/o}}{{/m}}{{/l}}",
            ["l": [["k": ["u": "A"], "m": [["n": "1", "o": [["p": "x"], ["p": "y"]]]]]]],
            gives: "A1A1x.A1y."),
    ])
    func findsNamesInWhatIsOpen(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example("for false", "[{{^f}}no{{/f}}]", ["f": false], gives: "[no]"),
        Example("not for true", "[{{^f}}no{{/f}}]", ["f": true], gives: "[]"),
        Example("for an absent value", "[{{^f}}no{{/f}}]", ["f": nil], gives: "[no]"),
        Example("for an unknown name", "[{{^f}}no{{/f}}]", gives: "[no]"),
        Example("for empty text", "[{{^f}}no{{/f}}]", ["f": ""], gives: "[no]"),
        Example("for an empty list", "[{{^f}}no{{/f}}]", ["f": []], gives: "[no]"),
        Example("not for a list", "[{{^f}}no{{/f}}]", ["f": ["x"]], gives: "[]"),
        Example("not for an object", "[{{^f}}no{{/f}}]", ["f": ["x": "y"]], gives: "[]"),
        Example(
            "not for the end of a way that is true", "[{{^a.b}}no{{/a.b}}]", ["a": ["b": true]], gives: "[]"),
        Example(
            "for the end of a way that is false", "[{{^a.b}}no{{/a.b}}]", ["a": ["b": false]], gives: "[no]"),
        Example("for a way that breaks off", "[{{^a.b.c}}no{{/a.b.c}}]", ["a": ["x": ""]], gives: "[no]"),
        Example("inside the same section", "{{^f}}a {{^f}}b{{/f}} c{{/f}}", ["f": false], gives: "a b c"),
        Example(
            "without changing the dot", "{{#a}}{{^f}}{{.}}{{/f}}{{/a}}", ["a": "x"], gives: "x"),
        Example("with spaces in its tags", "|{{^ f }}={{/ f }}|", ["f": false], gives: "|=|"),
    ])
    func writesInvertedSections(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test func writesDataThatNestsHundredsDeep() throws {
        var data: Value = ["n": nil]
        for _ in 0..<400 { data = ["n": data] }
        let example = Example("", "{{>p}}", data, with: ["p": "<{{#n}}{{>p}}{{/n}}>"], gives: "")
        #expect(try example.rendered().utf8.count == 802)
    }

    @Test func stopsATemplateThatIncludesItselfWithoutEnd() async {
        await #expect(processExitsWith: .failure) {
            _ = try render("{{>main}}", Object(Shape("empty", []), []))
        }
    }
}
