import Testing

@testable import AgreementModel

struct NearestTests {
    @Test(arguments: [
        ("signd", "signed"), ("singed", "signed"), ("Signed", "signed"), ("negotiatng", "negotiating"),
    ])
    func findsTheWordThatWasMeant(_ word: String, _ meant: String) {
        #expect(Nearest.match(word, in: ["joined", "signed", "negotiating"]) == meant)
    }

    @Test func suggestsNothingFarFetched() {
        #expect(Nearest.match("zzzzzz", in: ["joined", "signed"]) == nil)
        #expect(Nearest.hint("zzzzzz", in: ["signed", "joined"]) == "use one of: joined, signed")
        #expect(Nearest.hint("zzzzzz", in: (0..<20).map { "word\($0)" }) == nil)
    }
}
