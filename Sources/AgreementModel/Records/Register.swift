/// All checked records of one site, in one language, as they stood on one day.
package final class Register: Sendable {
    /// BCP 47 tag of the language that texts are in, wherever a translation exists.
    package let language: String
    /// The day whose picture this is: nothing later is in it.
    package let day: CivilDate
    package let site: Site
    package let strings: Strings
    package let parties: [Party]
    package let provisions: Provisions
    /// The shared sources, in the order written.
    package let sources: [Source]
    package let events: [Event]
    package let terms: [Term]
    /// By identifier.
    package let agreements: [Agreement]
    /// In the order of navigation.
    package let pages: [Page]
    package let heldBack: HeldBack
    /// Every identifier in content, whatever the day.
    let names: Names

    private let partyIndex: [String: Int]
    private let sourceIndex: [String: Int]
    private let agreementIndex: [String: Int]
    private let pageIndex: [String: Int]
    private let eventIndex: [String: Int]
    private let termIndex: [String: Int]

    /// What is later than the day and so not in the register.
    package struct HeldBack: Sendable, Equatable {
        package var agreements = 0, stages = 0, events = 0, followUps = 0, changes = 0, pages = 0

        package var total: Int { agreements + stages + events + followUps + changes + pages }
    }

    init(_ content: Content, day: CivilDate, heldBack: HeldBack) {
        language = content.language
        self.day = day
        site = content.site
        strings = content.strings
        parties = content.parties
        provisions = content.provisions
        sources = content.sources
        events = content.events
        terms = content.terms
        agreements = content.agreements
        pages = content.pages
        self.heldBack = heldBack
        names = content.names
        partyIndex = Register.index(parties) { $0.code.value }
        sourceIndex = Register.index(sources) { $0.id.value }
        agreementIndex = Register.index(agreements) { $0.id }
        pageIndex = Register.index(pages) { $0.id }
        eventIndex = Register.index(events) { $0.id.value }
        termIndex = Register.index(terms) { $0.id.value }
    }

    private static func index<Element>(_ all: [Element], _ id: (Element) -> String) -> [String: Int] {
        Dictionary(all.enumerated().map { (id($1), $0) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Register {
    package func party(_ code: String) -> Party? { partyIndex[code].map { parties[$0] } }
    package func agreement(_ id: String) -> Agreement? { agreementIndex[id].map { agreements[$0] } }
    package func page(_ id: String) -> Page? { pageIndex[id].map { pages[$0] } }
    package func event(_ id: String) -> Event? { eventIndex[id].map { events[$0] } }
    package func term(_ id: String) -> Term? { termIndex[id].map { terms[$0] } }

    /// A source by the identifier used in an entry: the entry's own before a shared one.
    package func source(_ id: String, in agreement: Agreement? = nil) -> Source? {
        agreement?.sources.first { $0.id.value == id } ?? sourceIndex[id].map { sources[$0] }
    }

    /// A source by the name that a body, a page, an event or a term gives it: `text` of the entry itself,
    /// `denmark/text` of another entry, or a shared one; with the entry whose own it is.
    package func cited(_ name: String, in agreement: Agreement? = nil) -> (source: Source, owner: Agreement?)?
    {
        if let slash = name.firstIndex(of: "/") {
            guard let owner = self.agreement(String(name[..<slash])),
                let source = owner.sources.first(where: { $0.id.value == name[name.index(after: slash)...] })
            else { return nil }
            return (source, owner)
        }
        guard let source = source(name, in: agreement) else { return nil }
        return (source, agreement?.sources.contains { $0.id.value == name } == true ? agreement : nil)
    }

    /// The entry's short name: its own, or its party's.
    package func name(of agreement: Agreement) -> Prose {
        agreement.name ?? party(agreement.party.value)?.name
            ?? Prose(
                text: agreement.id, language: language, span: agreement.span)
    }

    /// The newest day, not after that of the register, on which a source was opened or the content changed.
    package var newestCheck: CivilDate? {
        let opened = (sources + agreements.flatMap(\.sources)).compactMap { $0.accessed?.value.latest }
        let changed = (agreements.flatMap(\.changes) + pages.flatMap(\.changes)).map(\.date.value.latest)
        return (opened + changed).filter { $0 <= day }.max()
    }

    /// The agreements that a named count of `site.yaml` counts: those signed on the day.
    package func counted(_ count: String) -> [Agreement] {
        agreements.filter { agreement in
            agreement.isSigned && (agreement.counts ?? []).contains { $0.value == count }
        }
    }

    /// The entries whose stage on the day is `stage`.
    package func agreements(at stage: Stage) -> [Agreement] { agreements.filter { $0.stage?.stage == stage } }

    /// The entries that joined the framework, with the record that says when.
    package var joiners: [(agreement: Agreement, record: StageRecord)] {
        agreements.compactMap { agreement in
            agreement.stages.first { $0.stage == .joined }.map { (agreement, $0) }
        }.sorted { ($0.1.date.value.earliest, $0.0.id) < ($1.1.date.value.earliest, $1.0.id) }
    }

    /// The signed entries, by the day of signing.
    package var signed: [Agreement] {
        agreements.filter(\.isSigned).sorted { a, b in
            guard let first = a.signing?.date.value.earliest, let second = b.signing?.date.value.earliest,
                first != second
            else { return a.id < b.id }
            return first < second
        }
    }

    /// How often each value is coded for a provision among the agreements of the count that the site gives
    /// first, in the order of the values.
    package func totals(of provision: String) -> [(value: Provisions.Value, count: Int)] {
        let uncoded = provisions.values.first { !$0.isCoded }?.id.value
        let codings = compared.map { $0.coding(of: provision)?.value.value ?? uncoded }
        return provisions.values.map { value in
            (value, codings.reduce(0) { $0 + ($1 == value.id.value ? 1 : 0) })
        }
    }

    /// The agreements that the comparison compares: the signed ones, by name of party as the identifier has
    /// it.
    package var compared: [Agreement] { agreements.filter(\.isSigned) }
}

/// The identifiers of content, for references and for suggestions.
struct Names: Sendable {
    let parties: Set<String>, sources: Set<String>, events: Set<String>, terms: Set<String>
    let agreements: Set<String>, pages: Set<String>, provisions: Set<String>, values: Set<String>
    let groups: Set<String>, counts: Set<String>
    /// The sources of each entry.
    let entrySources: [String: Set<String>]
}

/// What decoding the files gave, before any day is chosen.
struct Content: Sendable {
    var language: String
    var site: Site
    var strings: Strings
    var parties: [Party]
    var provisions: Provisions
    var sources: [Source]
    var events: [Event]
    var terms: [Term]
    var agreements: [Agreement]
    var pages: [Page]
    var names: Names
}
