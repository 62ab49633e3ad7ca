internal import Synchronization
import Testing

@testable import AgreementSite

struct SlicesTests {
    @Test(arguments: [0, 1, 31, 64, 65, 1000], [1, 2, 3, 64])
    func putsResultsBackInOrder(_ count: Int, _ jobs: Int) throws {
        let runs = Atomic(0)
        let values = try Slices.map(count, jobs: jobs) { range in
            runs.add(1, ordering: .relaxed)
            return Array(range)
        }
        #expect(values == Array(0..<count))
        #expect((1...jobs).contains(runs.load(ordering: .relaxed)))
    }

    @Test func throwsTheFailureOfTheFirstRun() {
        let failure = failure { () throws(PublishingFailure) in
            try Slices.map(1000, jobs: 4) { range throws(PublishingFailure) -> [Int] in
                if range.lowerBound == 0 { return [] }
                throw .interrupted(signal: Int32(range.lowerBound))
            }
        }
        #expect(failure == .interrupted(signal: 250))
    }
}
