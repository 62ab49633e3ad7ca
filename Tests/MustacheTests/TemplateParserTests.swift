import Mustache
import Testing

struct TemplateParserTests {
    @Test(arguments: [
        Example("between lines", "a\n{{!c}}\nb\n", gives: "a\nb\n"),
        Example("after spaces", "a\n  {{!c}}\nb\n", gives: "a\nb\n"),
        Example("before spaces", "a\n{{!c}}  \t\nb\n", gives: "a\nb\n"),
        Example("on the first line", "  {{!c}}\nb", gives: "b"),
        Example("on the last line", "a\n  {{!c}}", gives: "a\n"),
        Example("on the only line", " {{!c}} ", gives: ""),
        Example("with two bytes at its end", "a\r\n{{!c}}\r\nb", gives: "a\r\nb"),
        Example("after a byte order mark", "\u{FEFF}{{!c}}\nb", gives: "b"),
        Example("in a comment of many lines", "a\n  {{!\n  c\n  }}\nb\n", gives: "a\nb\n"),
        Example("of new delimiters", "a\n {{=| |=}}\n|x|\n", ["x": "b"], gives: "a\nb\n"),
        Example("of a section", "a\n {{#f}}\n-\n {{/f}}\nb\n", ["f": true], gives: "a\n-\nb\n"),
        Example("of an inverted section", "a\n {{^f}}\n-\n {{/f}}\nb\n", gives: "a\n-\nb\n"),
        Example(
            "of a section, with two bytes at its end", "a\r\n{{#f}}\r\n-\r\n{{/f}}\r\nb", ["f": true],
            gives: "a\r\n-\r\nb"),
        Example("of a section that nothing follows", "a{{#f}}\n-\n  {{/f}}", ["f": true], gives: "a\n-\n"),
        Example("of a section that nothing precedes", "  {{#f}}\n-{{/f}}\nb", ["f": true], gives: "-\nb"),
        Example("of a partial that does not exist", "a\n {{>p}}\nb", gives: "a\nb"),
        Example("of a block", "a\n {{$b}}\n -\n {{/b}}\nb", gives: "a\n -\nb"),
    ])
    func takesOutALineThatATagHasAlone(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example("text on the line", "1 {{!c}} 2\n3{{!c}}4\n", gives: "1  2\n34\n"),
        Example("a comment of many lines after text", "a{{!\n c\n}}\nb", gives: "a\nb"),
        Example("values", "  {{x}}\n  {{{x}}}\n", ["x": "a"], gives: "  a\n  a\n"),
        Example(
            "a section on one line", " {{#f}}yes{{/f}}\n {{^f}}no{{/f}}\n", ["f": true], gives: " yes\n \n"),
        Example("an empty section", " {{#f}}{{/f}}\n|", ["f": true], gives: " \n|"),
        Example(
            "a section over the end of a line", " | {{#f}} {{!c}}\n {{/f}} | \n", ["f": true],
            gives: " |  \n  | \n"),
        Example("delimiters within a line", " | {{=@ @=}}\n", gives: " | \n"),
        Example("two tags on the line", "{{#f}}{{#f}}\n-{{/f}}{{/f}}", ["f": true], gives: "\n-"),
        Example("a space that is no blank", "\u{A0}{{#f}}\n{{/f}}", ["f": true], gives: "\u{A0}\n"),
    ])
    func leavesALineThatHasMore(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test(arguments: [
        Example("to the end of the file", "{{=<% %>=}}(<%x%>{{x}})", ["x": "a"], gives: "(a{{x}})"),
        Example("out of a section", "{{#f}}{{=| |=}}|x||/f||x|", ["f": true, "x": "a"], gives: "aa"),
        Example("with signs that mean something elsewhere", "({{=[ ]=}}[x].*)", ["x": "a"], gives: "(a.*)"),
        Example(
            "into sections", "{{= | | =}}\n|#f|\n  {{x}}\n  |x|\n|/f|\n", ["f": true, "x": "a"],
            gives: "  {{x}}\n  a\n"),
        Example("into inverted sections", "{{= | | =}}\n|^f|\n  |x|\n|/f|\n", ["x": "a"], gives: "  a\n"),
        Example("back again", "{{=| |=}}|x||={{ }}=|{{x}}|x|", ["x": "a"], gives: "aa|x|"),
    ])
    func carriesDelimitersOn(_ example: Example) throws {
        #expect(try example.rendered() == example.expected)
    }

    @Test func leavesOutAByteOrderMark() throws {
        #expect(try Example("", "\u{FEFF}a", gives: "a").rendered() == "a")
    }

    @Test func reportsTagsThatCannotBeReadBeforeThoseThatDoNotPair() {
        #expect(parseErrors("{{#a}}{{x y}}").map(\.summary) == ["a name has no spaces"])
    }
}
