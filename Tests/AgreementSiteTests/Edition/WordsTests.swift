import AgreementModel
import Testing

@testable import AgreementSite

struct WordsTests {
    private let words: Words

    init() throws { words = try #require(try SmallSite().build().editions.first).words }

    @Test(arguments: [
        ("2024", "2024"), ("2024-02", "February 2024"), ("2024-02-03", "3 February 2024"),
    ])
    func writesDatesAsPreciseAsTheyAre(_ date: String, _ text: String) throws {
        #expect(words.date(try #require(PartialDate(date))) == text)
    }

    @Test(arguments: [
        ("1800000000", "1.8 billion"), ("2000000000", "2 billion"), ("1234567890", "1,234,567,890"),
        ("500000000", "500 million"), ("1250000", "1.25 million"), ("999999", "999,999"), ("1000", "1000"),
        ("12000", "12,000"), ("0.25", "0.25"), ("65", "65"), ("1000000.5", "1,000,000.5"),
    ])
    func writesSumsExactly(_ digits: String, _ text: String) throws {
        #expect(words.sum(try #require(Decimal(digits))) == text)
    }

    @Test func choosesPlurals() {
        #expect(words.count("agreements", 1) == "1 agreement")
        #expect(words.count("agreements", 0) == "0 agreements")
    }

    @Test func lacksNoPhraseItSpeaks() { #expect(Words.missing(in: words.strings) == []) }
}
