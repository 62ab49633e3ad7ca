import AgreementModel
import AgreementSite

extension SmallSite {
    /// The site in its original language, without rendering any page.
    func edition(asOf text: String = "2026-01-01", address: String? = nil) throws -> Edition {
        let outcome = try RegisterReader(ContentFolder(root: path + "/content", name: "content"), jobs: 2)
            .read()
        guard let source = outcome.registers.first, let day = CivilDate(text) else {
            preconditionFailure("'\(text)' is a day, and the content can be read: \(outcome.diagnostics)")
        }
        return Edition(
            source.standing(on: day), languages: outcome.registers.map(\.language), address: address, jobs: 2)
    }
}
