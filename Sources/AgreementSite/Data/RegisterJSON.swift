internal import AgreementModel

/// The records of a register as JSON. A field that is not known is left out.
enum RegisterJSON {
    /// Appends the whole register: every fact of the content that is visible on the day.
    static func append(_ edition: Edition, to out: inout [UInt8]) {
        // An entry takes less than twice the bytes of its file.
        out.reserveCapacity(
            out.count + edition.register.agreements.reduce(0) { $0 + 2 * $1.body.file.bytes.count })
        JSONWriter.append(to: &out) { write(edition, to: &$0) }
    }

    /// Appends one entry with everything that is known of it.
    static func append(_ agreement: Agreement, _ edition: Edition, to out: inout [UInt8]) {
        out.reserveCapacity(out.count + 2 * agreement.body.file.bytes.count)
        JSONWriter.append(to: &out) { self.agreement(agreement, edition, to: &$0) }
    }

    private static func write(_ edition: Edition, to json: inout JSONWriter) {
        json.object { json in
            site(edition, to: &json)
            json.field("values", edition.register.provisions.values, value)
            json.field("provisionGroups", edition.register.provisions.groups) { json, group in
                json.field("id", group.id)
                json.field("label", group.label)
            }
            json.field("provisions", edition.register.provisions.all, provision)
            json.field("parties", edition.register.parties, party)
            json.name("agreements")
            json.list(edition.register.agreements) { agreement($1, edition, to: &$0) }
            json.field("events", edition.timeline, event)
            json.field("terms", edition.register.terms, term)
            json.field("pages", edition.register.pages) { page($1, edition, to: &$0) }
            json.field("sources", edition.register.sources, source)
        }
    }

    private static func site(_ edition: Edition, to json: inout JSONWriter) {
        let (register, site) = (edition.register, edition.register.site)
        json.field("title", site.title)
        json.field("subtitle", site.subtitle)
        json.field("description", site.description)
        json.field("language", register.language)
        json.field("asOf", register.day.description)
        json.field("publisher", site.publisher)
        json.field("licence", site.licence.address)
        json.field("licenceName", site.licence.name)
        json.field("counterparty", site.counterparty)
        json.field("framework", site.framework) { json, framework in
            json.field("name", framework.name)
            json.field("short", framework.short)
            json.field("date", framework.date)
            json.field("event", framework.event)
        }
        json.field("groups", site.groups) { json, group in
            json.field("id", group.id)
            json.field("label", group.label)
            json.field("name", group.name)
        }
        json.field("counts", site.counts) { json, count in
            json.field("id", count.id)
            json.field("label", count.label)
            json.field("text", count.text)
            json.field("number", register.counted(count.id.value).count)
            json.field("sources", count.sources)
        }
    }

    private static func agreement(_ agreement: Agreement, _ edition: Edition, to json: inout JSONWriter) {
        json.object { json in
            json.field("slug", agreement.id)
            json.field("party", agreement.party)
            json.field("name", edition.register.name(of: agreement))
            json.field("title", agreement.title)
            json.field("answer", agreement.answer)
            json.field("stage", agreement.stage?.stage.rawValue)
            json.field("signed", agreement.signing?.date)
            json.field("place", agreement.place)
            if let counts = agreement.counts { json.field("counts", counts) }
            json.field("signatories", agreement.signatories) { json, signatory in
                json.field("name", signatory.name)
                json.field("role", signatory.role)
            }
            json.field("term", agreement.term, clause)
            json.field("entryIntoForce", agreement.entryIntoForce, clause)
            json.field("scheduledEnd", agreement.scheduledEnd?.description)
            json.field("divisions", agreement.divisions) { json, divisions in
                for (unit, number) in divisions.highest {
                    json.name(text: unit.rawValue)
                    json.number(number)
                }
            }
            json.field("reading", agreement.reading)
            json.field("distinctive", agreement.distinctive)
            records(of: agreement, to: &json)
        }
    }

    private static func records(of agreement: Agreement, to json: inout JSONWriter) {
        json.field("texts", agreement.texts, version)
        json.field("stages", agreement.stages, stage)
        json.field("amounts", agreement.amounts, amount)
        json.field("provisions", agreement.codings, coding)
        json.field("followUps", agreement.followUps) { json, followUp in
            json.field("date", followUp.date)
            json.field("text", followUp.text)
            json.field("source", followUp.source)
        }
        json.field("relations", agreement.relations) { json, relation in
            json.field("kind", relation.kind.rawValue)
            json.field("agreement", relation.agreement)
            json.field("note", relation.note)
        }
        json.field("disagreements", agreement.disagreements) { json, disagreement in
            json.field("text", disagreement.text)
            json.field("sources", disagreement.sources)
        }
        json.field("changes", agreement.changes, change)
        json.field("sources", agreement.sources, source)
        body(agreement.body, to: &json)
    }

    // MARK: Records

    private static func clause(_ json: inout JSONWriter, _ clause: Clause) {
        json.field("years", clause.years)
        json.field("reviewYears", clause.reviewYears)
        json.field("text", clause.text)
        json.field("pinpoint", clause.pinpoint?.value.text)
        json.field("noPinpoint", clause.noPinpoint)
        json.field("source", clause.source)
    }

    private static func version(_ json: inout JSONWriter, _ version: Agreement.TextVersion) {
        json.field("url", version.address)
        json.field("publisher", version.publisher)
        json.field("languages", version.languages)
        json.field("authentic", version.authentic)
        json.field("checked", version.checked.rawValue)
        json.field("note", version.note)
    }

    private static func stage(_ json: inout JSONWriter, _ record: StageRecord) {
        json.field("stage", record.stage.rawValue)
        json.field("date", record.date)
        json.field("source", record.source)
        json.field("note", record.note)
    }

    private static func amount(_ json: inout JSONWriter, _ amount: Agreement.Amount) {
        // A string, for a reader of JSON may take numbers for floating point.
        json.field("value", amount.value.text)
        json.field("unit", amount.unit)
        json.field("atLeast", amount.atLeast)
        json.field("period", amount.period)
        json.field("purpose", amount.purpose)
        json.field("note", amount.note)
        json.field("pinpoint", amount.pinpoint?.value.text)
        json.field("source", amount.source)
    }

    private static func coding(_ json: inout JSONWriter, _ coding: Coding) {
        json.field("provision", coding.provision)
        json.field("value", coding.value)
        json.field("sentence", coding.sentence)
        json.field("pinpoint", coding.pinpoint?.value.text)
        json.field("noPinpoint", coding.noPinpoint)
        json.field("source", coding.source)
        json.field("confidence", coding.confidence.rawValue)
    }

    private static func change(_ json: inout JSONWriter, _ change: Change) {
        json.field("date", change.date)
        json.field("text", change.text)
        json.field("correction", change.isCorrection)
    }

    private static func source(_ json: inout JSONWriter, _ source: Source) {
        json.field("id", source.id)
        json.field("title", source.title)
        json.field("url", source.address)
        json.field("publisher", source.publisher)
        json.field("published", source.published)
        json.field("accessed", source.accessed)
        json.field("kind", source.kind.rawValue)
        json.field("checked", source.checked.rawValue)
        json.field("language", source.language)
        json.field("caution", source.caution)
    }

    private static func party(_ json: inout JSONWriter, _ party: Party) {
        json.field("code", party.code)
        json.field("iso3", party.iso3)
        json.field("name", party.name)
        json.field("adjective", party.adjective)
        json.field("kind", party.kind.rawValue)
        json.field("groups", party.memberships) { json, membership in
            json.field("group", membership.group)
            json.field("since", membership.since.description)
            json.field("until", membership.until?.description)
        }
    }

    private static func value(_ json: inout JSONWriter, _ value: Provisions.Value) {
        json.field("id", value.id)
        json.field("label", value.label)
        json.field("short", value.short)
        json.field("letter", value.letter)
        json.field("glyph", value.glyph.rawValue)
        json.field("claims", value.claims)
        json.field("coded", value.isCoded)
        json.field("meaning", value.meaning)
    }

    private static func provision(_ json: inout JSONWriter, _ provision: Provision) {
        json.field("id", provision.id)
        json.field("group", provision.group)
        json.field("label", provision.label)
        json.field("question", provision.question)
        json.field("definition", provision.definition)
        json.field("coding", provision.coding)
        json.field("phrase", provision.phrase)
    }

    private static func event(_ json: inout JSONWriter, _ event: TimelineEntry) {
        json.field("id", event.id)
        json.field("date", event.date.description)
        json.field("kind", event.kind.rawValue)
        json.field("title", event.title)
        json.field("text", event.text)
        json.field("parties", event.parties)
        json.field("agreements", event.agreements)
        json.name("sources")
        json.list(event.sources) { json, cited in
            json.text(cited.agreement.map { "\($0)/\(cited.source.id.value)" } ?? cited.source.id.value)
        }
    }

    private static func term(_ json: inout JSONWriter, _ term: Term) {
        json.field("id", term.id)
        json.field("term", term.term)
        json.field("definition", term.definition)
        json.field("sources", term.sources)
    }

    private static func page(_ page: Page, _ edition: Edition, to json: inout JSONWriter) {
        json.field("id", page.id)
        json.field("order", page.order)
        json.field("short", page.short)
        json.field("title", page.title)
        json.field("answer", page.answer)
        json.field("sources", page.sources)
        // What holds until a later day is the answer of this one.
        let earlier = page.earlier.filter { $0.until.value.latest < edition.register.day }
        json.field("earlier", earlier) { json, earlier in
            json.field("until", earlier.until)
            json.field("answer", earlier.answer)
            json.field("sources", earlier.sources)
        }
        json.field("provisions", page.provisions)
        json.field("claims", page.claims) { json, claim in
            json.field("id", claim.id)
            json.field("claim", claim.claim)
            json.field("asOf", claim.date)
            json.field("verdict", claim.verdict.rawValue)
            json.field("then", claim.then)
            json.field("today", claim.today)
            json.field("sources", claim.sources)
        }
        json.field("changes", page.changes, change)
        body(page.body, to: &json)
    }

    /// The Markdown as written, with lines ended by LF alone.
    private static func body(_ body: Body, to json: inout JSONWriter) {
        json.name("body")
        let text = body.file.bytes[body.range]
        guard text.contains(UInt8(ascii: "\r")) else {
            json.text(text)
            return
        }
        var plain: [UInt8] = []
        for (index, byte) in zip(text.indices, text) {
            let endsLine = index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: "\n")
            if byte != UInt8(ascii: "\r") || !endsLine { plain.append(byte) }
        }
        json.text(plain)
    }
}
