import Testing

@testable import AgreementModel

struct BodyNumbersTests {
    private func count(_ name: String, asOf day: String = "2026-01-01") throws -> (Int?, [String]) {
        let findings = Findings()
        let numbers = BodyNumbers(register: try SmallContent().register(asOf: day), findings: findings)
        let count = numbers.count(Located(name, SourceFile(name).whole))
        return (count, findings.all.map(\.id.rawValue))
    }

    @Test(arguments: [
        ("signed", 1), ("signed/all", 1), ("joined", 1), ("joiners", 2), ("announced", 0),
        ("provision/pilots/yes", 1), ("provision/pilots/silent", 0), ("provision/tolls/silent", 1),
        ("provision/tolls/coded", 1),
    ])
    func countsTheRegister(_ name: String, _ number: Int) throws {
        let (count, found) = try count(name)
        #expect(count == number && found == [])
    }

    @Test(arguments: [
        ("signed", "2021-02-02", 0), ("announced", "2021-02-02", 1), ("joiners", "2020-04-01", 0),
    ])
    func countsAsOfTheDay(_ name: String, _ day: String, _ number: Int) throws {
        #expect(try count(name, asOf: day).0 == number)
    }

    @Test(arguments: [
        ("signd", "broken-link"), ("", "broken-link"), ("signed/al", "unknown-count"),
        ("provision/pilot/yes", "unknown-provision"), ("provision/pilots/ys", "unknown-value"),
        ("provision/pilots", "broken-link"), ("joined/all", "broken-link"),
    ])
    func refusesWhatIsNotCounted(_ name: String, _ id: String) throws {
        #expect(try count(name).1 == [id])
    }

    @Test func listsEntriesWithTheirDays() throws {
        let numbers = BodyNumbers(register: try SmallContent().register(), findings: Findings())
        let list = { (name: String) in
            numbers.list(Located(name, SourceFile(name).whole))?.map {
                "\($0.0.id) \($0.1?.description ?? "")"
            }
        }
        #expect(list("joiners") == ["norland 2020-05-01", "southland 2020-05-01"])
        #expect(list("signed") == ["norland 2021-02-03"])
        #expect(list("concluded") == [] && list("provision") == nil)
    }
}
