import Testing

@testable import Mustache

struct ValueTests {
    @Test(
        arguments: [
            (.absent, false), (.flag(false), false), (.flag(true), true), (.text(""), false),
            (.text(" "), true),
            (.text("false"), true), (.markup(Markup(trusted: "")), false),
            (.markup(Markup(trusted: "<br>")), true),
            (.list([]), false), (.list([.absent]), true), (.object(Object(Shape("empty", []), [])), true),
        ] as [(Value, Bool)])
    func isTrueUnlessItIsEmpty(_ value: Value, _ isTrue: Bool) {
        #expect(value.isTrue == isTrue)
    }

    @Test func refusesAnObjectWithTooFewValues() async {
        await #expect(processExitsWith: .failure) {
            _ = Object(Shape("one", [Field("a", .text, "")]), [])
        }
    }

    @Test func refusesAValueOfAnotherKindInDebugBuilds() async {
        #if DEBUG
            await #expect(processExitsWith: .failure) {
                _ = Object(Shape("one", [Field("a", .text, "")]), [.flag(true)])
            }
        #endif
    }
}
