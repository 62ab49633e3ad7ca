internal import AgreementModel

/// Something on the timeline: an event of `timeline.yaml`, or what a record of an entry makes one.
///
/// A class, as records that are handed around often: copying many fields costs more than using them.
final class TimelineEntry: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case context, declaration, negotiation, signing
        case inForce = "in-force"
        case followUp = "follow-up"
        case end
        /// An end or a review that a signed text foresees, after the day of the register.
        case scheduled

        var key: String { rawValue.split(separator: "-").joined(separator: "_") }

        /// What reaching the stage is on the timeline.
        init(of stage: Stage) {
            switch stage {
            case .joined: self = .declaration
            case .announced, .negotiating, .concluded: self = .negotiation
            case .signed: self = .signing
            case .inForce: self = .inForce
            case .suspended, .expired, .terminated: self = .end
            }
        }
    }

    let id: String
    let date: PartialDate
    let kind: Kind
    let title: Prose
    let text: Prose?
    /// The sources, each with the entry whose own it is.
    let sources: [(agreement: String?, source: Source)]
    let agreements: [String]
    let parties: [String]

    /// By earliest possible day, then by id.
    static func all(of register: Register, _ words: Words) -> [TimelineEntry] {
        let signings = register.events.filter { $0.kind == .signing }
        let told = Set(signings.flatMap { $0.agreements.map(\.value) })
        let own = register.events.map { TimelineEntry(event: $0, register) }
        let derived = register.agreements.flatMap { agreement in
            stages(of: agreement, told.contains(agreement.id), register, words)
                + followUps(of: agreement, register, words) + scheduled(of: agreement, register, words)
        }
        return (own + derived).sorted {
            ($0.date.earliest, $0.date.latest, $0.id) < ($1.date.earliest, $1.date.latest, $1.id)
        }
    }

    private init(event: Event, _ register: Register) {
        let kinds: [Event.Kind: Kind] = [
            .context: .context, .declaration: .declaration, .negotiation: .negotiation, .signing: .signing,
            .followUp: .followUp,
        ]
        id = event.id.value
        date = event.date.value
        kind = kinds[event.kind] ?? .context
        title = event.title
        text = event.text
        sources = event.sources.compactMap { name in
            register.cited(name.value).map { ($0.owner?.id, $0.source) }
        }
        agreements = event.agreements.map(\.value)
        parties = event.parties.map(\.value)
    }

    private init(
        id: String, _ date: PartialDate, _ kind: Kind, _ title: String, text: Prose?, source: String?,
        of agreement: Agreement, _ register: Register
    ) {
        self.id = id
        self.date = date
        self.kind = kind
        self.title = Prose(text: title, language: register.language, span: agreement.span)
        self.text = text
        sources =
            source.flatMap { register.source($0, in: agreement) }.map { source in
                [(agreement.sources.contains { $0.id.value == source.id.value } ? agreement.id : nil, source)]
            } ?? []
        agreements = [agreement.id]
        parties = [agreement.party.value]
    }

    private static func stages(
        of agreement: Agreement, _ isSigningTold: Bool, _ register: Register, _ words: Words
    ) -> [TimelineEntry] {
        let name = ("name", register.name(of: agreement).text)
        return agreement.stages.enumerated().compactMap { index, record in
            let number = agreement.stages.number(at: index) { $0.stage }
            let phrase: Phrase =
                switch record.stage {
                case .joined: .joins
                case .announced: .announces
                case .negotiating: .negotiates
                case .concluded: .concludes
                case .signed: agreement.place == nil ? .signs : .signsIn
                case .inForce: .entersIntoForce
                case .suspended: .suspends
                case .expired: .ends
                case .terminated: .terminates
                }
            if record.stage == .signed, isSigningTold { return nil }
            return TimelineEntry(
                id: "\(agreement.id)-\(record.stage.rawValue)-\(number)", record.date.value,
                Kind(of: record.stage),
                words(phrase, name, ("place", agreement.place?.text ?? "")), text: record.note,
                source: record.source.value, of: agreement, register)
        }
    }

    private static func followUps(
        of agreement: Agreement, _ register: Register, _ words: Words
    ) -> [TimelineEntry] {
        agreement.followUps.enumerated().map { index, followUp in
            let date = followUp.date.value
            let number = agreement.followUps.number(at: index) { $0.date.value }
            return TimelineEntry(
                id: "\(agreement.id)-follow-up-\(date)-\(number)", date, .followUp,
                words(.followUp, ("name", register.name(of: agreement).text)), text: followUp.text,
                source: followUp.source.value, of: agreement, register)
        }
    }

    private static func scheduled(
        of agreement: Agreement, _ register: Register, _ words: Words
    ) -> [TimelineEntry] {
        guard agreement.stage.map({ $0.stage == .signed || $0.stage == .inForce }) ?? false else { return [] }
        let foreseen: [(name: String, phrase: Phrase, day: CivilDate?)] = [
            ("scheduled-review", .scheduledReview, agreement.scheduledReview),
            ("scheduled-end", .scheduledEnd, agreement.scheduledEnd),
        ]
        return foreseen.compactMap { name, phrase, day in
            guard let day, day > register.day else { return nil }
            return TimelineEntry(
                id: "\(agreement.id)-\(name)", PartialDate(day), .scheduled,
                words(phrase, ("name", register.name(of: agreement).text)), text: agreement.term?.text,
                source: agreement.term?.source?.value, of: agreement, register)
        }
    }
}

extension Array {
    /// The element's number, from 1, among those with its key, so that one of another key found later renames
    /// no other.
    func number<Key: Equatable>(at index: Int, by key: (Element) -> Key) -> Int {
        let own = key(self[index])
        return prefix(through: index).count { key($0) == own }
    }
}
