import Testing

@testable import AgreementModel

struct SearchTests {
    @Test(arguments: [
        ("https://example.org", true), ("::://", true), ("://", true), (":/", false), ("", false),
        ("a:/ /", false),
    ])
    func findsAPartAnywhere(_ text: String, _ holds: Bool) {
        #expect(text.holds("://") == holds)
    }

    @Test func comparesBytes() {
        #expect("".holds("") && "a".holds(""))
        #expect("~~\u{301}".holds("~~"))
        #expect(!"e\u{301}".holds("é"))
        #expect("сказано: так".dropFirst(3).holds("о: т"))
    }
}
