/// Checks that what records name exists, and suggests the nearest name when it does not.
struct ReferenceCheck {
    let names: Names
    let findings: Findings

    func party(_ code: Located<String>) {
        check(code, in: names.parties, .unknownParty, "party", "content/parties.yaml")
    }

    func group(_ id: Located<String>) {
        check(id, in: names.groups, .unknownGroup, "group", "content/site.yaml")
    }

    func count(_ id: Located<String>) {
        check(id, in: names.counts, .unknownCount, "count", "content/site.yaml")
    }

    func event(_ id: Located<String>) {
        check(id, in: names.events, .unknownEvent, "event", "content/timeline.yaml")
    }

    func term(_ id: Located<String>) {
        check(id, in: names.terms, .unknownTerm, "term", "content/glossary.yaml")
    }

    func page(_ id: Located<String>) {
        check(id, in: names.pages, .unknownPage, "page", "content/pages")
    }

    func agreement(_ id: Located<String>) {
        check(id, in: names.agreements, .unknownAgreement, "agreement", "content/agreements")
    }

    func provision(_ id: Located<String>) {
        check(id, in: names.provisions, .unknownProvision, "provision", "content/provisions.yaml")
    }

    func value(_ id: Located<String>) {
        check(id, in: names.values, .unknownValue, "value", "content/provisions.yaml")
    }

    /// A source of `content/sources.yaml`, or of the entry that names it; outside entries also
    /// `denmark/text`, the source `text` of the entry `denmark`.
    func source(_ id: Located<String>, in agreement: String? = nil) {
        let own = agreement.flatMap { names.entrySources[$0] } ?? []
        guard !own.contains(id.value), !names.sources.contains(id.value) else { return }
        let parts = id.value.split(separator: "/", maxSplits: 1).map(String.init)
        if agreement == nil, parts.count == 2, let own = names.entrySources[parts[0]] {
            guard !own.contains(parts[1]) else { return }
            findings.add(
                .unknownSource, "source '\(parts[1])' is not in the sources of '\(parts[0])'", id.span,
                hint: Nearest.hint(parts[1], in: own) ?? "add the source there")
            return
        }
        let place =
            agreement == nil ? "content/sources.yaml" : "the entry's sources or in content/sources.yaml"
        findings.add(
            .unknownSource, "source '\(id.value)' is not in \(place)", id.span,
            hint: Nearest.hint(id.value, in: own.union(names.sources)) ?? "add the source there")
    }

    private func check(
        _ id: Located<String>, in known: Set<String>, _ diagnostic: DiagnosticID, _ kind: String,
        _ place: String
    ) {
        guard !known.contains(id.value) else { return }
        findings.add(
            diagnostic, "\(kind) '\(id.value)' is not in \(place)", id.span,
            hint: Nearest.hint(id.value, in: known) ?? "add the \(kind) there first")
    }
}

extension ReferenceCheck {
    /// Checks all references between records outside the entries.
    func checkShared(_ content: Content) {
        party(content.site.counterparty)
        content.site.framework?.event.map(event)
        sources(content.site.counts.flatMap(\.sources))
        for membership in content.parties.flatMap(\.memberships) { group(membership.group) }
        let groups = Set(content.provisions.groups.map(\.id.value))
        for provision in content.provisions.all where !groups.contains(provision.group.value) {
            findings.add(
                .unknownGroup, "group '\(provision.group.value)' of provisions is not declared above",
                provision.group.span, hint: Nearest.hint(provision.group.value, in: groups))
        }
        for event in content.events {
            for code in event.parties { party(code) }
            for id in event.agreements { agreement(id) }
            sources(event.sources)
        }
        for term in content.terms { sources(term.sources) }
        for page in content.pages {
            sources(page.sources + page.earlier.flatMap(\.sources) + page.claims.flatMap(\.sources))
            for id in page.provisions { provision(id) }
        }
    }

    private func sources(_ ids: [Located<String>]) {
        for id in ids { source(id) }
    }
}
