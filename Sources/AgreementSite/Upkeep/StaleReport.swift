internal import AgreementModel

/// What an editor should look at again: what has not been checked for a number of days, what was never
/// opened, what is coded with low confidence, and translations behind their original.
///
/// Ages are those on the day of the register. A date of a month or a year counts from its first day.
package struct StaleReport {
    let edition: Edition
    /// Whole days; a source that was opened so many days ago is old.
    let days: Int

    /// The lists, the most pressing first; all empty when the content was rejected.
    package static func lists(of build: SiteBuilder.Build, days: Int) -> [WorkList] {
        guard let edition = build.editions.first, !build.hasErrors else { return [] }
        let report = StaleReport(edition: edition, days: days)
        return [
            report.entries, report.unopened, report.opened, report.unsure, translations(build.untranslated),
        ]
    }

    private var register: Register { edition.register }

    // MARK: Entries

    /// Entries none of whose sources was opened lately, the longest unchecked first.
    private var entries: WorkList {
        let remedy = "Read the entry against its sources, and write the day into their 'accessed'."
        let old = register.agreements.compactMap { agreement -> Aged? in
            let newest = used(by: agreement).compactMap { $0.accessed?.value }
                .max { $0.earliest < $1.earliest }
            guard let newest else {
                return Aged(age: .max, .staleEntry, "none of its sources was ever opened", agreement.span)
            }
            let age = age(of: newest)
            guard age >= days else { return nil }
            return Aged(
                age: age, .staleEntry,
                "a source of it was last opened on \(newest), \(StaleReport.words(age)) ago",
                agreement.span)
        }
        return list("Entries not checked against their sources", remedy, old)
    }

    /// The sources that an entry names anywhere, and those that it has of its own.
    private func used(by agreement: Agreement) -> [Source] {
        agreement.sources
            + register.sources.filter { source in
                edition.uses.places(of: source.id.value, in: nil).contains(.agreement(agreement.id))
            }
    }

    // MARK: Sources

    /// Sources that were opened long ago, each address once, the longest ago first.
    private var opened: WorkList {
        let remedy =
            "Open the address, correct what rests on it, and write the day into 'accessed'."
        var old = Addresses()
        for (source, _) in allSources {
            guard source.checked != .notRead else { continue }
            guard let accessed = source.accessed else {
                let summary = "\(source.address.value) was opened on a day that is not given"
                old.add(source.address, at: source.address.span, age: .max, .staleSource, summary)
                continue
            }
            let age = age(of: accessed.value)
            guard age >= days else { continue }
            let summary =
                "\(source.address.value) was opened on \(accessed.value), \(StaleReport.words(age)) ago"
            old.add(source.address, at: accessed.span, age: age, .staleSource, summary)
        }
        return list("Sources opened long ago", remedy, old.all)
    }

    /// Sources and texts whose address nobody has opened, those that most codings rest on first.
    private var unopened: WorkList {
        let remedy =
            "Open the address; write into 'checked' how far it was read, and into 'accessed' the day."
        var never = Addresses()
        for (source, owner) in allSources where source.checked == .notRead {
            let codings = codings(restingOn: source, of: owner)
            let weight =
                switch codings {
                case 0: ""
                case 1: "; 1 coding rests on it"
                default: "; \(codings) codings rest on it"
                }
            let summary = "\(source.address.value) was never opened" + weight
            never.add(source.address, at: source.address.span, age: codings, .unopenedSource, summary)
        }
        for text in register.agreements.flatMap(\.texts) where text.checked == .notRead {
            let summary = "\(text.address.value) was never opened"
            never.add(text.address, at: text.address.span, age: 0, .unopenedSource, summary)
        }
        return list("Sources never opened", remedy, never.all)
    }

    /// Every source, with the entry whose own it is.
    private var allSources: [(source: Source, owner: Agreement?)] {
        register.sources.map { ($0, nil) }
            + register.agreements.flatMap { agreement in agreement.sources.map { ($0, agreement) } }
    }

    private func codings(restingOn source: Source, of owner: Agreement?) -> Int {
        let entries = owner.map { [$0] } ?? register.agreements
        return entries.reduce(0) { count, entry in
            count
                + entry.codings.count { coding in
                    coding.source.map { register.source($0.value, in: entry) === source } ?? false
                }
        }
    }

    // MARK: Confidence

    /// Codings, events and terms of low confidence, in the order of files.
    private var unsure: WorkList {
        let remedy = "Find a better source, or read the text again; correct value, wording and confidence."
        let codings = register.agreements.flatMap(\.codings).filter { $0.confidence == .low }.map { coding in
            Aged(
                age: 0, .lowConfidence,
                "'\(coding.provision.value)' is coded '\(coding.value.value)' with low confidence",
                coding.provision.span)
        }
        let events = register.events.filter { $0.confidence == .low }.map(\.id)
        let terms = register.terms.filter { $0.confidence == .low }.map(\.id)
        let others = (events + terms).map { id in
            Aged(age: 0, .lowConfidence, "'\(id.value)' is told with low confidence", id.span)
        }
        return list("Codings of low confidence", remedy, codings + others)
    }

    // MARK: Translations

    /// Translations older than the last change of their original.
    private static func translations(_ untranslated: [(language: String, missing: [Untranslated])])
        -> WorkList
    {
        let remedy = "Translate what changed, and write the day of the change into 'translated'."
        let behind = untranslated.flatMap { language, missing in
            missing.compactMap { text in
                text.change.map { change in
                    Diagnostic(
                        .translationBehind, severity: .warning,
                        "the translation into '\(language)' follows its original up to \(text.span.text)",
                        text.span, hint: remedy,
                        notes: [.init(text: "the original changed on \(change.value)", span: change.span)])
                }
            }
        }
        return WorkList(
            heading: "Translations behind their original", remedy: remedy, findings: behind.inOrder())
    }

    // MARK: Parts

    private func age(of date: PartialDate) -> Int { register.day.daysSince1970 - date.earliest.daysSince1970 }

    private static func words(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }

    /// The oldest first, then by path and offset.
    private func list(_ heading: String, _ remedy: String, _ all: [Aged]) -> WorkList {
        let sorted = all.sorted {
            (-$0.age, $0.span.file.path, $0.span.start) < (-$1.age, $1.span.file.path, $1.span.start)
        }
        return WorkList(
            heading: heading, remedy: remedy,
            findings: sorted.map { one in
                Diagnostic(
                    one.id, severity: .warning, one.summary, one.span, hint: remedy, notes: one.notes)
            })
    }
}

/// A finding with what it is sorted by: days, or another number that grows with its weight.
private struct Aged {
    var age: Int
    let id: DiagnosticID
    let summary: String
    let span: Span
    var notes: [Diagnostic.Note] = []

    init(age: Int, _ id: DiagnosticID, _ summary: String, _ span: Span) {
        (self.age, self.id, self.summary, self.span) = (age, id, summary, span)
    }
}

/// Findings about addresses, each address once: at its heaviest place, with a note for every other.
private struct Addresses {
    private(set) var all: [Aged] = []
    private var indices: [String: Int] = [:]

    mutating func add(
        _ address: Located<String>, at span: Span, age: Int, _ id: DiagnosticID, _ summary: String
    ) {
        var new = Aged(age: age, id, summary, span)
        guard let index = indices[address.value] else {
            indices[address.value] = all.count
            return all.append(new)
        }
        if age > all[index].age {
            new.notes = [.init(text: "the same address", span: all[index].span)] + all[index].notes
            all[index] = new
        } else {
            all[index].notes.append(.init(text: "the same address", span: span))
        }
    }
}
