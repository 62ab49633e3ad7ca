import Testing

@testable import Mustache

struct ShapeTests {
    private let shape = Shape(
        "person", [Field("name", .text, "What they are called."), Field("age", .flag, "Whether known.")])

    @Test func findsEachOfItsNamesAndNoOther() {
        #expect(shape.position(of: Names.shared.number(of: "name".utf8)) == 0)
        #expect(shape.position(of: Names.shared.number(of: "age".utf8)) == 1)
        #expect(shape.position(of: Names.shared.number(of: "neither of these".utf8)) == nil)
        #expect(shape.position(of: Names.this) == nil)
        #expect(Shape("empty", []).position(of: 0) == nil)
    }

    @Test func keepsItsFieldsInOrder() {
        #expect(shape.fields.map(\.name) == ["name", "age"])
        #expect(shape.fields.map(\.doc) == ["What they are called.", "Whether known."])
        #expect(shape.fields.map(\.optional) == [false, false])
    }

    @Test func isTheSameOnlyAsItself() {
        #expect(shape == shape)
        #expect(Shape("a", []) != Shape("a", []))
    }

    @Test func refusesANameTwice() async {
        await #expect(processExitsWith: .failure) {
            _ = Shape("twice", [Field("a", .text, ""), Field("a", .flag, "")])
        }
    }

    @Test(arguments: ["", "a b", "a.b", "."])
    func refusesANameThatNoTagCanSay(_ name: String) async {
        await #expect(processExitsWith: .failure) { [name] in
            _ = Shape("odd", [Field(name, .text, "")])
        }
    }

    @Test func knowsWhichValueDoesNotFit() {
        let other = Shape("other", [])
        let shape = Shape(
            "all",
            [
                Field("text", .text, "", optional: true), Field("list", .list(of: .text), ""),
                Field("part", .object(other), ""), Field("same", .list(of: .enclosing), ""),
            ])
        let part = Value.object(Object(other, []))
        #expect(shape.misfit(among: [.absent, .list([]), part, .list([])]) == nil)
        #expect(shape.misfit(among: [.flag(true), .list([]), part, .list([])]) == "text")
        #expect(shape.misfit(among: [.text(""), .list([.flag(true)]), part, .list([])]) == "list")
        #expect(shape.misfit(among: [.text(""), .absent, part, .list([])]) == "list")
        #expect(shape.misfit(among: [.text(""), .list([]), part, .list([part])]) == "same")
    }
}
