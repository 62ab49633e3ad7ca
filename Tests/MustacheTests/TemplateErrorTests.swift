import Testing

@testable import Mustache

struct TemplateErrorTests {
    @Test func countsItsPlaceInBytes() {
        let error = TemplateError("a", at: 3..<7, "wrong", hint: "write it right")
        #expect(
            error == TemplateError(path: "a", offset: 3, length: 4, summary: "wrong", hint: "write it right"))
    }

    @Test func isSortedByPathAndPlace() {
        let errors = [
            TemplateError("b", at: 1..<2, "x"), TemplateError("a", at: 5..<6, "x"),
            TemplateError("a", at: 2..<6, "z"), TemplateError("a", at: 2..<6, "y"),
            TemplateError("a", at: 2..<3, "z"),
        ]
        #expect(
            InvalidTemplates(errors).errors == [errors[4], errors[3], errors[2], errors[1], errors[0]])
    }
}
