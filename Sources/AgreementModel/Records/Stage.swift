/// How far an agreement has come, in the words of treaty practice.
package enum Stage: String, CaseIterable, Sendable {
    case joined, announced, negotiating, concluded, signed
    case inForce = "in-force"
    case suspended, expired, terminated

    /// Whether the agreement has been signed, whatever became of it.
    package var isSigned: Bool {
        switch self {
        case .signed, .inForce, .suspended, .expired, .terminated: true
        case .joined, .announced, .negotiating, .concluded: false
        }
    }
}

/// A stage reached on a day, as a source says.
///
/// A class, as other records that are handed around often: copying many fields costs more than using them.
package final class StageRecord: Sendable {
    package let stage: Stage
    package let date: Located<PartialDate>
    package let source: Located<String>
    package let note: Prose?

    init(stage: Stage, date: Located<PartialDate>, source: Located<String>, note: Prose?) {
        self.stage = stage
        self.date = date
        self.source = source
        self.note = note
    }

    static func decode(_ fields: inout FieldReader) -> StageRecord? {
        let stage: Located<Stage>? = fields.choice("stage", .required, "The stage reached.")
        let date = fields.date("date", .required, "The day, month or year it was reached.")
        let source = fields.reference("source", .required, to: .source, "The source that says so.")
        let note = fields.prose("note", .optional, "One sentence on what happened.")
        guard let stage, let date, let source else { return nil }
        return StageRecord(stage: stage.value, date: date, source: source, note: note)
    }
}
