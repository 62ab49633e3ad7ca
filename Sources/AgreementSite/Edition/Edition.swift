package import AgreementModel
internal import Mustache

/// The site in one language: the register of the day, its rendered bodies, and what is derived from both.
package final class Edition: Sendable {
    package let register: Register
    let bodies: Bodies
    let words: Words
    /// The folder of the language with a slash; empty for the original.
    let prefix: String
    /// The languages of the site, the original first.
    let languages: [String]
    /// The site's address without a slash at its end, when it is known.
    package let address: String?
    /// The path below which the site is served, with slashes at both ends.
    let basePath: String
    let timeline: [TimelineEntry]
    let uses: SourceUses
    /// All entries in the alphabetical order of the language.
    let inOrder: [Agreement]
    /// The compared agreements in the alphabetical order of the language.
    let compared: [Agreement]
    /// The provisions in the order of their groups.
    let provisions: [Provision]
    /// How often each value is given among the compared agreements, by provision, in the order of the values.
    let totals: [String: [ValueTotal]]
    /// The day that pages name: the newest on which something was checked or changed; for a picture of the
    /// past, in which nothing had been checked yet, the day of the register itself. Pages so stay the same
    /// from day to day.
    let standingDay: CivilDate
    /// What pages say of the day they show.
    let standing: String
    /// The pages of the main navigation, and those that the foot of every page leads to.
    let navigation: [(title: String, route: String)], further: [(title: String, route: String)]
    /// What every page shows of the site.
    let site: any Named
    /// What several outputs publish.
    let shared = SharedFiles()
    private let positions: [String: Int]
    /// Of each entry in alphabetical order, its answers to the provisions in their order.
    private let answers: [[Answer]]
    private let events: [String: [Int]]

    package var language: String { register.language }

    /// Paragraphs and other blocks of prose that rest on something later than the day.
    package var heldBackBlocks: Int { bodies.heldBackBlocks }

    /// - parameter basePath: `nil` for the path of the address.
    package init(
        _ register: Register, languages: [String], address: String?, basePath: String? = nil,
        explaining entries: Set<String>? = nil, jobs: Int, memory: ContentMemory? = nil
    ) {
        let basePath = basePath ?? BasePath.of(address)
        let words = Words(register.strings)
        let isOriginal = register.language == languages.first
        let prefix = isOriginal ? "" : register.language + "/"
        let language = register.language
        let bodies = Bodies(of: register, only: entries, jobs: jobs, memory: memory) { place in
            Standpoint(
                words: words, language: language, prefix: prefix, route: Route.of(place),
                basePath: basePath)
        }
        self.register = register
        self.bodies = bodies
        self.words = words
        self.prefix = prefix
        self.languages = languages
        self.address = address
        self.basePath = basePath
        timeline = TimelineEntry.all(of: register, words)
        uses = SourceUses(register, bodies)
        inOrder = Edition.alphabetical(register.agreements, register, words)
        compared = inOrder.filter(\.isSigned)
        provisions = register.provisions.groups.flatMap { group in
            register.provisions.all.filter { $0.group.value == group.id.value }
        }
        let newest = register.newestCheck
        standingDay = newest ?? register.day
        standing = words(
            newest == nil ? .asOf : .checkedUntil, ("date", words.date(PartialDate(newest ?? register.day))))
        answers = Parallel.map(inOrder.count, jobs: jobs) { [inOrder, provisions] in
            Answer.all(of: inOrder[$0], to: provisions, register, words)
        }
        totals = ValueTotal.all(
            of: provisions, register.provisions.values,
            zip(inOrder, answers).filter { $0.0.isSigned }.map(\.1))
        let site = register.site
        navigation = Chrome.navigation(of: site).map { (words.label($0.key), $0.route) }
        further = Chrome.further(of: site).map { (words.label($0.key), $0.route) }
        let view = Chrome.siteView
        let shown = view.object((site, language))
        self.site = Object(view.shape, view.shape.fields.indices.map { shown.value(at: $0) })
        positions = Dictionary(uniqueKeysWithValues: inOrder.enumerated().map { ($1.id, $0) })
        events = timeline.enumerated().reduce(into: [:]) { events, entry in
            for agreement in entry.element.agreements { events[agreement, default: []].append(entry.offset) }
        }
    }

    /// Sorted by name in the alphabet of the language, then by identifier.
    static func alphabetical(_ agreements: [Agreement], _ register: Register, _ words: Words) -> [Agreement] {
        agreements.map { (words.sortKey(register.name(of: $0).text), $0) }.sorted { a, b in
            if a.0 == b.0 { return a.1.id < b.1.id }
            return a.0.lexicographicallyPrecedes(b.0)
        }.map(\.1)
    }

    /// The answers of an entry to all provisions, in their order.
    func answers(of agreement: Agreement) -> [Answer] { positions[agreement.id].map { answers[$0] } ?? [] }

    /// The answers of several entries to one provision.
    func answers(to provision: Provision, of agreements: [Agreement]) -> [Answer] {
        guard let index = provisions.firstIndex(where: { $0 === provision }) else { return [] }
        return agreements.map { answers(of: $0)[index] }
    }

    /// The entry so many places after the given one in the alphabet.
    func neighbour(of agreement: Agreement, _ step: Int) -> Agreement? {
        guard let position = positions[agreement.id], inOrder.indices.contains(position + step) else {
            return nil
        }
        return inOrder[position + step]
    }

    /// What the timeline has of an entry, in order.
    func events(of agreement: Agreement) -> [TimelineEntry] {
        (events[agreement.id] ?? []).map { timeline[$0] }
    }

    func alphabetical(_ agreements: [Agreement]) -> [Agreement] {
        Edition.alphabetical(agreements, register, words)
    }

    func standpoint(_ route: String) -> Standpoint {
        Standpoint(words: words, language: language, prefix: prefix, route: route, basePath: basePath)
    }
}

/// Where each source is used.
struct SourceUses: Sendable {
    struct Key: Hashable, Sendable {
        /// The entry whose own source it is; `nil` for a shared one.
        let agreement: String?
        let source: String
    }

    private var places: [Key: [Place]] = [:]
    private var seen: Set<Use> = []

    private struct Use: Hashable, Sendable {
        let key: Key
        let place: Place
    }

    init(_ register: Register, _ bodies: Bodies) {
        for agreement in register.agreements {
            let own = Set(agreement.sources.map(\.id.value))
            let ids =
                agreement.stages.map(\.source.value) + agreement.followUps.map(\.source.value)
                + agreement.amounts.map(\.source.value) + agreement.codings.compactMap { $0.source?.value }
                + [agreement.term?.source?.value, agreement.entryIntoForce?.source?.value].compactMap { $0 }
                + agreement.disagreements.flatMap { $0.sources.map(\.value) }
            for id in ids { add(.agreement(agreement.id), own.contains(id) ? agreement.id : nil, id) }
            for note in bodies.agreements[agreement.id]?.notes ?? [] {
                add(.agreement(agreement.id), note.agreement, note.source.id.value)
            }
        }
        for page in register.pages {
            for source in page.sources + page.claims.flatMap(\.sources) {
                add(.page(page.id), source.value, register)
            }
            for note in bodies.pages[page.id]?.notes ?? [] {
                add(.page(page.id), note.agreement, note.source.id.value)
            }
        }
        for event in register.events {
            for source in event.sources { add(.event(event.id.value), source.value, register) }
        }
        for term in register.terms {
            for source in term.sources { add(.term(term.id.value), source.value, register) }
        }
    }

    private mutating func add(_ place: Place, _ name: String, _ register: Register) {
        guard let (source, owner) = register.cited(name) else { return }
        add(place, owner?.id, source.id.value)
    }

    private mutating func add(_ place: Place, _ agreement: String?, _ source: String) {
        let key = Key(agreement: agreement, source: source)
        if seen.insert(Use(key: key, place: place)).inserted { places[key, default: []].append(place) }
    }

    func places(of source: String, in agreement: String?) -> [Place] {
        places[Key(agreement: agreement, source: source)] ?? []
    }
}
