import Testing

@testable import AgreementModel

struct StageTests {
    @Test func knowsWhichStagesComeAfterTheSignature() {
        #expect(Stage.allCases.filter(\.isSigned) == [.signed, .inForce, .suspended, .expired, .terminated])
    }
}
