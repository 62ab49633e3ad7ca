import Testing

@testable import AgreementModel

struct ParallelTests {
    @Test(arguments: [0, 1, 2, 63, 64, 1000], [1, 2, 7, 64])
    func keepsTheOrder(_ count: Int, _ jobs: Int) {
        #expect(Parallel.map(count, jobs: jobs) { $0 * 3 } == (0..<count).map { $0 * 3 })
    }
}
