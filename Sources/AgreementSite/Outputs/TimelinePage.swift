internal import AgreementModel

/// `timeline.html`: events, stages, signings, what followed and what is scheduled, by year.
enum TimelinePage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "timeline", "The timeline of events, stages, signings, follow-ups and scheduled ends.", chrome,
            [
                .list("years", yearView, "The years in which something happened or is scheduled.") { scene in
                    scene.with(years(scene.edition))
                },
                .list("kinds", kindView, "The kinds of entries.") { $0.with(TimelineEntry.Kind.allCases) },
            ]
        ) { edition in
            [
                PageDraft(
                    route: "timeline.html", title: edition.words.label("nav_timeline"),
                    description: edition.words.label("timeline_description"), rank: .index, subject: "")
            ]
        }
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

    private static let yearView = View<Scene<Year>>(
        "year",
        [
            .text("year", "The year.") { String($0.it.year) },
            .text("anchor", "An id for the year.") {
                ($0.it.isLater ? "later-" : "year-") + String($0.it.year)
            },
            .flag("is_later", "Whether it holds what is scheduled after the day shown.") { $0.it.isLater },
            .list("entries", TimelineView.view, "What happened, in order.") { $0.with($0.it.entries) },
        ])

    private static let kindView = View<Scene<TimelineEntry.Kind>>(
        "kind",
        [
            .text("kind", "The kind's identifier.") { $0.it.rawValue },
            .text("label", "The kind in words.") { $0.words.label("kind_\($0.it.key)") },
        ])
}
