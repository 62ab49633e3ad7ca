/// The numbers and lists of the register that a body may show, by name.
struct BodyNumbers {
    let register: Register
    let findings: Findings

    static let lists = ["signed", "joined", "joiners", "announced", "negotiating", "concluded"]
    static let counts = ["signed", "joined", "joiners", "announced", "negotiating", "concluded", "provision"]

    /// - Returns: `nil` when a diagnostic was added.
    func count(_ name: Located<String>) -> Int? {
        let parts = name.value.split(separator: "/").map(String.init)
        switch (parts.first, parts.count) {
        case ("signed", 2):
            ReferenceCheck(names: register.names, findings: findings).count(Located(parts[1], name.span))
            return register.counted(parts[1]).count
        case ("provision", 3): return provision(parts[1], parts[2], name.span)
        case (let list?, 1) where BodyNumbers.lists.contains(list): return agreements(list).count
        default:
            complain(name, "count", BodyNumbers.counts)
            return nil
        }
    }

    /// - Returns: entries with the day that put them on the list; `nil` when a diagnostic was added.
    func list(_ name: Located<String>) -> [(Agreement, PartialDate?)]? {
        guard BodyNumbers.lists.contains(name.value) else {
            complain(name, "list", BodyNumbers.lists)
            return nil
        }
        return agreements(name.value)
    }

    private func agreements(_ list: String) -> [(Agreement, PartialDate?)] {
        switch list {
        case "signed": register.signed.map { ($0, $0.signing?.date.value) }
        case "joiners": register.joiners.map { ($0.agreement, $0.record.date.value) }
        default:
            Stage(rawValue: list).map { stage in
                register.agreements(at: stage).map { ($0, $0.stage?.date.value) }
            } ?? []
        }
    }

    private func provision(_ provision: String, _ value: String, _ span: Span) -> Int {
        let check = ReferenceCheck(names: register.names, findings: findings)
        check.provision(Located(provision, span))
        let totals = register.totals(of: provision)
        if value == "coded" { return totals.reduce(0) { $0 + ($1.value.isCoded ? $1.count : 0) } }
        check.value(Located(value, span))
        return totals.first { $0.value.id.value == value }?.count ?? 0
    }

    private func complain(_ name: Located<String>, _ kind: String, _ known: [String]) {
        findings.add(
            .brokenLink, "there is no \(kind) '\(name.value)'", name.span,
            hint: Nearest.hint(name.value, in: known) ?? "use one of: " + known.joined(separator: ", "))
    }
}
