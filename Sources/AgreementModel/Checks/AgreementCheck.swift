/// Checks one entry against the rules of the register.
struct AgreementCheck {
    let agreement: Agreement
    let content: Content
    let findings: Findings

    func check() {
        checkReferences()
        checkCodings()
        checkPinpoints()
        checkDates()
        if agreement.isSigned { checkSigning() }
    }

    private func checkReferences() {
        let references = ReferenceCheck(names: content.names, findings: findings)
        let id = agreement.id
        references.party(agreement.party)
        (agreement.counts ?? []).forEach(references.count)
        for record in agreement.stages { references.source(record.source, in: id) }
        for followUp in agreement.followUps { references.source(followUp.source, in: id) }
        for amount in agreement.amounts { references.source(amount.source, in: id) }
        for coding in agreement.codings { coding.source.map { references.source($0, in: id) } }
        for clause in [agreement.term, agreement.entryIntoForce] {
            clause?.source.map { references.source($0, in: id) }
        }
        for source in agreement.disagreements.flatMap(\.sources) { references.source(source, in: id) }
        for relation in agreement.relations { references.agreement(relation.agreement) }
        for coding in agreement.codings {
            references.provision(coding.provision)
            references.value(coding.value)
        }
    }

    private func checkCodings() {
        for coding in agreement.codings {
            guard let value = content.provisions.value(coding.value.value), value.claims else { continue }
            if coding.source == nil {
                findings.add(
                    .unsourcedCoding, "a coding that claims '\(coding.value.value)' names its source",
                    coding.value.span,
                    hint: "add 'source: text', or another of the entry's sources")
            }
            if coding.pinpoint == nil, coding.noPinpoint == nil {
                findings.add(
                    .unsourcedCoding, "a coding that claims '\(coding.value.value)' says where in the text",
                    coding.value.span,
                    hint: "add 'pinpoint: para 5', or 'no_pinpoint:' with the reason why there is none")
            }
        }
        guard agreement.isSigned else { return }
        let coded = Set(agreement.codings.map(\.provision.value))
        let missing = content.provisions.all.map(\.id.value).filter { !coded.contains($0) }
        if !missing.isEmpty {
            findings.add(
                .incompleteCodings,
                "a signed agreement answers every provision, and '\(missing[0])' is not answered",
                agreement.span,
                hint: "add under 'provisions', with the value 'unknown' until somebody has looked: "
                    + missing.joined(separator: ", "))
        }
    }

    private func checkPinpoints() {
        check(agreement.term?.pinpoint)
        check(agreement.entryIntoForce?.pinpoint)
        for coding in agreement.codings { check(coding.pinpoint) }
        for amount in agreement.amounts { check(amount.pinpoint) }
    }

    private func check(_ pinpoint: Located<Pinpoint>?) {
        guard let pinpoint else { return }
        PinpointCheck.check(pinpoint, agreement.divisions, of: agreement.id, findings)
    }

    private func checkDates() {
        inOrder(agreement.stages.map(\.date), "stages")
        inOrder(agreement.followUps.map(\.date), "follow-ups")
        inOrder(agreement.changes.map(\.date), "changes")
        guard let signing = agreement.signing else { return }
        for record in agreement.stages where !record.stage.isSigned {
            guard record.date.value.earliest > signing.date.value.latest else { continue }
            findings.add(
                Diagnostic(
                    .datesOutOfOrder, "an agreement is '\(record.stage.rawValue)' before it is signed",
                    record.date.span,
                    hint: "correct one of the two dates, or tell it under 'follow_ups'",
                    notes: [.init(text: "signed here", span: signing.date.span)]))
        }
        for followUp in agreement.followUps where followUp.date.value.latest < signing.date.value.earliest {
            findings.add(
                Diagnostic(
                    .datesOutOfOrder, "what followed an agreement is later than its signing",
                    followUp.date.span,
                    hint: "correct one of the two dates, or move it into the body",
                    notes: [.init(text: "signed here", span: signing.date.span)]))
        }
    }

    private func inOrder(_ dates: [Located<PartialDate>], _ what: String) {
        for (earlier, later) in zip(dates, dates.dropFirst())
        where later.value.earliest < earlier.value.earliest && later.value.latest < earlier.value.latest {
            findings.add(
                Diagnostic(
                    .datesOutOfOrder, "\(what) stand in the order of their dates", later.span,
                    hint: "move the earlier one up, or correct a date",
                    notes: [.init(text: "this one is later and stands before it", span: earlier.span)]))
        }
    }

    private func checkSigning() {
        var missing: [String] = []
        if agreement.title == nil { missing.append("title") }
        if agreement.counts == nil { missing.append("counts") }
        if agreement.place == nil { missing.append("place") }
        if agreement.signatories.isEmpty { missing.append("signatories") }
        if agreement.reading == nil { missing.append("reading") }
        if agreement.term == nil { missing.append("term") }
        for field in missing {
            findings.add(
                .incompleteSigning, "a signed agreement has the field '\(field)'",
                agreement.signing?.date.span ?? agreement.span, hint: "add '\(field):' to the front matter")
        }
    }
}

/// Checks a pinpoint against the divisions of the text it points into.
enum PinpointCheck {
    static func check(
        _ pinpoint: Located<Pinpoint>, _ divisions: Agreement.Divisions?, of agreement: String,
        _ findings: Findings
    ) {
        let highest = divisions?.highest ?? []
        for item in pinpoint.value.items {
            guard let unit = item.unit else { continue }
            guard let limit = highest.first(where: { $0.unit == unit })?.number else {
                findings.add(
                    .pinpointOutside, "the text of '\(agreement)' is not said to have \(unit.rawValue)",
                    pinpoint.span,
                    hint:
                        "add '\(unit.rawValue): …' to its 'divisions', or correct the pinpoint"
                )
                return
            }
            for number in [item.first, item.last] {
                guard let number, let leading = Pinpoint.leading(number), leading > limit || leading < 1
                else { continue }
                findings.add(
                    .pinpointOutside,
                    "the text of '\(agreement)' has \(limit) \(unit.rawValue), and this is number \(number)",
                    pinpoint.span, hint: "correct the pinpoint, or 'divisions'")
            }
        }
    }
}

/// Checks that no entry supersedes itself by way of others.
enum RelationCheck {
    static func check(_ content: Content, _ findings: Findings) {
        // What each entry supersedes, by either of the two ways to say it.
        var next: [String: [(id: String, span: Span)]] = [:]
        for agreement in content.agreements {
            for relation in agreement.relations {
                let (own, other) = (agreement.id, relation.agreement)
                switch relation.kind {
                case .supersedes: next[own, default: []].append((other.value, other.span))
                case .supersededBy: next[other.value, default: []].append((own, other.span))
                case .beside: break
                }
            }
        }
        // A circle is told once, from its first entry: entries before `start` are done with.
        for start in next.keys.sorted() {
            var seen: Set<String> = []
            var open = [start]
            while let current = open.popLast() {
                guard seen.insert(current).inserted else { continue }
                for (following, span) in next[current] ?? [] {
                    if following == start {
                        findings.add(
                            .relationCycle, "'\(start)' supersedes itself by way of '\(current)'", span,
                            hint: "delete one of the relations")
                    } else if following > start {
                        open.append(following)
                    }
                }
            }
        }
    }
}
