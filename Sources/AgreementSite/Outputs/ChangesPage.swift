internal import AgreementModel

/// `changes.html`: what changed on the site, the latest first.
enum ChangesPage {
    static func output(_ chrome: Chrome) -> Output {
        .pages(
            "changes", "What changed on the site, day by day.", chrome,
            [
                .list("days", dayView, "The days with their changes, the latest first.") {
                    $0.with(days($0.edition))
                }
            ]
        ) { edition in
            [
                PageDraft(
                    route: "changes.html", title: edition.words.label("nav_changes"),
                    description: edition.words.label("changes_description"), rank: .index, subject: "")
            ]
        }
    }

    private static func days(_ edition: Edition) -> [[SiteChange]] {
        var days: [[SiteChange]] = []
        for change in SiteChange.all(edition) {
            if days.last?.last?.change.date.value == change.change.date.value {
                days[days.count - 1].append(change)
            } else {
                days.append([change])
            }
        }
        return days
    }

    private static let dayView = View<Scene<[SiteChange]>>(
        "day of changes",
        [
            .text("date", "The day in words.") { scene in
                scene.it.first.map { scene.words.date($0.change.date.value) } ?? ""
            },
            .text("anchor", "An id for the day.") {
                "on-\($0.it.first?.change.date.value.description ?? "")"
            },
            .list("changes", SiteChange.view, "The changes of the day.") { $0.with($0.it) },
        ])
}
