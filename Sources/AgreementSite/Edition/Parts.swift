internal import AgreementModel
internal import Mustache

/// A page over all agreements in the pieces in which it can still be used: one piece, or above `mostRows`
/// agreements a front page without rows and a page for every year of signing, or for every so many of a year.
enum Parts {
    /// How many agreements one page shows.
    static let mostRows = 200

    /// Some of the agreements of a page.
    struct Part: Sendable {
        /// What stands behind the page's name in its address: empty, `-2024` or `-2024-2`.
        let suffix: String
        /// The year, with a number from the second page of a year on; empty for the front page.
        let label: String
        let agreements: [Agreement]
        /// The other pages, for the front page of several.
        var others: [Part] = []

        var isFront: Bool { suffix.isEmpty }
    }

    /// The pages for these agreements, the front page first, then the latest year first; within a page they
    /// keep their order.
    static func of(_ agreements: [Agreement]) -> [Part] {
        guard agreements.count > mostRows else {
            return [Part(suffix: "", label: "", agreements: agreements)]
        }
        let years = Dictionary(grouping: agreements) { $0.signing?.date.value.earliest.year ?? 0 }
        let others = years.sorted { $0.key > $1.key }.flatMap { year, signed in
            stride(from: 0, to: signed.count, by: mostRows).map { start in
                let number = start / mostRows + 1
                return Part(
                    suffix: number == 1 ? "-\(year)" : "-\(year)-\(number)",
                    label: number == 1 ? String(year) : "\(year) (\(number))",
                    agreements: Array(signed[start..<min(start + mostRows, signed.count)]))
            }
        }
        return [Part(suffix: "", label: "", agreements: [], others: others)] + others
    }
}

extension Scene {
    /// Links to the parts of a page, whose route without its ending is given.
    func links(to parts: [Parts.Part], of route: String) -> [Link] {
        parts.map { Link(text: .init(escaping: $0.label), href: "\(at.base)\(route)\($0.suffix).html") }
    }
}
