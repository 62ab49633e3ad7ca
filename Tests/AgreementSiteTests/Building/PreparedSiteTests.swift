import AgreementModel
import Synchronization
import Testing

@testable import AgreementSite

struct PreparedSiteTests {
    @Test(arguments: [1, 3])
    func tellsOfEachFileThatIsRendered(_ jobs: Int) throws {
        let site = try SmallSite()
        let steps = Mutex<[SiteBuilder.Step]>([])
        let day = try #require(CivilDate("2024-07-01"))
        let build = try SiteBuilder(site: site.path, day: day, jobs: jobs) { step in
            steps.withLock { $0.append(step) }
        }.build()
        let told = steps.withLock { $0 }
        let stages = told.filter { $0.done == 0 }.map(\.stage)
        #expect(stages == [.read, .bodies, .prepare, .render, .audit])
        let rendered = told.filter { $0.stage == .render }
        let count = try #require(rendered.first?.count)
        #expect(rendered.map(\.done).sorted() == Array(0...count))
        #expect(count > 20 && count < build.artifacts.count, "assets are not rendered")
    }
}
