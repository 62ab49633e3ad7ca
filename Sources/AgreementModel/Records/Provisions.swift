/// The questions put to every agreement, and the answers a coding may give. Declared in content, so that
/// another register needs no Swift.
package struct Provisions: Sendable {
    /// An answer that a coding may give.
    package final class Value: Sendable {
        package let id: Located<String>
        package let label: Prose, short: Prose
        /// One letter for print and forced colours.
        package let letter: Prose
        package let glyph: Glyph
        /// Whether it claims something, and so needs a source and a pinpoint.
        package let claims: Bool
        /// Whether the text has been coded at all.
        package let isCoded: Bool
        package let meaning: Prose

        init(
            id: Located<String>, label: Prose, short: Prose, letter: Prose, glyph: Glyph, claims: Bool,
            isCoded: Bool, meaning: Prose
        ) {
            self.id = id
            self.label = label
            self.short = short
            self.letter = letter
            self.glyph = glyph
            self.claims = claims
            self.isCoded = isCoded
            self.meaning = meaning
        }

        package enum Glyph: String, CaseIterable, Sendable { case full, partial, none, dot, dash, hatch }
    }

    package struct Group: Sendable {
        package let id: Located<String>
        package let label: Prose
    }

    package let values: [Value]
    package let groups: [Group]
    package let all: [Provision]

    package func value(_ id: String) -> Value? { values.first { $0.id.value == id } }

    static func decode(_ fields: inout FieldReader) -> Provisions? {
        let values = fields.table("values", .required, "The values a coding may take, in order.") {
            Value.decode(&$0)
        }
        let groups = fields.table("groups", .required, "Groups of provisions, in order.") {
            Group.decode(&$0)
        }
        let all = fields.table("provisions", .required, "The provisions, in order.") { Provision.decode(&$0) }
        return Provisions(values: values, groups: groups, all: all)
    }
}

/// A question put to every agreement.
package final class Provision: Sendable {
    package let id: Located<String>
    package let label: Prose
    package let group: Located<String>
    package let question: Prose
    package let definition: Prose
    package let coding: Prose
    /// How a total reads: "promise consultations within 24 hours if Russia attacks again".
    package let phrase: Prose

    init(
        id: Located<String>, label: Prose, group: Located<String>, question: Prose, definition: Prose,
        coding: Prose, phrase: Prose
    ) {
        self.id = id
        self.label = label
        self.group = group
        self.question = question
        self.definition = definition
        self.coding = coding
        self.phrase = phrase
    }

    fileprivate static func decode(_ fields: inout FieldReader) -> Provision? {
        let label = fields.prose("label", .required, "A few words for table heads.")
        let group = fields.reference("group", .required, to: .group, "The group it stands in.")
        let question = fields.prose("question", .required, "The question put to every agreement.")
        let definition = fields.prose("definition", .required, "What the question means.")
        let coding = fields.prose("coding", .required, "What counts as which value.")
        let phrase = fields.prose("phrase", .required, "How a total reads, starting with a verb.")
        guard let id = fields.key, let label, let group, let question, let definition, let coding, let phrase
        else { return nil }
        return Provision(
            id: id, label: label, group: group, question: question, definition: definition, coding: coding,
            phrase: phrase)
    }
}

extension Provisions.Value {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let label = fields.prose("label", .required, "The value in words.")
        let short = fields.prose("short", .required, "One or two words for a table cell.")
        let letter = fields.prose("letter", .required, "One letter for print.")
        let glyph: Located<Glyph>? = fields.choice("glyph", .required, "The sign that is drawn.")
        let claims = fields.flag("claims", "Whether it needs a source and a pinpoint.")
        let coded = fields.flag("coded", "Whether the text has been coded at all.")
        let meaning = fields.prose("meaning", .required, "One sentence: what it says.")
        guard let id = fields.key, let label, let short, let letter, let glyph, let meaning else {
            return nil
        }
        return Self(
            id: id, label: label, short: short, letter: letter, glyph: glyph.value, claims: claims,
            isCoded: coded, meaning: meaning)
    }
}

extension Provisions.Group {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let label = fields.prose("label", .required, "The group's heading.")
        guard let id = fields.key, let label else { return nil }
        return Self(id: id, label: label)
    }
}
