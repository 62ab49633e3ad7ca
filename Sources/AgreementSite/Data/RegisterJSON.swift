internal import AgreementModel

/// The records of a register as JSON. A field that is not known is left out.
enum RegisterJSON {
    /// The whole register: every fact of the content that is visible on the day.
    static func register(_ edition: Edition) -> JSON {
        let register = edition.register
        return object([
            ("title", .text(register.site.title.text)), ("subtitle", text(register.site.subtitle)),
            ("description", .text(register.site.description.text)),
            ("language", .text(register.language)), ("asOf", .text(register.day.description)),
            ("publisher", .text(register.site.publisher.text)),
            ("licence", .text(register.site.licence.address.value)),
            ("licenceName", .text(register.site.licence.name)),
            ("counterparty", .text(register.site.counterparty.value)),
            ("framework", register.site.framework.map(framework)),
            (
                "groups",
                list(register.site.groups) { group in
                    object([
                        ("id", .text(group.id.value)), ("label", .text(group.label.text)),
                        ("name", .text(group.name.text)),
                    ])
                }
            ),
            (
                "counts",
                list(register.site.counts) { count in
                    object([
                        ("id", .text(count.id.value)), ("label", .text(count.label.text)),
                        ("text", .text(count.text.text)),
                        ("number", .number(register.counted(count.id.value).count)),
                        ("sources", texts(count.sources.map(\.value))),
                    ])
                }
            ),
            ("values", list(register.provisions.values, value)),
            (
                "provisionGroups",
                list(register.provisions.groups) { group in
                    object([("id", .text(group.id.value)), ("label", .text(group.label.text))])
                }
            ),
            ("provisions", list(register.provisions.all, provision)),
            ("parties", list(register.parties, party)),
            ("agreements", list(register.agreements) { agreement($0, edition) }),
            ("events", list(edition.timeline, event)),
            ("terms", list(register.terms, term)), ("pages", list(register.pages) { page($0, edition) }),
            ("sources", list(register.sources, source)),
        ])
    }

    /// One entry with everything that is known of it.
    static func agreement(_ agreement: Agreement, _ edition: Edition) -> JSON {
        object(
            [
                ("slug", .text(agreement.id)), ("party", .text(agreement.party.value)),
                ("name", .text(edition.register.name(of: agreement).text)), ("title", text(agreement.title)),
                ("answer", text(agreement.answer)),
                ("stage", agreement.stage.map { .text($0.stage.rawValue) }),
                ("signed", agreement.signing.map { .text($0.date.value.description) }),
                ("place", text(agreement.place)), ("counts", agreement.counts.map { texts($0.map(\.value)) }),
                (
                    "signatories",
                    list(agreement.signatories) { signatory in
                        object([("name", .text(signatory.name.text)), ("role", .text(signatory.role.text))])
                    }
                ),
                ("term", agreement.term.map(clause)),
                ("entryIntoForce", agreement.entryIntoForce.map(clause)),
                ("scheduledEnd", agreement.scheduledEnd.map { .text($0.description) }),
                (
                    "divisions",
                    agreement.divisions.map { divisions in
                        .object(divisions.highest.map { ($0.unit.rawValue, .number($0.number)) })
                    }
                ),
                ("reading", text(agreement.reading)), ("distinctive", text(agreement.distinctive)),
            ] + records(of: agreement))
    }

    private static func records(of agreement: Agreement) -> [(String, JSON?)] {
        [
            ("texts", list(agreement.texts, version)), ("stages", list(agreement.stages, stage)),
            ("amounts", list(agreement.amounts, amount)), ("provisions", list(agreement.codings, coding)),
            (
                "followUps",
                list(agreement.followUps) { followUp in
                    object([
                        ("date", .text(followUp.date.value.description)), ("text", .text(followUp.text.text)),
                        ("source", .text(followUp.source.value)),
                    ])
                }
            ),
            (
                "relations",
                list(agreement.relations) { relation in
                    object([
                        ("kind", .text(relation.kind.rawValue)),
                        ("agreement", .text(relation.agreement.value)),
                        ("note", text(relation.note)),
                    ])
                }
            ),
            (
                "disagreements",
                list(agreement.disagreements) { disagreement in
                    object([
                        ("text", .text(disagreement.text.text)),
                        ("sources", texts(disagreement.sources.map(\.value))),
                    ])
                }
            ),
            ("changes", list(agreement.changes, change)), ("sources", list(agreement.sources, source)),
            ("body", .text(markdown(agreement.body))),
        ]
    }

    // MARK: Records

    private static func clause(_ clause: Clause) -> JSON {
        object([
            ("years", clause.years.map(JSON.number)), ("reviewYears", clause.reviewYears.map(JSON.number)),
            ("text", .text(clause.text.text)),
            ("pinpoint", clause.pinpoint.map { .text($0.value.text) }),
            ("noPinpoint", text(clause.noPinpoint)),
            ("source", clause.source.map { .text($0.value) }),
        ])
    }

    private static func version(_ version: Agreement.TextVersion) -> JSON {
        object([
            ("url", .text(version.address.value)), ("publisher", .text(version.publisher.text)),
            ("languages", texts(version.languages)), ("authentic", .bool(version.authentic)),
            ("checked", .text(version.checked.rawValue)), ("note", text(version.note)),
        ])
    }

    private static func stage(_ record: StageRecord) -> JSON {
        object([
            ("stage", .text(record.stage.rawValue)), ("date", .text(record.date.value.description)),
            ("source", .text(record.source.value)), ("note", text(record.note)),
        ])
    }

    private static func amount(_ amount: Agreement.Amount) -> JSON {
        object([
            // A string, for a reader of JSON may take numbers for floating point.
            ("value", .text(amount.value.text)), ("unit", .text(amount.unit.text)),
            ("atLeast", .bool(amount.atLeast)), ("period", text(amount.period)),
            ("purpose", .text(amount.purpose.text)), ("note", text(amount.note)),
            ("pinpoint", amount.pinpoint.map { .text($0.value.text) }),
            ("source", .text(amount.source.value)),
        ])
    }

    private static func coding(_ coding: Coding) -> JSON {
        object([
            ("provision", .text(coding.provision.value)), ("value", .text(coding.value.value)),
            ("sentence", .text(coding.sentence.text)),
            ("pinpoint", coding.pinpoint.map { .text($0.value.text) }),
            ("noPinpoint", text(coding.noPinpoint)), ("source", coding.source.map { .text($0.value) }),
            ("confidence", .text(coding.confidence.rawValue)),
        ])
    }

    private static func change(_ change: Change) -> JSON {
        object([
            ("date", .text(change.date.value.description)), ("text", .text(change.text.text)),
            ("correction", .bool(change.isCorrection)),
        ])
    }

    private static func source(_ source: Source) -> JSON {
        object([
            ("id", .text(source.id.value)), ("title", .text(source.title)),
            ("url", .text(source.address.value)),
            ("publisher", .text(source.publisher.text)),
            ("published", source.published.map { .text($0.value.description) }),
            ("accessed", source.accessed.map { .text($0.value.description) }),
            ("kind", .text(source.kind.rawValue)), ("checked", .text(source.checked.rawValue)),
            ("language", .text(source.language)), ("caution", text(source.caution)),
        ])
    }

    private static func framework(_ framework: Site.Framework) -> JSON {
        object([
            ("name", .text(framework.name.text)), ("short", .text(framework.short.text)),
            ("date", .text(framework.date.value.description)),
            ("event", framework.event.map { .text($0.value) }),
        ])
    }

    private static func party(_ party: Party) -> JSON {
        object([
            ("code", .text(party.code.value)), ("iso3", party.iso3.map(JSON.text)),
            ("name", .text(party.name.text)), ("adjective", text(party.adjective)),
            ("kind", .text(party.kind.rawValue)),
            (
                "groups",
                list(party.memberships) { membership in
                    object([
                        ("group", .text(membership.group.value)),
                        ("since", .text(membership.since.description)),
                        ("until", membership.until.map { .text($0.description) }),
                    ])
                }
            ),
        ])
    }

    private static func value(_ value: Provisions.Value) -> JSON {
        object([
            ("id", .text(value.id.value)), ("label", .text(value.label.text)),
            ("short", .text(value.short.text)), ("letter", .text(value.letter.text)),
            ("glyph", .text(value.glyph.rawValue)), ("claims", .bool(value.claims)),
            ("coded", .bool(value.isCoded)),
            ("meaning", .text(value.meaning.text)),
        ])
    }

    private static func provision(_ provision: Provision) -> JSON {
        object([
            ("id", .text(provision.id.value)), ("group", .text(provision.group.value)),
            ("label", .text(provision.label.text)), ("question", .text(provision.question.text)),
            ("definition", .text(provision.definition.text)), ("coding", .text(provision.coding.text)),
            ("phrase", .text(provision.phrase.text)),
        ])
    }

    private static func event(_ event: TimelineEntry) -> JSON {
        object([
            ("id", .text(event.id)), ("date", .text(event.date.description)),
            ("kind", .text(event.kind.rawValue)),
            ("title", .text(event.title.text)), ("text", text(event.text)), ("parties", texts(event.parties)),
            ("agreements", texts(event.agreements)),
            (
                "sources",
                texts(
                    event.sources.map { agreement, source in
                        agreement.map { "\($0)/\(source.id.value)" } ?? source.id.value
                    })
            ),
        ])
    }

    private static func term(_ term: Term) -> JSON {
        object([
            ("id", .text(term.id.value)), ("term", .text(term.term.text)),
            ("definition", .text(term.definition.text)), ("sources", texts(term.sources.map(\.value))),
        ])
    }

    private static func page(_ page: Page, _ edition: Edition) -> JSON {
        object([
            ("id", .text(page.id)), ("order", .number(page.order)), ("short", .text(page.short.text)),
            ("title", .text(page.title.text)), ("answer", .text(page.answer.text)),
            ("sources", texts(page.sources.map(\.value))),
            (
                "earlier",
                // What holds until a later day is the answer of this one.
                list(page.earlier.filter { $0.until.value.latest < edition.register.day }) { earlier in
                    object([
                        ("until", .text(earlier.until.value.description)),
                        ("answer", .text(earlier.answer.text)),
                        ("sources", texts(earlier.sources.map(\.value))),
                    ])
                }
            ),
            ("provisions", texts(page.provisions.map(\.value))),
            (
                "claims",
                list(page.claims) { claim in
                    object([
                        ("id", .text(claim.id.value)), ("claim", .text(claim.claim.text)),
                        ("asOf", .text(claim.date.value.description)),
                        ("verdict", .text(claim.verdict.rawValue)),
                        ("then", text(claim.then)), ("today", .text(claim.today.text)),
                        ("sources", texts(claim.sources.map(\.value))),
                    ])
                }
            ),
            ("changes", list(page.changes, change)),
            ("body", .text(markdown(page.body))),
        ])
    }

    // MARK: Building

    private static func object(_ fields: [(String, JSON?)]) -> JSON {
        .object(fields.compactMap { name, value in value.map { (name, $0) } })
    }

    /// The Markdown as written, with lines ended by LF alone.
    private static func markdown(_ body: Body) -> String {
        let text = String(decoding: body.file.bytes[body.range], as: UTF8.self)
        return text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    }

    private static func text(_ prose: Prose?) -> JSON? { prose.map { .text($0.text) } }

    private static func texts(_ values: [String]) -> JSON { .array(values.map(JSON.text)) }

    private static func list<Value>(_ values: [Value], _ make: (Value) -> JSON) -> JSON {
        .array(values.map(make))
    }
}
