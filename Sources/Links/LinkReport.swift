package import AgreementModel
package import AgreementSite

/// What an editor is told of links, at each place where an address is written.
package enum LinkReport {
    /// Every address of other sites in the content, in the order of places: of sources and texts, of links in
    /// bodies in every language, of the publisher and the licence. The site's own address is not among them,
    /// for it need not be published yet.
    package static func addresses(in build: SiteBuilder.Build) -> [Located<String>] {
        guard let register = build.editions.first?.register else { return [] }
        let site = [register.site.publisherAddress, register.site.licence.address].compactMap { $0 }
        let sources = (register.sources + register.agreements.flatMap(\.sources)).map(\.address)
        let texts = register.agreements.flatMap(\.texts).map(\.address)
        let bodies = build.editions.map(\.register).flatMap { register in
            register.agreements.map(\.body) + register.pages.map(\.body)
        }
        let all = site + sources + texts + bodies.flatMap(\.webAddresses)
        let sorted = all.sorted { ($0.span.file.path, $0.span.start) < ($1.span.file.path, $1.span.start) }
        // A body that is not translated is that of the original, in every language.
        return sorted.enumerated().filter { index, address in
            index == 0 || sorted[index - 1].span.file.path != address.span.file.path
                || sorted[index - 1].span.start != address.span.start
        }.map(\.element)
    }

    /// Dead addresses as errors; those that moved, and those that nobody could tell of, as warnings. An
    /// address stands once, at its first place, with a note for every other.
    package static func lists(of result: LinkCheck.Result, _ addresses: [Located<String>]) -> [WorkList] {
        var dead: [Diagnostic] = []
        var moved: [Diagnostic] = []
        var unreachable: [Diagnostic] = []
        for places in grouped(addresses) {
            guard let first = places.first, let address = WebAddress(first.value) else { continue }
            let finding = { (id: DiagnosticID, summary: String, hint: String) in
                Diagnostic(
                    id, severity: id.severity, "\(first.value): \(summary)",
                    first.span,
                    hint: hint,
                    notes: places.dropFirst().map { .init(text: "the same address", span: $0.span) })
            }
            switch result.outcomes[address.text] {
            case .alive?, nil: break
            case .dead(let why)?: dead.append(finding(.deadLink, why, deadRemedy))
            case .moved(let new, false)?:
                moved.append(finding(.movedLink, "it moved for good", "write '\(new)'"))
            case .moved(let new, true)?:
                moved.append(
                    finding(
                        .movedLink, "it moved for good to a front page, so what was meant has probably gone",
                        "look for it from '\(new)', or write the address of an archived copy"))
            case .unreachable(let why)?:
                unreachable.append(finding(.unreachableLink, why, unreachableRemedy))
            }
        }
        return [
            WorkList(heading: "Dead addresses", remedy: deadRemedy, findings: dead),
            WorkList(heading: "Addresses that moved for good", remedy: movedRemedy, findings: moved),
            WorkList(
                heading: "Addresses of which nobody could tell", remedy: unreachableRemedy,
                findings: unreachable),
        ]
    }

    private static let deadRemedy =
        "Find where it is now; or write the address of an archived copy, and say so in 'caution'."
    private static let movedRemedy = "Open the new address, and write it if it is what was meant."
    private static let unreachableRemedy = "Open it in a browser; it may be well."

    /// The places of each address, in the order of the first.
    private static func grouped(_ addresses: [Located<String>]) -> [[Located<String>]] {
        var groups: [[Located<String>]] = []
        var indices: [String: Int] = [:]
        for address in addresses {
            if let index = indices[address.value] {
                groups[index].append(address)
            } else {
                indices[address.value] = groups.count
                groups.append([address])
            }
        }
        return groups
    }
}
