import Testing

@testable import AgreementModel

struct PinpointTests {
    @Test(arguments: [
        ("para 58", 1), ("paras 50–52", 1), ("paras 11, 15–20", 2), ("art. 3(2)", 1),
        ("arts 11–12 and 14", 2),
        ("part VIII.A", 1), ("part VIII, para 4", 2), ("sections I.4, X.85", 2), ("annex A", 1),
        ("preamble", 1),
        ("preamble, para 3", 2), ("para 18(c)", 1),
    ])
    func readsItems(_ text: String, _ count: Int) throws { #expect(try Pinpoint(text).items.count == count) }

    @Test(arguments: ["58", "page 3", "para", "para x", "paras 1–2–3", "para ", "Para 3", "para 3;4", ""])
    func refusesOtherTexts(_ text: String) { #expect(throws: Pinpoint.Fault.self) { try Pinpoint(text) } }

    @Test(arguments: [
        ("58", 58), ("VIII", 8), ("XLII", 42), ("A", 1), ("15.2", 15), ("18(c)", 18), ("IX.A", 9),
    ])
    func findsTheLeadingNumber(_ text: String, _ number: Int) { #expect(Pinpoint.leading(text) == number) }
}
