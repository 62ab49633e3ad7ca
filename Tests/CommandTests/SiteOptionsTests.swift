import Testing

@testable import accord

struct SiteOptionsTests {
    private func options(_ arguments: String...) throws -> SiteOptions {
        try SiteOptions(Invocation(try #require(CommandTable.command("build")), arguments))
    }

    @Test func hasSensibleDefaults() throws {
        let options = try options()
        #expect(options.site == "." && options.output == "public" && options.address == nil)
        #expect(
            options.jobs >= 1 && options.format == .text && !options.isQuiet && !options.compresses
                && !options.forgets)
    }

    @Test func publishesWithinTheSite() throws {
        #expect(try options("--site", "a/b").output == "a/b/public")
        #expect(try options("--site", "a/b", "--output", "c").output == "c")
    }

    @Test(arguments: [
        "https://example.org", "http://example.org:8080/a/b/", "https://xn--80ak6aa92e.com",
    ])
    func takesAddresses(_ address: String) throws {
        #expect(try options("--base-url", address).address == address)
    }

    @Test(arguments: [
        "example.org", "//example.org", "ftp://example.org", "https://", "https:///a", "https://a/?b",
        "https://a/#b",
        "https://user@example.org", "https://a b", "https://a\"b", "https://пример.укр", "file:///tmp",
    ])
    func refusesWhatIsNoAddress(_ address: String) {
        #expect(throws: Misuse.self) { try options("--base-url", address) }
    }

    @Test(arguments: ["2023-02-29", "2024", "2024-1-5", "today", "2024-02-23T00:00", "０２０２４-01-01"])
    func refusesWhatIsNoDay(_ day: String) { #expect(throws: Misuse.self) { try options("--as-of", day) } }

    @Test(arguments: ["0", "-1", "257", "x", "99999999999999999999", "1.5"])
    func refusesOtherNumbersOfJobs(_ jobs: String) {
        #expect(throws: Misuse.self) { try options("--jobs", jobs) }
    }
}
