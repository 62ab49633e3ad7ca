import Testing

@testable import AgreementModel

struct DecimalTests {
    @Test(arguments: [("1800000000", 1_800_000_000, 0), ("0.25", 25, 2), ("110.0", 1100, 1)])
    func isExact(_ text: String, _ digits: Int, _ scale: Int) throws {
        let value = try #require(Decimal(text))
        #expect((value.digits, value.scale, value.text) == (digits, scale, text))
    }

    @Test(arguments: ["", "1.", ".5", "1.2.3", "-1", "+1", "1e9", "1,000", "1234567890123456789"])
    func refusesOtherTexts(_ text: String) { #expect(Decimal(text) == nil) }
}
