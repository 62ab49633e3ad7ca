internal import AgreementModel
internal import Mustache

enum TimelineView {
    static let view = View<Scene<TimelineEntry>>(
        "timeline entry",
        [
            .text("id", "The entry's id on the timeline.") { "event-\($0.it.id)" },
            .text("href", "Its place on the timeline.") { $0.at.address(of: .event($0.it.id)) },
            .text("date", "The date in words, as precise as it is known.") { $0.words.date($0.it.date) },
            .text("day", "The date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.") { $0.it.date.description },
            .text("precision", "`day`, `month` or `year`.") { $0.it.date.precision.rawValue },
            .flag("is_exact", "Whether the day is known.") { $0.it.date.precision == .day },
            .text("kind", "The kind: `signing`, `context`, …") { $0.it.kind.rawValue },
            .text("kind_label", "The kind in words.") { $0.words.label("kind_\($0.it.kind.key)") },
            .flag("is_scheduled", "Whether it is foreseen and later than the day shown.") {
                $0.it.kind == .scheduled
            },
            .markup("title", "The headline.") { $0.at.prose($0.it.title) },
            .text("plain_title", "The same as plain text, for attributes.") { $0.it.title.text },
            .markup("text", "What happened.") { scene in scene.it.text.map(scene.at.prose) },
            .text("parties", "The codes of the parties, with blanks between.") {
                $0.it.parties.joined(separator: " ")
            },
            .list("agreements", AgreementSummary.view, "The entries it concerns.") { scene in
                scene.with(scene.it.agreements.compactMap { scene.register.agreement($0) })
            },
            .list("sources", ListedSource.view, "The sources that report it.") { scene in
                scene.with(
                    scene.it.sources.map { agreement, source in
                        let subject = SourceView.Subject(source: source, agreement: agreement)
                        return .init(source: subject, anchor: subject.anchor(on: nil), usedIn: [])
                    })
            },
        ])
}
