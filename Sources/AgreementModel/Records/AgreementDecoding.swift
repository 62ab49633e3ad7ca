extension Agreement {
    /// Reads the front matter of an entry.
    static func decode(_ fields: inout FieldReader, id: String, span: Span, body: Body) -> Agreement? {
        let party = fields.reference("party", .required, to: .party, "The partner's code in `parties.yaml`.")
        let name = fields.prose("name", .optional, "A short name, when it is not the party's.")
        let title = fields.prose("title", .optional, "The official title; required once signed.")
        let answer = fields.prose("answer", .required, "One sentence: what to remember first.")
        let counts = fields.references(
            "counts", .optional, to: .count, "The named counts of `site.yaml` it belongs to; may be empty.")
        let place = fields.prose("place", .optional, "Where it was signed; required once signed.")
        let signatories = fields.list("signatories", .optional, "Who signed.") { Signatory.decode(&$0) }
        let term = fields.record("term", .optional, "How long it lasts.") { Clause.decodeTerm(&$0) }
        let force = fields.record("entry_into_force", .optional, "How it takes effect.") {
            Clause.decode(&$0)
        }
        let divisions = fields.record(
            "divisions", .optional, "How the text is divided; pinpoints are checked against it."
        ) { Divisions.decode(&$0) }
        let texts = fields.list("texts", .optional, "The authentic and other texts.") {
            TextVersion.decode(&$0)
        }
        let reading = fields.prose(
            "reading", .optional, "How the text was read, or that it was not; required once signed.")
        let stages = fields.list("stages", .required, "What stages it reached, in order.") {
            StageRecord.decode(&$0)
        }
        let amounts = fields.list("amounts", .optional, "The sums it states.") { Amount.decode(&$0) }
        let codings = fields.table(
            "provisions", .optional, "Its answer to every provision; required once signed."
        ) { Coding.decode(&$0) }
        let distinctive = fields.prose("distinctive", .optional, "What sets it apart.")
        let followUps = fields.list("follow_ups", .optional, "What happened since, in order.") {
            FollowUp.decode(&$0)
        }
        let relations = fields.list("relations", .optional, "Its relations to other entries.") {
            Relation.decode(&$0)
        }
        let disagreements = fields.list(
            "disagreements", .optional, "Where sources contradict each other, and who says what."
        ) { Disagreement.decode(&$0) }
        let changes = fields.list("changes", .required, "The entry's change log, newest last.") {
            Change.decode(&$0)
        }
        let sources = fields.table("sources", .optional, "The entry's own sources.") { Source.decode(&$0) }
        let aliases = fields.routes("aliases", "Addresses at which it was published before.")
        fields.checkTranslation(of: changes)
        guard let party, let answer else { return nil }
        return Agreement(
            id: id, span: span, party: party, name: name, title: title, answer: answer,
            counts: fields.has("counts") ? counts : nil,
            place: place, signatories: signatories, term: term, entryIntoForce: force, divisions: divisions,
            texts: texts, reading: reading, stages: stages, amounts: amounts, codings: codings,
            distinctive: distinctive, followUps: followUps, relations: relations,
            disagreements: disagreements,
            changes: changes, sources: sources, body: body, aliases: aliases, isAhead: false)
    }
}

extension Agreement.Signatory {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let name = fields.prose("name", .required, "The person's name.")
        let role = fields.prose("role", .required, "The office held.")
        guard let name, let role else { return nil }
        return Self(name: name, role: role)
    }
}

extension Agreement.Divisions {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        Self(
            highest: DivisionUnit.allCases.compactMap { unit in
                fields.number(
                    unit.rawValue, .optional, in: 1...9999, "The highest number of its \(unit.rawValue)."
                )
                .map { (unit, $0.value) }
            })
    }
}

extension Agreement.TextVersion {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let address = fields.address("url", .required, "The address: http or https.")
        let publisher = fields.prose("publisher", .required, "Who published this text.")
        let languages = fields.texts("language", .required, "BCP 47 tag, or a list of them.")
        let authentic = fields.flag("authentic", "Whether the agreement itself says that this text prevails.")
        let checked: Located<Source.Checked>? = fields.choice("checked", .required, "How far it was read.")
        let note = fields.prose("note", .optional, "What else to know of it.")
        guard let address, let publisher, let checked else { return nil }
        return Self(
            address: address, publisher: publisher, languages: languages.map(\.value), authentic: authentic,
            checked: checked.value, note: note)
    }
}

extension Agreement.Amount {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let value = fields.decimal("value", .required, "The sum or number, exact.")
        let unit = fields.unit()
        let atLeast = fields.flag("at_least", "Whether the text says \"at least\".")
        let period = fields.prose("period", .optional, "The years or period it is stated for.")
        let purpose = fields.prose("purpose", .required, "What it is for.")
        let note = fields.prose("note", .optional, "What else to know of it.")
        let pinpoint = fields.pinpoint()
        let source = fields.reference("source", .required, to: .source, "The source that states it.")
        guard let value, let unit, let purpose, let source else { return nil }
        return Self(
            value: value.value, unit: unit, atLeast: atLeast, period: period, purpose: purpose, note: note,
            pinpoint: pinpoint, source: source)
    }
}

extension Agreement.FollowUp {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let date = fields.date("date", .required, "When it happened.")
        let text = fields.prose("text", .required, "What happened.")
        let source = fields.reference("source", .required, to: .source, "The source that says so.")
        guard let date, let text, let source else { return nil }
        return Self(date: date, text: text, source: source)
    }
}

extension Agreement.Relation {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let kind: Located<Kind>? = fields.choice("kind", .required, "The relation.")
        let agreement = fields.reference("agreement", .required, to: .agreement, "The other entry.")
        let note = fields.prose("note", .optional, "What the relation is.")
        guard let kind, let agreement else { return nil }
        return Self(kind: kind.value, agreement: agreement, note: note)
    }
}

extension Agreement.Disagreement {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let text = fields.prose("text", .required, "Who says what.")
        let sources = fields.references("sources", .required, to: .source, "The sources that disagree.")
        guard let text else { return nil }
        return Self(text: text, sources: sources)
    }
}
