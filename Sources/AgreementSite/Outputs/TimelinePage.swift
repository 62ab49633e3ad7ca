internal import AgreementModel

/// `timeline.html`: events, stages, signings, what followed and what is scheduled, by year.
enum TimelinePage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "timeline", "The timeline of events, stages, signings, follow-ups and scheduled ends.", chrome,
            [
                .list("years", yearView, "The years in which something happened, up to the day.") { scene in
                    scene.with(years(scene.edition).filter { !$0.isLater })
                },
                .list("later", yearView, "The years for which something is scheduled after the day.") {
                    scene in
                    scene.with(years(scene.edition).filter(\.isLater))
                },
                .list("kinds", kindView, "The kinds of entries that occur.") { scene in
                    let seen = Set(scene.edition.timeline.map(\.kind))
                    return scene.with(TimelineEntry.Kind.allCases.filter(seen.contains))
                },
                .list("parties", partyView, "The parties that occur, in alphabetical order.") { scene in
                    scene.with(parties(scene.edition))
                },
                .text("shown", "How many entries are shown, of how many; the first number is `{n}`.") {
                    scene in
                    scene.words(.shownOf, ("n", "{n}"), ("of", String(scene.edition.timeline.count)))
                },
                .list("terms", TermChart.rowView, "The chart of terms, by day of signing.") { scene in
                    scene.with(chart(scene).rows)
                },
                .list(
                    "term_years", View<Int>("year of the chart", [.text("year", "The year.") { String($0) }]),
                    "The years of the chart of terms."
                ) { chart($0).years },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "timeline.html", title: edition.words.label("nav_timeline"),
                    description: edition.words.label("timeline_description"), rank: .index, subject: "")
            ]
        }
    }

    private static func chart(_ scene: Scene<String>) -> TermChart {
        TermChart(scene.register, today: scene.edition.standingDay)
    }

    struct Year: Sendable {
        let year: Int
        let entries: [TimelineEntry]
        let isLater: Bool
    }

    private static func years(_ edition: Edition) -> [Year] {
        let day = edition.register.day
        let past = Dictionary(grouping: edition.timeline.filter { $0.date.earliest <= day }) {
            $0.date.earliest.year
        }
        let later = Dictionary(grouping: edition.timeline.filter { $0.date.earliest > day }) {
            $0.date.earliest.year
        }
        return past.sorted { $0.key < $1.key }.map { Year(year: $0.key, entries: $0.value, isLater: false) }
            + later.sorted { $0.key < $1.key }.map { Year(year: $0.key, entries: $0.value, isLater: true) }
    }

    private static func parties(_ edition: Edition) -> [Party] {
        let seen = Set(edition.timeline.flatMap(\.parties))
        return edition.register.parties.filter { seen.contains($0.code.value) }.sorted { a, b in
            if edition.words.precedes(a.name.text, b.name.text) { return true }
            return edition.words.precedes(b.name.text, a.name.text) ? false : a.code.value < b.code.value
        }
    }

    private static let yearView = View<Scene<Year>>(
        "year",
        [
            .text("year", "The year.") { String($0.it.year) },
            .text("anchor", "An id for the year.") {
                ($0.it.isLater ? "later-" : "year-") + String($0.it.year)
            },
            .list("entries", TimelineView.view, "What happened, in order.") { $0.with($0.it.entries) },
        ])

    private static let kindView = View<Scene<TimelineEntry.Kind>>(
        "kind",
        [
            .text("kind", "The kind's identifier.") { $0.it.rawValue },
            .text("label", "The kind in words.") { $0.words.label("kind_\($0.it.key)") },
        ])

    private static let partyView = View<Scene<Party>>(
        "party of the timeline",
        [
            .text("code", "The party's code.") { $0.it.code.value },
            .text("name", "The party's name.") { $0.it.name.text },
        ])
}
