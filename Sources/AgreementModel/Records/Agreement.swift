/// One text between parties, and what is known of it.
///
/// A class, because entries are handed around often and copying forty fields costs more than rendering them.
package final class Agreement: Sendable {
    package let id: String
    /// The first bytes of its file, for what is wrong with the entry as a whole.
    package let span: Span
    package let party: Located<String>
    package let name: Prose?
    package let title: Prose?
    /// One sentence to remember first; `nil` while the day of the register is before what it says.
    package let answer: Prose?
    /// The named counts it belongs to; `nil` when the field is left out.
    package let counts: [Located<String>]?
    package let place: Prose?
    package let signatories: [Signatory]
    package let term: Clause?
    package let entryIntoForce: Clause?
    package let divisions: Divisions?
    package let texts: [TextVersion]
    package let reading: Prose?
    package let stages: [StageRecord]
    /// The record of its signing, whatever came after.
    package let signing: StageRecord?
    package let amounts: [Amount]
    package let codings: [Coding]
    package let distinctive: Prose?
    package let followUps: [FollowUp]
    package let relations: [Relation]
    package let disagreements: [Disagreement]
    package let changes: [Change]
    package let sources: [Source]
    package let body: Body
    /// Addresses at which the entry was published before, below the site's.
    package let aliases: [Located<String>]
    /// Whether the day of the register is before the signing, so that only the stages reached are shown.
    package let isAhead: Bool

    init(
        id: String, span: Span, party: Located<String>, name: Prose?, title: Prose?, answer: Prose?,
        counts: [Located<String>]?, place: Prose?, signatories: [Signatory], term: Clause?,
        entryIntoForce: Clause?, divisions: Divisions?, texts: [TextVersion], reading: Prose?,
        stages: [StageRecord], amounts: [Amount], codings: [Coding], distinctive: Prose?,
        followUps: [FollowUp], relations: [Relation], disagreements: [Disagreement], changes: [Change],
        sources: [Source], body: Body, aliases: [Located<String>], isAhead: Bool
    ) {
        self.id = id
        self.span = span
        self.party = party
        self.name = name
        self.title = title
        self.answer = answer
        self.counts = counts
        self.place = place
        self.signatories = signatories
        self.term = term
        self.entryIntoForce = entryIntoForce
        self.divisions = divisions
        self.texts = texts
        self.reading = reading
        self.stages = stages
        signing = stages.first { $0.stage == .signed }
        self.amounts = amounts
        self.codings = codings
        self.distinctive = distinctive
        self.followUps = followUps
        self.relations = relations
        self.disagreements = disagreements
        self.changes = changes
        self.sources = sources
        self.body = body
        self.aliases = aliases
        self.isAhead = isAhead
    }

    /// The stage on the day of the register: the last record dated on or before it.
    package var stage: StageRecord? { stages.last }

    package var isSigned: Bool { stage?.stage.isSigned ?? false }

    /// The scheduled end: signing day and term in years, when both are known.
    package var scheduledEnd: CivilDate? {
        guard let signing, signing.date.value.precision == .day, let years = term?.years else { return nil }
        return signing.date.value.earliest.adding(years: years)
    }

    /// The day on which the review that the text fixes is due, when both are known.
    package var scheduledReview: CivilDate? {
        guard let signing, signing.date.value.precision == .day, let years = term?.reviewYears
        else { return nil }
        return signing.date.value.earliest.adding(years: years)
    }

    package func coding(of provision: String) -> Coding? {
        codings.first { $0.provision.value == provision }
    }

    package struct Signatory: Sendable { package let name: Prose, role: Prose }

    package struct Divisions: Sendable {
        package let highest: [(unit: DivisionUnit, number: Int)]
    }

    package struct TextVersion: Sendable {
        package let address: Located<String>
        package let publisher: Prose
        package let languages: [String]
        package let authentic: Bool
        package let checked: Source.Checked
        package let note: Prose?
    }

    package struct Amount: Sendable {
        package let value: Decimal
        /// An ISO 4217 code, or another unit in words.
        package let unit: Prose
        package let atLeast: Bool
        package let period: Prose?
        package let purpose: Prose
        package let note: Prose?
        package let pinpoint: Located<Pinpoint>?
        package let source: Located<String>
    }

    package struct FollowUp: Sendable {
        package let date: Located<PartialDate>
        package let text: Prose
        package let source: Located<String>
    }

    package struct Relation: Sendable {
        package enum Kind: String, CaseIterable, Sendable {
            case supersedes
            case supersededBy = "superseded-by"
            case beside
        }

        package let kind: Kind
        package let agreement: Located<String>
        package let note: Prose?
    }

    package struct Disagreement: Sendable {
        package let text: Prose
        package let sources: [Located<String>]
    }
}

/// An entry of a change log.
package struct Change: Sendable {
    package let date: Located<PartialDate>
    package let text: Prose
    package let isCorrection: Bool

    static func decode(_ fields: inout FieldReader) -> Change? {
        let date = fields.date("date", .required, "The day of the change.")
        let text = fields.prose("text", .required, "What changed, and why.")
        let correction = fields.flag("correction", "Whether an error was corrected.")
        guard let date, let text else { return nil }
        return Change(date: date, text: text, isCorrection: correction)
    }
}

/// The Markdown part of a file, and the language it is written in.
package struct Body: Sendable {
    package let file: SourceFile
    package var range: Range<Int>
    package let language: String
}
