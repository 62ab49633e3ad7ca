internal import AgreementModel

/// The tables of the open data.
enum Tables {
    static let all = [
        AnyTable(agreements), AnyTable(provisions), AnyTable(questions), AnyTable(values), AnyTable(stages),
        AnyTable(amounts), AnyTable(events), AnyTable(parties), AnyTable(sources),
    ]

    /// An entry of a register.
    typealias Entry = (edition: Edition, agreement: Agreement)
    /// A part of an entry, with its number from 1.
    typealias Part<Value> = (edition: Edition, agreement: Agreement, number: Int, value: Value)

    private static let agreementColumn = "agreement"

    private static func parts<Value>(
        _ edition: Edition, _ values: (Agreement) -> [Value]
    ) -> [Part<Value>] {
        edition.register.agreements.flatMap { agreement in
            values(agreement).enumerated().map { (edition, agreement, $0 + 1, $1) }
        }
    }

    /// The source's key in `sources.csv`: the entry's name and a slash before one of its own.
    static func sourceKey(_ id: String?, of agreement: Agreement) -> String? {
        guard let id else { return nil }
        return agreement.sources.contains { $0.id.value == id } ? "\(agreement.id)/\(id)" : id
    }

    static let agreements = Table<Entry>(
        name: "agreements", doc: "One row for each entry of the register.", key: ["slug"],
        columns: [
            Column("slug", "The entry's identifier.", required: true) { $0.agreement.id },
            Column("party", "The party's code.", required: true, refersTo: ("parties", "code")) {
                $0.agreement.party.value
            },
            Column("name", "The entry's short name.", required: true) { row in
                row.edition.register.name(of: row.agreement).text
            },
            Column("title", "The official title; missing while nothing is signed.") {
                $0.agreement.title?.text
            },
            Column(
                "stage", "The stage on the day of the data.", required: true,
                among: { _ in Stage.allCases.map(\.rawValue) }
            ) { $0.agreement.stage?.stage.rawValue },
            Column(
                "stage_since", "The date of that stage: a day, a month or a year.", as: .date, required: true
            ) {
                $0.agreement.stage?.date.value.description
            },
            Column("signed", "The day of signing.", as: .date) {
                $0.agreement.signing?.date.value.description
            },
            Column("place", "Where it was signed.") { $0.agreement.place?.text },
            Column("signatories", "Who signed, with offices, divided by semicolons.") { row in
                let all = row.agreement.signatories.map { "\($0.name.text) (\($0.role.text))" }
                return all.isEmpty ? nil : all.joined(separator: "; ")
            },
            Column("term_years", "How many years it lasts, when the text fixes a number.", as: .integer) {
                ($0.agreement.term?.years).map(String.init)
            },
            Column("term", "How long it lasts.") { $0.agreement.term?.text.text },
            Column("scheduled_end", "When it ends if nothing changes.", as: .date) {
                $0.agreement.scheduledEnd?.description
            },
            Column("entry_into_force", "How it takes effect.") { $0.agreement.entryIntoForce?.text.text },
            Column("counts", "The counts it belongs to, divided by blanks.") { row in
                row.agreement.counts.map { $0.map(\.value).joined(separator: " ") }
            },
            Column("groups", "The groups its party belongs to on the day of the data, divided by blanks.") {
                row in
                let register = row.edition.register
                let party = register.party(row.agreement.party.value)
                return register.site.groups.map(\.id.value)
                    .filter { party?.belongs(to: $0, on: register.day) ?? false }.joined(separator: " ")
            },
            Column("answer", "The one sentence to remember.") { $0.agreement.answer?.text },
            Column("distinctive", "What sets it apart.") { $0.agreement.distinctive?.text },
            Column("reading", "How the text was read.") { $0.agreement.reading?.text },
        ]
    ) { edition in edition.register.agreements.map { (edition, $0) } }

    static let provisions = Table<Part<Coding>>(
        name: "provisions", doc: "One row for each agreement and provision: what the text says.",
        key: ["agreement", "provision"],
        columns: [
            Column("agreement", "The entry.", required: true, refersTo: ("agreements", "slug")) {
                $0.agreement.id
            },
            Column("provision", "The provision.", required: true, refersTo: ("questions", "provision")) {
                $0.value.provision.value
            },
            Column(
                "value", "The answer.", required: true, among: { $0.provisions.values.map(\.id.value) },
                refersTo: ("values", "value")
            ) { $0.value.value.value },
            Column("sentence", "What the text promises, in one sentence.", required: true) {
                $0.value.sentence.text
            },
            Column("pinpoint", "The paragraphs or articles.") { $0.value.pinpoint?.value.text },
            Column("no_pinpoint", "Why there is no pinpoint.") { $0.value.noPinpoint?.text },
            Column("source", "The source.", refersTo: ("sources", "source")) {
                sourceKey($0.value.source?.value, of: $0.agreement)
            },
            Column(
                "confidence", "How sure the coding is.", required: true,
                among: { _ in Coding.Confidence.allCases.map(\.rawValue) }
            ) { $0.value.confidence.rawValue },
        ]
    ) { parts($0, \.codings) }

    static let questions = Table<Provision>(
        name: "questions", doc: "The provisions: the questions put to every agreement.", key: ["provision"],
        columns: [
            Column("provision", "The provision's identifier.", required: true) { $0.id.value },
            Column("group", "The group it stands in.", required: true) { $0.group.value },
            Column("label", "The provision in a few words.", required: true) { $0.label.text },
            Column("question", "The question.", required: true) { $0.question.text },
            Column("definition", "What the question means.", required: true) { $0.definition.text },
            Column("coding", "What counts as which value.", required: true) { $0.coding.text },
        ]
    ) { $0.provisions }

    static let values = Table<Provisions.Value>(
        name: "values", doc: "The values that an answer may have.", key: ["value"],
        columns: [
            Column("value", "The value's identifier.", required: true) { $0.id.value },
            Column("label", "The value in words.", required: true) { $0.label.text },
            Column("claims", "Whether it claims something of the text.", as: .boolean, required: true) {
                String($0.claims)
            },
            Column("coded", "Whether the text has been coded at all.", as: .boolean, required: true) {
                String($0.isCoded)
            },
            Column("meaning", "What it says.", required: true) { $0.meaning.text },
        ]
    ) { $0.register.provisions.values }

    static let stages = Table<Part<StageRecord>>(
        name: "stages", doc: "One row for each stage that an agreement reached.",
        key: ["agreement", "number"],
        columns: [
            Column("agreement", "The entry.", required: true, refersTo: ("agreements", "slug")) {
                $0.agreement.id
            },
            Column("number", "The number of the record, from 1.", as: .integer, required: true) {
                String($0.number)
            },
            Column("stage", "The stage.", required: true, among: { _ in Stage.allCases.map(\.rawValue) }) {
                $0.value.stage.rawValue
            },
            Column("date", "A day, a month or a year.", as: .date, required: true) {
                $0.value.date.value.description
            },
            Column("note", "What happened.") { $0.value.note?.text },
            Column("source", "The source.", required: true, refersTo: ("sources", "source")) {
                sourceKey($0.value.source.value, of: $0.agreement)
            },
        ]
    ) { parts($0, \.stages) }

    static let amounts = Table<Part<Agreement.Amount>>(
        name: "amounts",
        doc:
            "Sums that the texts state. They cover different years and things, and cannot be added up.",
        key: ["agreement", "number"],
        columns: [
            Column("agreement", "The entry.", required: true, refersTo: ("agreements", "slug")) {
                $0.agreement.id
            },
            Column("number", "The number of the amount, from 1.", as: .integer, required: true) {
                String($0.number)
            },
            Column("value", "The number, exact.", as: .number, required: true) { $0.value.value.text },
            Column("unit", "An ISO 4217 code, or another unit in words.", required: true) {
                $0.value.unit.text
            },
            Column("at_least", "Whether the text says \"at least\".", as: .boolean, required: true) {
                String($0.value.atLeast)
            },
            Column("period", "The years it is stated for.") { $0.value.period?.text },
            Column("purpose", "What it is for.", required: true) { $0.value.purpose.text },
            Column("note", "What else to know of it.") { $0.value.note?.text },
            Column("pinpoint", "The paragraphs or articles.") { $0.value.pinpoint?.value.text },
            Column("source", "The source.", required: true, refersTo: ("sources", "source")) {
                sourceKey($0.value.source.value, of: $0.agreement)
            },
        ]
    ) { parts($0, \.amounts) }

    static let events = Table<TimelineEntry>(
        name: "events", doc: "Everything on the timeline, scheduled ends included.", key: ["event"],
        columns: [
            Column("event", "The event's identifier.", required: true) { $0.id },
            Column("date", "A day, a month or a year.", as: .date, required: true) { $0.date.description },
            Column(
                "kind", "The kind of event.", required: true,
                among: { _ in TimelineEntry.Kind.allCases.map(\.rawValue) }
            ) { $0.kind.rawValue },
            Column("title", "The headline.", required: true) { $0.title.text },
            Column("text", "What happened.") { $0.text?.text },
            Column("parties", "The codes of the parties, divided by blanks.") {
                $0.parties.joined(separator: " ")
            },
            Column("agreements", "The entries it concerns, divided by blanks.") {
                $0.agreements.joined(separator: " ")
            },
            Column("sources", "The sources, divided by blanks.") { event in
                event.sources.map { agreement, source in
                    agreement.map { "\($0)/\(source.id.value)" } ?? source.id.value
                }.joined(separator: " ")
            },
        ]
    ) { $0.timeline }

    static let parties = Table<Party>(
        name: "parties", doc: "States and organisations.", key: ["code"],
        columns: [
            Column("code", "ISO 3166-1 alpha-2 code, or another where that has none.", required: true) {
                $0.code.value
            },
            Column("name", "The name.", required: true) { $0.name.text },
            Column(
                "kind", "State or organisation.", required: true,
                among: { _ in Party.Kind.allCases.map(\.rawValue) }
            ) {
                $0.kind.rawValue
            },
            Column("groups", "Groups with the date of joining, divided by blanks: `nato:1949-04-04`.") {
                party in
                party.memberships.map { "\($0.group.value):\($0.since)" }.joined(separator: " ")
            },
        ]
    ) { $0.register.parties }

    static let sources = Table<(agreement: String?, source: Source)>(
        name: "sources", doc: "Every source; those of single entries have the entry's name before theirs.",
        key: ["source"],
        columns: [
            Column("source", "The source's key.", required: true) { row in
                row.agreement.map { "\($0)/\(row.source.id.value)" } ?? row.source.id.value
            },
            Column("title", "The title as published.", required: true) { $0.source.title },
            Column("url", "The address.", as: .uri, required: true) { $0.source.address.value },
            Column("publisher", "Who published it.", required: true) { $0.source.publisher.text },
            Column("published", "When it was published.", as: .date) {
                $0.source.published?.value.description
            },
            Column("accessed", "When it was opened; missing if it never was.", as: .date) {
                $0.source.accessed?.value.description
            },
            Column(
                "kind", "The kind of source.", required: true,
                among: { _ in Source.Kind.allCases.map(\.rawValue) }
            ) {
                $0.source.kind.rawValue
            },
            Column(
                "checked", "How far it was read.", required: true,
                among: { _ in Source.Checked.allCases.map(\.rawValue) }
            ) { $0.source.checked.rawValue },
            Column("language", "BCP 47 tag.", required: true) { $0.source.language },
            Column("caution", "How far to trust it.") { $0.source.caution?.text },
        ]
    ) { edition in
        let day = edition.register.day
        let shared = edition.register.sources.filter {
            !$0.isLater(than: day) || !edition.uses.places(of: $0.id.value, in: nil).isEmpty
        }
        let own = edition.register.agreements.flatMap { agreement in
            agreement.sources.filter {
                !$0.isLater(than: day) || !edition.uses.places(of: $0.id.value, in: agreement.id).isEmpty
            }.map { (agreement: Optional(agreement.id), source: $0) }
        }
        return shared.map { (agreement: nil, source: $0) } + own
    }
}
