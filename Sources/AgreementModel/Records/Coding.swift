/// The answer an agreement gives to a provision.
package final class Coding: Sendable {
    package enum Confidence: String, CaseIterable, Sendable { case high, medium, low }

    package let provision: Located<String>
    package let value: Located<String>
    package let sentence: Prose
    package let pinpoint: Located<Pinpoint>?
    package let noPinpoint: Prose?
    package let source: Located<String>?
    package let confidence: Confidence

    init(
        provision: Located<String>, value: Located<String>, sentence: Prose, pinpoint: Located<Pinpoint>?,
        noPinpoint: Prose?, source: Located<String>?, confidence: Confidence
    ) {
        self.provision = provision
        self.value = value
        self.sentence = sentence
        self.pinpoint = pinpoint
        self.noPinpoint = noPinpoint
        self.source = source
        self.confidence = confidence
    }

    static func decode(_ fields: inout FieldReader) -> Coding? {
        let value = fields.reference(
            "value", .required, to: .value, "One of the values declared in `provisions.yaml`.")
        let sentence = fields.prose("sentence", .required, "One sentence: what this text promises.")
        let pinpoint = fields.pinpoint()
        let noPinpoint = fields.prose(
            "no_pinpoint", .optional, "Why a value that claims something has no pinpoint.")
        let source = fields.reference(
            "source", .optional, to: .source, "The source; required for a value that claims something.")
        let confidence: Located<Confidence>? = fields.choice(
            "confidence", .required, "How sure the coding is.")
        guard let provision = fields.key, let value, let sentence, let confidence else { return nil }
        return Coding(
            provision: provision, value: value, sentence: sentence, pinpoint: pinpoint,
            noPinpoint: noPinpoint,
            source: source, confidence: confidence.value)
    }
}
