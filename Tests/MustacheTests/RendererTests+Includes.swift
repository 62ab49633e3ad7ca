import Mustache
import Testing

extension RendererTests {
    @Test(arguments: [
        Example("in its place", "[{{>p}}]", with: ["p": "part"], gives: "[part]"),
        Example("as nothing if there is none", "[{{>p}}]", gives: "[]"),
        Example(
            "with the names at its place", "{{#o}}{{>p}}{{/o}}", ["a": "1", "o": ["b": "2"]],
            with: ["p": "{{a}}{{b}}"], gives: "12"),
        Example(
            "within itself", "{{>p}}", ["t": "a", "l": [["t": "b", "l": []]]],
            with: ["p": "{{t}}({{#l}}{{>p}}{{/l}})"], gives: "a(b())"),
        Example("more than once", "{{>p}}{{>p}}", ["a": "x"], with: ["p": "<{{a}}>"], gives: "<x><x>"),
        Example("with spaces in its tag", "|{{> p }}|", with: ["p": "x"], gives: "|x|"),
        Example("between its spaces", "a {{>p}} b", with: ["p": "\t-\t"], gives: "a \t-\t b"),
        Example(
            "with delimiters of its own", "{{=| |=}}|>p| {{a}}", ["a": "x"], with: ["p": "{{a}} |a|"],
            gives: "x |a| {{a}}"),
        Example(
            "without changing the delimiters after it", "{{>p}} {{a}}", ["a": "x"],
            with: ["p": "{{=| |=}}|a|"], gives: "x x"),
    ])
    func includesPartials(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example(
            "each line, if alone on one", "a\n  {{>p}}\nb\n", with: ["p": "1\n2\n"], gives: "a\n  1\n  2\nb\n"
        ),
        Example("with tabs as with spaces", "\t{{>p}}\n", with: ["p": "1\n2\n"], gives: "\t1\n\t2\n"),
        Example("on the first line", "  {{>p}}\n>", with: ["p": "1\n2"], gives: "  1\n  2>"),
        Example("on the last line", "a\n  {{>p}}", with: ["p": "1\n2"], gives: "a\n  1\n  2"),
        Example(
            "with the line ends of the file", "a\r\n {{>p}}\r\nb", with: ["p": "1\r\n2\r\n"],
            gives: "a\r\n 1\r\n 2\r\nb"),
        Example(
            "not in the middle of a line", "  {{a}}  {{>p}}\n", ["a": "x"], with: ["p": "1\n2"],
            gives: "  x  1\n2\n"),
        Example(
            "not the lines of a value", "  {{>p}}\n", ["a": markup("1\n2")],
            with: ["p": "<{{{a}}}>\n{{a}}\n"], gives: "  <1\n2>\n  1\n2\n"),
        Example("empty lines too", " {{>p}}\n", with: ["p": "1\n\n2\n"], gives: " 1\n \n 2\n"),
        Example(
            "every level", " {{>p}}\n", with: ["p": "1\n {{>q}}\n2\n", "q": "3\n4\n"],
            gives: " 1\n  3\n  4\n 2\n"),
        Example(
            "not through a partial inside a line", "  {{>p}}\n", with: ["p": "<{{>q}}>\n", "q": "1\n2"],
            gives: "  <1\n2>\n"),
        Example(
            "lines that start with tags", "  {{>p}}\n", ["a": "x", "f": false],
            with: ["p": "{{a}}\n{{#f}}no{{/f}}-\n{{!c}}-\n"], gives: "  x\n  -\n  -\n"),
        Example(
            "no line that a tag has alone", "  {{>p}}\n", ["l": ["x", "y"]],
            with: ["p": "{{#l}}\n{{.}}\n{{/l}}\n-\n"], gives: "  x\n  y\n  -\n"),
        Example(
            "a closing tag that starts a line", " {{>p}}\n", ["f": true], with: ["p": "{{#f}}a\n{{/f}}b\n"],
            gives: " a\n b\n"),
    ])
    func indentsPartials(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example("its default", "<{{$a}}default{{/a}}>", gives: "<default>"),
        Example(
            "tags in its default", "{{$a}}{{x}} {{#f}}{{y}}{{/f}}{{^g}}{{z}}{{/g}}{{/a}}",
            ["x": "1", "y": "2", "z": "3", "f": true], gives: "1 23"),
        Example("markup in its default", "{{$a}}{{{m}}}{{/a}}", ["m": markup("<i>")], gives: "<i>"),
        Example("a tag in a value as text", "{{$a}}{{x}}{{/a}}", ["x": "{{y}}", "y": "no"], gives: "{{y}}"),
        Example(
            "its default in a parent that is not filled", "{{<p}}{{/p}}",
            with: ["p": "<{{$a}}default{{/a}}>"], gives: "<default>"),
        Example(
            "its default in a partial", "{{>p}}|{{<p}}{{/p}}", with: ["p": "{{$a}}default{{/a}}"],
            gives: "default|default"),
        Example(
            "what fills it", "{{<p}}{{$a}}mine{{/a}}{{/p}}", with: ["p": "<{{$a}}default{{/a}}>"],
            gives: "<mine>"),
        Example(
            "what fills it, whatever the data say", "{{<p}}{{$a}}mine{{/a}}{{/p}}{{<p}}{{/p}}", ["a": "data"],
            with: ["p": "{{$a}}default{{/a}}."], gives: "mine.default."),
        Example(
            "what fills it for each parent tag", "{{<p}}{{$a}}1{{/a}}{{/p}} {{<p}}{{$a}}2{{/a}}{{/p}}",
            with: ["p": "|{{$a}}{{/a}}{{$b}}d{{/b}}|"], gives: "|1d| |2d|"),
        Example(
            "what fills one of two", "{{<p}}{{$b}}mine{{/b}}{{/p}}",
            with: ["p": "{{$a}}1{{/a}},{{$b}}2{{/b}}"], gives: "1,mine"),
        Example(
            "the same everywhere it stands", "{{<p}}{{$a}}x{{/a}}{{/p}}",
            with: ["p": "{{$a}}{{/a}}{{$a}}{{/a}}"], gives: "xx"),
        Example(
            "no filling", "[{{<p}}{{$a}}{{/a}}{{/p}}]", with: ["p": "{{$a}}default{{/a}}"], gives: "[]"),
        Example(
            "nothing of the text beside it",
            "{{<p}} text {{$a}}x{{/a}} {{y}} {{#z}}{{$a}}no{{/a}}{{/z}}{{>p}}{{!c}}{{/p}}",
            ["y": "y", "z": true], with: ["p": "{{$a}}{{/a}}"], gives: "x"),
        Example("nothing if there is no parent", "[{{<p}}{{$a}}x{{/a}}{{/p}}]", gives: "[]"),
        Example(
            "the names at its place", "{{<p}}{{$a}}I say {{fruit}}.{{/a}}{{/p}}",
            ["fruit": "apples", "in": ["fruit": "pears"]], with: ["p": "{{#in}}{{$a}}{{/a}}{{/in}}"],
            gives: "I say pears."),
        Example(
            "one filling for each of a list", "{{<p}}{{$a}}({{.}}){{/a}}{{/p}}", ["l": ["1", "2"]],
            with: ["p": "{{#l}}{{$a}}{{/a}}{{/l}}"], gives: "(1)(2)"),
    ])
    func writesBlocks(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example(
            "the outermost filling of three", "{{<p}}{{$a}}1{{/a}}{{/p}}",
            with: ["p": "{{<q}}{{$a}}2{{/a}}{{/q}}", "q": "{{<r}}{{$a}}3{{/a}}{{/r}}", "r": "{{$a}}4{{/a}}"],
            gives: "1"),
        Example(
            "the outermost that there is", "{{<p}}{{/p}}",
            with: ["p": "{{<q}}{{$a}}2{{/a}}{{/q}}", "q": "{{<r}}{{$a}}3{{/a}}{{/r}}", "r": "{{$a}}4{{/a}}"],
            gives: "2"),
        Example(
            "a filling through a partial", "{{<p}}{{$a}}x{{/a}}{{/p}}",
            with: ["p": "<{{>q}}>", "q": "{{$a}}default{{/a}}"], gives: "<x>"),
        Example(
            "a block inside a filling", "{{<p}}{{$b}}x{{/b}}{{/p}}",
            with: ["p": "{{<q}}{{$a}}<{{$b}}default{{/b}}>{{/a}}{{/q}}", "q": "{{$a}}{{/a}}"], gives: "<x>"),
        Example(
            "a block inside a default", "{{<p}}{{$b}}x{{/b}}{{/p}}",
            with: ["p": "{{$a}}<{{$b}}default{{/b}}>{{/a}}"], gives: "<x>"),
        Example(
            "a parent inside a filling of the same parent",
            "{{<p}}{{$a}}{{<p}}{{$a}}x{{/a}}{{/p}}{{/a}}{{/p}}", with: ["p": "<{{$a}}default{{/a}}>"],
            gives: "<<x>>"),
        Example(
            "parents that go round until a block is filled", "{{<p}}{{$a}}mine{{/a}}{{/p}}",
            with: [
                "p": "{{$a}}1{{/a}} {{$b}}{{<q}}{{/q}}{{/b}}",
                "q": "{{$a}}2{{/a}} {{<p}}{{$b}}stop{{/b}}{{/p}}",
            ], gives: "mine mine mine stop"),
        Example(
            "no filling after its parent", "{{<p}}{{$a}}x{{/a}}{{/p}}{{>p}}", with: ["p": "{{$a}}d{{/a}}"],
            gives: "xd"),
    ])
    func letsTheOutermostFillABlock(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example(
            "a parent alone on its line", "a\n  {{<p}}{{/p}}\nb\n", with: ["p": "1\n2\n"],
            gives: "a\n  1\n  2\nb\n"),
        Example(
            "a parent alone on its lines", "  {{<p}}\n  {{$a}}x{{/a}}\n  {{/p}}\nb\n",
            with: ["p": "1{{$a}}{{/a}}\n2\n"], gives: "  1x\n  2\nb\n"),
        Example("no parent after text", "a {{<p}}{{/p}}\nb", with: ["p": "1\n2"], gives: "a 1\n2\nb"),
        Example("no parent before text", "  {{<p}}{{/p}} b", with: ["p": "1\n2"], gives: "  1\n2 b"),
        Example(
            "a block after spaces, on one line", "{{<p}}{{$a}}new{{/a}}{{/p}}",
            with: ["p": "old:\n  {{$a}}default{{/a}}\n"], gives: "old:\n  new\n"),
        Example(
            "lines that fill a block on one line", "{{<p}}{{$a}}\none\ntwo{{/a}}\n{{/p}}\n",
            with: ["p": "Hi,\n  {{$a}}{{/a}}\n"], gives: "Hi,\n  one\n  two\n"),
        Example(
            "lines with an indentation of their own",
            "{{<p}}{{$a}}\n    one\n      two\n    three\n{{/a}}{{/p}}\n",
            with: ["p": "Hi,\n  {{$a}}\n  {{/a}}\n"], gives: "Hi,\n  one\n    two\n  three\n"),
        Example(
            "lines that are indented less than the first", "{{<p}}{{$a}}\n    one\n  two\n{{/a}}{{/p}}\n",
            with: ["p": "  {{$a}}\n  {{/a}}\n"], gives: "  one\n    two\n"),
        Example(
            "by the first line of the default", "{{<p}}{{$a}}\none\ntwo\n{{/a}}{{/p}}\n",
            with: ["p": "Hi,\n{{$a}}\n  default\n{{/a}}\n"], gives: "Hi,\n  one\n  two\n"),
        Example(
            "a block in a block by its surroundings", "{{<p}}{{$b}}\nthree\n{{/b}}{{/p}}\n",
            with: [
                "p": "{{<q}}{{$a}}\n  one\n  {{$b}}\n    two\n  {{/b}}\n{{/a}}{{/q}}\n",
                "q": "{{$a}}default{{/a}}",
            ], gives: "one\n  three\n"),
        Example(
            "spaces before a closing tag", "{{<p}}\n        {{$a}}\n        Hello\n        {{/a}}\n{{/p}}",
            with: ["p": "I say,\n  {{$a}}\n  Hi there!\n  {{/a}}\n"], gives: "I say,\n  Hello\n"),
        Example(
            "the lines of a section in a filling", "{{<p}}{{$a}}\n{{#l}}\n- {{.}}\n{{/l}}\n{{/a}}{{/p}}",
            ["l": ["1", "2"]], with: ["p": "  {{$a}}{{/a}}|\n"], gives: "  - 1\n- 2\n|\n"),
        Example(
            "a section that fills a block on one line", "{{<p}}{{$a}}\n{{#l}}\n- {{.}}\n{{/l}}\n{{/a}}{{/p}}",
            ["l": ["1", "2"]], with: ["p": "  {{$a}}{{/a}}\n"], gives: "  - 1\n  - 2\n\n"),
        Example(
            "partials that fill a block", "{{<p}}{{$a}}\n{{>q}}\n {{>q}}\n{{/a}}{{/p}}",
            with: ["p": "  {{$a}}{{/a}}\n", "q": "1\n2\n"], gives: "  1\n  2\n   1\n   2\n\n"),
        Example(
            "a filling in a parent that is indented",
            "  {{<p}}\n  {{$a}}\n  one\n  two\n  {{/a}}\n  {{/p}}\n",
            with: ["p": "<\n  {{$a}}\n  {{/a}}\n>\n"], gives: "  <\n    one\n    two\n  >\n"),
        Example(
            "the default as it stands", " {{<p}}{{/p}}\n", with: ["p": "{{$a}}\n    one\n  two\n{{/a}}\n"],
            gives: "     one\n   two\n"),
        Example(
            "no filling in the middle of a line", "{{<p}}{{$a}}\n  one\n  two\n{{/a}}{{/p}}",
            with: ["p": "  a {{$a}}{{/a}}\n"], gives: "  a one\ntwo\n\n"),
        Example(
            "a tag that starts a filling", "{{<p}}{{$a}}{{x}}\n{{x}}{{/a}}{{/p}}", ["x": "1"],
            with: ["p": "  {{$a}}\n  {{/a}}\n"], gives: "  1\n  1"),
        Example(
            "with the line ends of the file", "{{<p}}\r\n{{$a}}\r\n  one\r\n  two\r\n{{/a}}\r\n{{/p}}\r\n",
            with: ["p": "<\r\n\t{{$a}}\r\n\t{{/a}}\r\n>\r\n"], gives: "<\r\n\tone\r\n\ttwo\r\n>\r\n"),
        Example(
            "blocks one after another", "{{<p}}{{$a}}\n{{>q}}\n{{/a}}{{$b}}\n{{>q}}\n{{/b}}{{/p}}",
            with: ["p": "  {{$a}}{{/a}} {{$b}}{{/b}}\n  {{>q}}\n", "q": "1\n"], gives: "  1\n 1\n\n  1\n"),
    ])
    func indentsParentsAndBlocks(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }
}
