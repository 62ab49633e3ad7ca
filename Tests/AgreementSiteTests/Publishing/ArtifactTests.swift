import Testing

@testable import AgreementSite

struct ArtifactTests {
    @Test func ranksWhatIsLinkedToBeforeWhatLinks() {
        #expect(Artifact.Rank.allCases == [.asset, .data, .page, .index, .feed])
        #expect(Artifact.Rank.allCases.sorted() == Artifact.Rank.allCases)
    }

    @Test func liesBelowTheOutput() async {
        await #expect(processExitsWith: .failure) {
            _ = Artifact(path: "../index.html", bytes: [], rank: .page)
        }
    }
}
