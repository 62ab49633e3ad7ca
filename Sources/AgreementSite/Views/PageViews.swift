internal import AgreementModel
internal import Mustache

/// An explainer page in one line.
enum PageSummary {
    static let view = View<Scene<Page>>(
        "page summary",
        [
            .text("id", "The page's identifier.") { $0.it.id },
            .text("href", "The page.") { $0.at.address(of: .page($0.it.id)) },
            .markup("title", "The question.") { $0.at.prose($0.it.title) },
            .markup("short", "The question in one to three words.") { $0.at.prose($0.it.short) },
            .markup("answer", "The answer.") { $0.at.prose($0.it.answer) },
        ])
}

/// A way of counting agreements.
enum CountView {
    static let view = View<Scene<Site.Count>>(
        "count",
        [
            .text("id", "The count's identifier.") { $0.it.id.value },
            .markup("label", "Whose count it is.") { $0.at.prose($0.it.label) },
            .markup("text", "What it counts, and why; absent while the reasons are later than the day.") {
                scene in
                let sources = scene.it.sources.compactMap {
                    scene.register.source($0.value)?.published?.value
                }
                return sources.contains { $0.earliest > scene.register.day }
                    ? nil : scene.at.prose(scene.it.text)
            },
            .text("number", "How many agreements it counts on the day.") {
                String($0.register.counted($0.it.id.value).count)
            },
        ])
}

/// A change of an entry or page, with what was changed.
struct SiteChange: Sendable {
    let change: Change
    let subject: Place
    /// Counted from 1 among the changes that its subject records for the same date, as written.
    let number: Int

    /// All changes, the latest first.
    static func all(_ edition: Edition) -> [SiteChange] {
        let entries = edition.register.agreements.flatMap { agreement in
            numbered(agreement.changes, of: .agreement(agreement.id))
        }
        let pages = edition.register.pages.flatMap { page in
            numbered(page.changes, of: .page(page.id))
        }
        return (pages + entries).enumerated().sorted { a, b in
            let (first, second) = (a.element.change.date.value.earliest, b.element.change.date.value.earliest)
            return first == second ? a.offset < b.offset : first > second
        }.map(\.element)
    }

    private static func numbered(_ changes: [Change], of subject: Place) -> [SiteChange] {
        changes.enumerated().map { index, change in
            SiteChange(change: change, subject: subject, number: changes.number(at: index) { $0.date.value })
        }
    }

    static let view = View<Scene<SiteChange>>(
        "site change",
        [
            .object("change", ChangeView.view, "The change.") { $0.with($0.it.change) },
            .text("href", "What was changed.") { $0.at.address(of: $0.it.subject) },
            .markup("name", "The name of what was changed.") { scene in
                PlaceName.of(scene.it.subject, scene.register).map(scene.at.prose)
            },
        ])
}

/// The name by which a place is linked.
enum PlaceName {
    static func of(_ place: Place, _ register: Register) -> Prose? {
        switch place {
        case .agreement(let id), .coding(let id, _):
            register.agreement(id).map { register.name(of: $0) }
        case .provision(let id): register.provisions.all.first { $0.id.value == id }?.label
        case .page(let id): register.page(id)?.title
        case .term(let id): register.term(id)?.term
        case .event(let id): register.event(id)?.title
        case .source: nil
        }
    }
}
