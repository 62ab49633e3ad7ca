extension Content {
    /// The register as it stood on `day`.
    ///
    /// A date of a month or a year counts from its first day. Of an entry that was not signed yet, only the
    /// stages reached are shown; its text had not been written. Prose that rests on later sources is held
    /// back.
    func standing(on day: CivilDate) -> Register {
        var content = self
        var held = Register.HeldBack()
        let dated = Dictionary(sources.map { ($0.id.value, $0) }, uniquingKeysWith: { first, _ in first })
        let isLater = { (id: String) in
            dated[id]?.published.map { $0.value.earliest > day } ?? false
        }
        content.agreements = agreements.compactMap { $0.standing(on: day, held: &held) }
        let visible = Set(content.agreements.map(\.id))
        for index in content.agreements.indices {
            content.agreements[index].relations.removeAll { !visible.contains($0.agreement.value) }
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
    fileprivate func standing(on day: CivilDate, held: inout Register.HeldBack) -> Agreement? {
        var agreement = self
        agreement.stages = stages.filter { $0.date.value.earliest <= day }
        held.stages += stages.count - agreement.stages.count
        guard !agreement.stages.isEmpty else {
            held.agreements += 1
            return nil
        }
        agreement.followUps = followUps.filter { $0.date.value.earliest <= day }
        held.followUps += followUps.count - agreement.followUps.count
        agreement.changes = changes.filter { $0.date.value.earliest <= day }
        held.changes += changes.count - agreement.changes.count
        let later = Set(
            sources.filter { $0.published.map { $0.value.earliest > day } ?? false }.map(\.id.value))
        agreement.disagreements.removeAll { $0.sources.contains { later.contains($0.value) } }
        if !agreement.isSigned, agreement.stages.count < stages.count { agreement.removeWhatCameLater() }
        return agreement
    }

    /// Leaves what an entry shows before its text exists: party, name and the stages reached.
    private mutating func removeWhatCameLater() {
        isAhead = true
        answer = nil
        title = nil
        counts = nil
        place = nil
        signatories = []
        term = nil
        entryIntoForce = nil
        divisions = nil
        texts = []
        reading = nil
        amounts = []
        codings = []
        distinctive = nil
        relations = []
        disagreements = []
        body.range = body.range.upperBound..<body.range.upperBound
    }
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
