import Testing

@testable import Mustache

struct NearestTests {
    @Test(arguments: [
        ("titel", "did you mean 'title'?"), ("Title", "did you mean 'title'?"),
        ("lad", "did you mean 'lead'?"),
        ("something", "use one of: lead, parties, title"), ("x", "use one of: lead, parties, title"),
    ])
    func offersTheNearestWordOrAll(_ word: String, _ hint: String) {
        #expect(Nearest.hint(for: word, in: ["title", "lead", "title", "parties"]) == hint)
    }

    @Test func offersNothingWhenThereAreManyAndNoneIsNear() {
        #expect(Nearest.hint(for: "zzz", in: (0..<9).map { "name\($0)" }) == nil)
        #expect(Nearest.hint(for: "zzz", in: []) == nil)
    }

    @Test func takesTheFirstInOrderOfThoseEquallyNear() {
        #expect(Nearest.hint(for: "cart", in: ["cars", "card"]) == "did you mean 'card'?")
    }
}
