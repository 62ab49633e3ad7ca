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
package struct StageRecord: Sendable {
    package let stage: Stage
    package let date: Located<PartialDate>
    package let source: Located<String>
    package let note: Prose?

    static func decode(_ fields: inout FieldReader) -> StageRecord? {
        let stage: Located<Stage>? = fields.choice("stage", .required, "The stage reached.")
        let date = fields.date("date", .required, "The day, month or year it was reached.")
        let source = fields.text("source", .required, "The source that says so.")
        let note = fields.prose("note", .optional, "One sentence on what happened.")
        guard let stage, let date, let source else { return nil }
        return StageRecord(stage: stage.value, date: date, source: source, note: note)
    }
}
