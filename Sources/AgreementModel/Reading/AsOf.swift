extension Content {
    /// The register as it stood on `day`.
    ///
    /// A date of a month or a year counts from its first day. Of an entry that was not signed yet, only the
    /// stages reached are shown; its text had not been written. Prose that rests on later sources is held
    /// back, and so are the codings and sums that do.
    func standing(on day: CivilDate) -> Register {
        var content = self
        var held = Register.HeldBack()
        let dated = Dictionary(sources.map { ($0.id.value, $0) }, uniquingKeysWith: { first, _ in first })
        let entries = Dictionary(agreements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let isLater = { (name: String) in
            let parts = name.split(separator: "/", maxSplits: 1)
            guard parts.count == 2, let owner = entries[String(parts[0])] else {
                return dated[name]?.isLater(than: day) ?? false
            }
            let isSigned = owner.stages.contains { $0.stage.isSigned && $0.date.value.earliest <= day }
            let source = owner.sources.first { $0.id.value == parts[1] }
            return !isSigned || source?.isLater(than: day) ?? false
        }
        let visible = Set(agreements.filter { $0.isVisible(on: day) }.map(\.id))
        content.agreements = agreements.compactMap {
            $0.standing(on: day, among: visible, isLater: isLater, held: &held)
        }
        content.events = events.filter { $0.date.value.earliest <= day }
        held.events += events.count - content.events.count
        content.terms = terms.filter { term in
            let datedSources = term.sources.filter { dated[$0.value]?.published != nil }
            return datedSources.isEmpty || !datedSources.allSatisfy { isLater($0.value) }
        }
        content.pages = pages.compactMap { $0.standing(on: day, isLater: isLater, held: &held) }
        return Register(content, day: day, heldBack: held)
    }
}

extension Agreement {
    fileprivate func isVisible(on day: CivilDate) -> Bool {
        stages.contains { $0.date.value.earliest <= day }
    }

    /// The entry as it stood; of one that was not signed yet, the party, the name and the stages reached.
    fileprivate func standing(
        on day: CivilDate, among visible: Set<String>, isLater: (String) -> Bool,
        held: inout Register.HeldBack
    ) -> Agreement? {
        let reached = stages.filter { $0.date.value.earliest <= day }
        held.stages += stages.count - reached.count
        guard let last = reached.last else {
            held.agreements += 1
            return nil
        }
        let followed = followUps.filter { $0.date.value.earliest <= day }
        held.followUps += followUps.count - followed.count
        let changed = changes.filter { $0.date.value.earliest <= day }
        held.changes += changes.count - changed.count
        func isKnown(_ name: Located<String>?) -> Bool {
            guard let name else { return true }
            let own = sources.first { $0.id.value == name.value }
            return own.map { !$0.isLater(than: day) } ?? !isLater(name.value)
        }
        let isAhead = reached.count < stages.count && !last.stage.isSigned
        var body = body
        if isAhead { body.range = body.range.upperBound..<body.range.upperBound }
        return Agreement(
            id: id, span: span, party: party, name: name, title: isAhead ? nil : title,
            answer: isAhead ? nil : answer, counts: isAhead ? nil : counts, place: isAhead ? nil : place,
            signatories: isAhead ? [] : signatories, term: isAhead || !isKnown(term?.source) ? nil : term,
            entryIntoForce: isAhead || !isKnown(entryIntoForce?.source) ? nil : entryIntoForce,
            divisions: isAhead ? nil : divisions,
            texts: isAhead ? [] : texts, reading: isAhead ? nil : reading, stages: reached,
            amounts: isAhead ? [] : amounts.filter { isKnown($0.source) },
            codings: isAhead ? [] : codings.filter { isKnown($0.source) },
            distinctive: isAhead ? nil : distinctive, followUps: followed,
            relations: isAhead ? [] : relations.filter { visible.contains($0.agreement.value) },
            disagreements: isAhead ? [] : disagreements.filter { $0.sources.allSatisfy { isKnown($0) } },
            changes: changed, sources: sources, body: body, aliases: aliases, isAhead: isAhead)
    }
}

extension Source {
    /// Whether it is known to have been published after the day.
    package func isLater(than day: CivilDate) -> Bool { published.map { $0.value.earliest > day } ?? false }
}

extension Page {
    /// The page with the answer that held on the day; `nil` when its answer rests on later sources and no
    /// earlier one is given.
    fileprivate func standing(
        on day: CivilDate, isLater: (String) -> Bool, held: inout Register.HeldBack
    ) -> Page? {
        var page = self
        page.changes = changes.filter { $0.date.value.earliest <= day }
        held.changes += changes.count - page.changes.count
        page.claims = claims.filter { $0.date.value.earliest <= day }
        if let earlier = earlier.first(where: { day <= $0.until.value.latest }) {
            page.answer = earlier.answer
            page.sources = earlier.sources
        }
        if page.sources.contains(where: { isLater($0.value) }) {
            held.pages += 1
            return nil
        }
        return page
    }
}
