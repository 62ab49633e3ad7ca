import AgreementModel
import Mustache
import Testing

@testable import AgreementSite

struct KeyNumberTests {
    private func numbers(asOf day: String) throws -> [String] {
        let edition = try SmallSite().edition(asOf: day)
        return KeyNumber.all(Scene(edition: edition, at: edition.standpoint("index.html"), it: 0)).map(
            \.number)
    }

    /// Signed, joined, promises of pilots, the year of the first end; no end where nothing is signed.
    @Test(arguments: [
        ("2020-04-01", ["0", "0", "0"]), ("2021-01-01", ["0", "2", "0"]),
        ("2022-01-01", ["1", "2", "1", "2031"]),
        ("2031-02-03", ["1", "2", "1"]),
    ])
    func areComputedForTheDay(_ day: String, _ wanted: [String]) throws {
        #expect(try numbers(asOf: day) == wanted)
    }
}

struct MeterTests {
    @Test(arguments: [
        ([("a", 1), ("b", 2)], 4, "viewBox=\"0 0 4 1\"", 2), ([("a", 0)], 0, "viewBox=\"0 0 1 1\"", 0),
    ])
    func drawsSharesOfAWhole(_ parts: [(String, Int)], _ whole: Int, _ box: String, _ bars: Int) {
        let svg = Meter.svg(parts.map { (name: $0.0, count: $0.1) }, of: whole).html
        #expect(svg.contains(box))
        #expect(svg.split(separator: "<rect").count - 1 == bars)
    }
}
