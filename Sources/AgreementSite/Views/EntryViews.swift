internal import AgreementModel
internal import Mustache

/// A part of an entry together with the entry, whose sources it names.
struct Owned<Part: Sendable>: Sendable {
    let part: Part
    let agreement: Agreement
}

extension Scene where Subject == Agreement {
    func owned<Part>(_ part: Part) -> Scene<Owned<Part>> { with(Owned(part: part, agreement: it)) }

    func owned<Part>(_ parts: [Part]) -> [Scene<Owned<Part>>] { parts.map { owned($0) } }
}

extension Scene {
    /// The source by the identifier that a part of the entry uses.
    fileprivate func source(_ id: String?, of agreement: Agreement) -> Scene<ListedSource.Subject>? {
        guard let id, let source = register.source(id, in: agreement) else { return nil }
        let isOwn = agreement.sources.contains { $0.id.value == id }
        let subject = SourceView.Subject(source: source, agreement: isOwn ? agreement.id : nil)
        return with(.init(source: subject, anchor: subject.anchor(on: agreement.id), usedIn: []))
    }
}

/// The parts of an entry.
enum EntryViews {
    static let signatory = View<Scene<Agreement.Signatory>>(
        "signatory",
        [
            .markup("name", "The person's name.") { $0.at.prose($0.it.name) },
            .markup("role", "The office held.") { $0.at.prose($0.it.role) },
        ])

    static let clause = View<Scene<Owned<Clause>>>(
        "clause",
        [
            .markup("text", "What it says, in our words.") { $0.at.prose($0.it.part.text) },
            .maybe("pinpoint", "The paragraphs or articles.") { scene in
                scene.it.part.pinpoint.map { scene.words.pinpoint($0.value.text) }
            },
            .markup("no_pinpoint", "Why there is no pinpoint.") { scene in
                scene.it.part.noPinpoint.map(scene.at.prose)
            },
            .object("source", ListedSource.view, "The source.") {
                $0.source($0.it.part.source?.value, of: $0.it.agreement)
            },
        ])

    static let text = View<Scene<Agreement.TextVersion>>(
        "text of an agreement",
        [
            .text("url", "The address.") { $0.it.address.value },
            .markup("publisher", "Who published it.") { $0.at.prose($0.it.publisher) },
            .text("languages", "The languages of the text, in words.") { scene in
                scene.it.languages.map { scene.words.label("language_name_\($0)") }.joined(separator: ", ")
            },
            .flag("is_authentic", "Whether the agreement itself says that this text prevails.") {
                $0.it.authentic
            },
            .text("checked", "How far it was read: `official-page-read`, `copy-read` or `not-read`.") {
                $0.it.checked.rawValue
            },
            .text("checked_label", "The same in words.") { $0.words.label("checked_\($0.it.checked.key)") },
            .markup("note", "What else to know of it.") { scene in scene.it.note.map(scene.at.prose) },
        ])

    static let stage = View<Scene<Owned<StageRecord>>>(
        "stage reached",
        [
            .text("stage", "The stage's identifier.") { $0.it.part.stage.rawValue },
            .text("label", "The stage in words.") { $0.words.label("stage_\($0.it.part.stage.key)") },
            .text("date", "The date in words.") { $0.words.date($0.it.part.date.value) },
            .text("day", "The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.") {
                $0.it.part.date.value.description
            },
            .markup("note", "What happened.") { scene in scene.it.part.note.map(scene.at.prose) },
            .object("source", ListedSource.view, "The source.") {
                $0.source($0.it.part.source.value, of: $0.it.agreement)
            },
        ])

    static let amount = View<Scene<Owned<Agreement.Amount>>>(
        "amount",
        [
            .text("value", "The number with its unit, in words: \"EUR 1.8 billion\".") { amount($0) },
            .text("exact", "All digits of the number.") { $0.words.number($0.it.part.value) },
            .flag("at_least", "Whether the text says \"at least\".") { $0.it.part.atLeast },
            .markup("period", "The years it is stated for.") { scene in
                scene.it.part.period.map(scene.at.prose)
            },
            .markup("purpose", "What it is for.") { $0.at.prose($0.it.part.purpose) },
            .markup("note", "What else to know of it.") { scene in scene.it.part.note.map(scene.at.prose) },
            .maybe("pinpoint", "The paragraphs or articles.") { scene in
                scene.it.part.pinpoint.map { scene.words.pinpoint($0.value.text) }
            },
            .object("source", ListedSource.view, "The source.") {
                $0.source($0.it.part.source.value, of: $0.it.agreement)
            },
        ])

    /// "at least EUR 1.8 billion", "65 F-16 aircraft".
    private static func amount(_ scene: Scene<Owned<Agreement.Amount>>) -> String {
        let amount = scene.it.part
        let isCurrency =
            amount.unit.text.utf8.count == 3
            && amount.unit.text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        let number = isCurrency ? scene.words.sum(amount.value) : scene.words.number(amount.value)
        let text = scene.words(isCurrency ? .money : .quantity, ("n", number), ("unit", amount.unit.text))
        return amount.atLeast ? scene.words(.atLeast, ("amount", text)) : text
    }

    static let followUp = View<Scene<Owned<Agreement.FollowUp>>>(
        "follow-up",
        [
            .text("date", "The date in words.") { $0.words.date($0.it.part.date.value) },
            .text("day", "The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.") {
                $0.it.part.date.value.description
            },
            .markup("text", "What happened.") { $0.at.prose($0.it.part.text) },
            .object("source", ListedSource.view, "The source.") {
                $0.source($0.it.part.source.value, of: $0.it.agreement)
            },
        ])

    static let disagreement = View<Scene<Owned<Agreement.Disagreement>>>(
        "disagreement",
        [
            .markup("text", "Who says what.") { $0.at.prose($0.it.part.text) },
            .list("sources", ListedSource.view, "The sources that disagree.") { scene in
                scene.it.part.sources.compactMap { scene.source($0.value, of: scene.it.agreement) }
            },
        ])

    static let relation = View<Scene<Agreement.Relation>>(
        "relation",
        [
            .text("kind", "`supersedes`, `superseded-by` or `beside`.") { $0.it.kind.rawValue },
            .text("label", "The kind in words.") { $0.words.label("relation_\($0.it.kind.key)") },
            .object("agreement", AgreementSummary.view, "The other entry.") { scene in
                scene.register.agreement(scene.it.agreement.value).map { scene.with($0) }
            },
            .markup("note", "What the relation is.") { scene in scene.it.note.map(scene.at.prose) },
        ])
}

/// The sources on an entry's page.
enum EntrySources {
    /// The entry's own sources, then the shared ones that its records or its body use, each once.
    static func listed(_ scene: Scene<Agreement>) -> [ListedSource.Subject] {
        let agreement = scene.it
        let day = scene.register.day
        let visible = { (source: Source) in source.published.map { $0.value.earliest <= day } ?? true }
        let own = agreement.isSigned || agreement.answer != nil ? agreement.sources.filter(visible) : []
        let named = Set(
            agreement.stages.map(\.source.value) + agreement.followUps.map(\.source.value)
                + agreement.amounts.map(\.source.value) + agreement.codings.compactMap { $0.source?.value }
                + agreement.disagreements.flatMap { $0.sources.map(\.value) }
                + [agreement.term?.source?.value, agreement.entryIntoForce?.source?.value].compactMap { $0 })
        let notes = scene.edition.bodies.agreements[agreement.id]?.notes ?? []
        let cited = Set(notes.filter { $0.agreement == nil }.map(\.source.id.value))
        let stillNamed = agreement.sources.filter { source in
            named.contains(source.id.value) && !own.contains { $0.id.value == source.id.value }
        }
        let ownIDs = Set(agreement.sources.map(\.id.value))
        let shared = scene.register.sources.filter { source in
            !ownIDs.contains(source.id.value)
                && (named.contains(source.id.value) || cited.contains(source.id.value))
        }
        return (own + stillNamed).map { subject($0, agreement.id, on: agreement.id) }
            + shared.map { subject($0, nil, on: agreement.id) }
    }

    private static func subject(_ source: Source, _ agreement: String?, on page: String)
        -> ListedSource.Subject
    {
        let subject = SourceView.Subject(source: source, agreement: agreement)
        return .init(source: subject, anchor: subject.anchor(on: page), usedIn: [])
    }
}
