internal import AgreementModel
internal import Mustache

/// The answer that one entry gives to one provision.
final class Answer: Sendable {
    let agreement: Agreement
    let provision: Provision
    let coding: Coding?
    let value: Provisions.Value?
    let source: SourceView.Subject?
    /// What pages in the language of the register say of the coding.
    let sentence: Markup?, noPinpoint: Markup?
    let pinpoint: String?, confidence: String?

    private init(
        _ agreement: Agreement, _ provision: Provision, _ coding: Coding?, _ register: Register,
        _ words: Words
    ) {
        self.agreement = agreement
        self.provision = provision
        self.coding = coding
        // What nobody has answered reads as the value that says so.
        let provisions = register.provisions
        value =
            coding.flatMap { provisions.value($0.value.value) } ?? provisions.values.first { !$0.isCoded }
        source = (coding?.source?.value).flatMap { id in
            if let own = agreement.sources.first(where: { $0.id.value == id }) {
                return .init(source: own, agreement: agreement.id)
            }
            return register.source(id).map { .init(source: $0, agreement: nil) }
        }
        sentence = coding.map { Markup($0.sentence, in: register.language) }
        noPinpoint = coding?.noPinpoint.map { Markup($0, in: register.language) }
        pinpoint = coding?.pinpoint.map { words.pinpoint($0.value.text) }
        confidence = coding.map { words.label("confidence_" + $0.confidence.rawValue) }
    }

    /// The entry's answers to the provisions, in their order.
    static func all(
        of agreement: Agreement, to provisions: [Provision], _ register: Register, _ words: Words
    ) -> [Answer] {
        provisions.enumerated().map { index, provision in
            let id = provision.id.value
            // Most entries answer in the order of the provisions.
            let next = index < agreement.codings.count ? agreement.codings[index] : nil
            let coding = next?.provision.value == id ? next : agreement.coding(of: id)
            return Answer(agreement, provision, coding, register, words)
        }
    }

    /// Whether the text promises it, in words of its own or in general ones.
    var isPromise: Bool { value.map { $0.glyph == .full || $0.glyph == .partial } ?? false }

    /// Whether somebody has looked for it in the text.
    var isCoded: Bool { value?.isCoded ?? false }
}

enum CodingView {
    static let view = View<Scene<Answer>>(
        "coding",
        [
            .text("anchor", "The id of the passage on the entry's page.") {
                "provision-" + $0.it.provision.id.value
            },
            .text("provision", "The provision's identifier.") { $0.it.provision.id.value },
            .markup("label", "The provision in a few words.") { $0.at.prose($0.it.provision.label) },
            .markup("question", "The question put to every agreement.") {
                $0.at.prose($0.it.provision.question)
            },
            .text("provision_href", "The provision's page.") {
                $0.at.address(of: .provision($0.it.provision.id.value))
            },
            .text("href", "The passage on the entry's page.") { scene in
                scene.at.address(
                    of: .coding(agreement: scene.it.agreement.id, provision: scene.it.provision.id.value))
            },
            .object("agreement", AgreementSummary.view, "The entry.") { $0.with($0.it.agreement) },
            .text("value", "The value's identifier.") { $0.it.value?.id.value ?? "" },
            .markup("value_label", "The value in words.") { scene in
                scene.it.value.map { scene.at.prose($0.label) }
            },
            .markup("value_short", "The value in one or two words.") { scene in
                scene.it.value.map { scene.at.prose($0.short) }
            },
            .text("letter", "The value's letter for print.") { $0.it.value?.letter.text ?? "" },
            .text("glyph", "The sign to draw: `full`, `partial`, `none`, `dot`, `dash` or `hatch`.") {
                $0.it.value?.glyph.rawValue ?? "hatch"
            },
            .flag("claims", "Whether the value claims something of the text.") {
                $0.it.value?.claims ?? false
            },
            .markup("sentence", "What the text promises.") { $0.it.sentence },
            .maybe("pinpoint", "The paragraphs or articles.") { $0.it.pinpoint },
            .markup("no_pinpoint", "Why there is no pinpoint.") { $0.it.noPinpoint },
            .object("source", SourceView.view, "The source of the coding.") { scene in
                scene.it.source.map { scene.with($0) }
            },
            .maybe("source_href", "The source in the list of the entry's page.") { scene in
                scene.it.source.map { source in
                    String(
                        joining: scene.at.address(of: .agreement(scene.it.agreement.id)), "#",
                        source.anchor(on: scene.it.agreement.id))
                }
            },
            .text("confidence", "`high`, `medium` or `low`; empty when not coded.") {
                $0.it.coding?.confidence.rawValue ?? ""
            },
            .maybe("confidence_label", "The confidence in words.") { $0.it.confidence },
        ])
}

/// The answers of one entry in one group of provisions.
struct AnswerGroup: Sendable {
    let group: Provisions.Group
    let answers: [Answer]

    /// The promises among the answers of an entry; groups without one are left out.
    static func promises(of answers: [Answer], _ provisions: Provisions) -> [AnswerGroup] {
        provisions.groups.compactMap { group in
            let own = answers.filter { $0.isPromise && $0.provision.group.value == group.id.value }
            return own.isEmpty ? nil : AnswerGroup(group: group, answers: own)
        }
    }

    static let view = View<Scene<AnswerGroup>>(
        "group of codings",
        [
            .markup("group", "The group's heading.") { $0.at.prose($0.it.group.label) },
            .list("codings", CodingView.view, "The answers in it.", of: { $0.it.answers }),
        ])
}

/// How often a value is given.
struct ValueTotal: Sendable {
    let value: Provisions.Value
    let count: Int

    /// The totals of every provision, by its identifier, in the order of the values.
    /// - parameter answers: Of each agreement that is counted, the answers to the provisions in their order.
    static func all(
        of provisions: [Provision], _ values: [Provisions.Value], _ answers: [[Answer]]
    ) -> [String: [ValueTotal]] {
        var totals: [String: [ValueTotal]] = [:]
        for (index, provision) in provisions.enumerated() {
            var counts = [Int](repeating: 0, count: values.count)
            for own in answers {
                if let value = values.firstIndex(where: { $0 === own[index].value }) { counts[value] += 1 }
            }
            totals[provision.id.value] = zip(values, counts).map { ValueTotal(value: $0, count: $1) }
        }
        return totals
    }

    static let view = View<Scene<ValueTotal>>(
        "total",
        [
            .text("value", "The value's identifier.") { $0.it.value.id.value },
            .markup("label", "The value in words.") { $0.at.prose($0.it.value.label) },
            .text("plain_label", "The same as plain text, for attributes.") { $0.it.value.label.text },
            .markup("short", "The value in one or two words.") { $0.at.prose($0.it.value.short) },
            .text("letter", "The value's letter for print.") { $0.it.value.letter.text },
            .text("glyph", "The sign to draw.") { $0.it.value.glyph.rawValue },
            .markup("meaning", "What the value says.") { $0.at.prose($0.it.value.meaning) },
            .text("count", "How many of the compared agreements have it.") { String($0.it.count) },
            .flag("is_zero", "Whether none has it.") { $0.it.count == 0 },
        ])
}

/// A provision with its totals over the compared agreements.
enum ProvisionSummary {
    static let view = View<Scene<Provision>>(
        "provision summary",
        [
            .text("id", "The provision's identifier.") { $0.it.id.value },
            .text("href", "The provision's page.") { $0.at.address(of: .provision($0.it.id.value)) },
            .markup("label", "The provision in a few words.") { $0.at.prose($0.it.label) },
            .text("plain_label", "The same as plain text, for attributes.") { $0.it.label.text },
            .markup("question", "The question put to every agreement.") { $0.at.prose($0.it.question) },
            .markup("definition", "What the question means.") { $0.at.prose($0.it.definition) },
            .list("totals", ValueTotal.view, "How often each value is given.") { scene in
                scene.with(totals(scene))
            },
            .text("total", "How many agreements claim it, in a sentence; what is not coded is counted apart.")
            {
                sentence($0)
            },
            .markup("meter", "The same as a bar: in words of their own, in general ones, and the rest.") {
                meter($0)
            },
            .text("filter", "The comparison of the agreements that claim it.") { scene in
                let value = totals(scene).first?.value.id.value ?? ""
                return "\(scene.at.base)compare.html?provision=\(scene.it.id.value)&value=\(value)"
            },
            .text("claiming", "How many agreements claim it in words of their own.") { scene in
                String(totals(scene).first?.count ?? 0)
            },
            .text("coded", "How many of the compared agreements are coded for it.") { scene in
                String(totals(scene).reduce(0) { $0 + ($1.value.isCoded ? $1.count : 0) })
            },
        ])

    private static func totals(_ scene: Scene<Provision>) -> [ValueTotal] {
        scene.edition.totals[scene.it.id.value] ?? []
    }

    private static func meter(_ scene: Scene<Provision>) -> Markup {
        let totals = totals(scene)
        let count = { (glyph: Provisions.Value.Glyph) in
            totals.reduce(0) { $0 + ($1.value.glyph == glyph ? $1.count : 0) }
        }
        return Meter.svg(
            [("full", count(.full)), ("part", count(.partial))], of: totals.reduce(0) { $0 + $1.count })
    }

    /// "17 of 24 agreements promise …; 5 are not coded yet."
    private static func sentence(_ scene: Scene<Provision>) -> String {
        let totals = totals(scene)
        let coded = totals.reduce(0) { $0 + ($1.value.isCoded ? $1.count : 0) }
        let unknown = totals.reduce(0) { $0 + $1.count } - coded
        let words = scene.words
        let text = words(
            .totals, ("n", String(totals.first?.count ?? 0)), ("of", words.count("of_agreements", coded)),
            ("phrase", scene.it.phrase.text))
        return unknown == 0 ? text : text + words(.totalsUnknown, ("n", String(unknown)))
    }
}
