internal import AgreementModel
internal import Mustache

/// A link with its words.
struct Link: Sendable {
    let text: Markup
    let href: String

    static func view(_ name: String = "link") -> View<Link> {
        View(
            name,
            [
                .markup("text", "The words of the link.") { $0.text },
                .text("href", "The address, relative to the page.") { $0.href },
            ])
    }
}

/// An entry in one line: for lists, tables and links between entries.
enum AgreementSummary {
    static let view = View<Scene<Agreement>>(
        "agreement summary",
        [
            .text("slug", "The entry's identifier.") { $0.it.id },
            .text("href", "The entry's page.") { $0.at.address(of: .agreement($0.it.id)) },
            .markup("name", "The entry's short name.") { $0.at.prose($0.register.name(of: $0.it)) },
            .text("plain_name", "The same as plain text, for attributes.") {
                $0.register.name(of: $0.it).text
            },
            .text("code", "The party's code.") { $0.it.party.value },
            .text("stage", "The stage on the day: `signed`, `negotiating`, …") {
                $0.it.stage?.stage.rawValue ?? ""
            },
            .text("stage_label", "The stage in words.") { scene in
                scene.it.stage.map { scene.words.label("stage_\($0.stage.key)") } ?? ""
            },
            .text("stage_date", "When the stage was reached, in words.") { scene in
                scene.it.stage.map { scene.words.date($0.date.value) } ?? ""
            },
            .text("stage_day", "When the stage was reached: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.") { scene in
                scene.it.stage?.date.value.description ?? ""
            },
            .flag("is_signed", "Whether it is signed, whatever came after.") { $0.it.isSigned },
            .maybe("signed", "The day of signing in words.") { scene in
                scene.it.signing.map { scene.words.date($0.date.value) }
            },
            .maybe("signed_day", "The day of signing as `YYYY-MM-DD`.") {
                $0.it.signing?.date.value.description
            },
            .maybe("signed_year", "The year of signing.") {
                $0.it.signing.map { String($0.date.value.earliest.year) }
            },
            .markup("place", "Where it was signed.") { scene in scene.it.place.map(scene.at.prose) },
            .markup("answer", "The one sentence to remember; or, before its time, the stage reached.") {
                $0.at.prose(answer($0))
            },
            .text("groups", "The groups the party belongs to on the day, as identifiers with blanks between.")
            {
                groups($0).map(\.id.value).joined(separator: " ")
            },
            .text(
                "filed_under", "The groups, and the counts it belongs to, as identifiers with blanks between."
            ) {
                scene in
                (groups(scene).map(\.id.value) + (scene.it.counts ?? []).map(\.value)).joined(separator: " ")
            },
            .list("group_labels", textView, "The same groups by their short names.") { scene in
                groups(scene).map { scene.at.prose($0.label) }
            },
        ])

    static let textView = View<Markup>("text", [.markup("text", "The text.") { $0 }])

    static func answer(_ scene: Scene<Agreement>) -> Prose {
        if let answer = scene.it.answer { return answer }
        let stage = scene.it.stage.map { scene.words.label("stage_\($0.stage.key)") } ?? ""
        let date = scene.it.stage.map { scene.words.date($0.date.value) } ?? ""
        return Prose(
            text: scene.words(.notSignedYet, ("stage", stage), ("date", date)),
            language: scene.edition.language,
            span: scene.it.span)
    }

    private static func groups(_ scene: Scene<Agreement>) -> [Site.Group] {
        let party = scene.register.party(scene.it.party.value)
        return scene.register.site.groups.filter { group in
            party?.belongs(to: group.id.value, on: scene.register.day) ?? false
        }
    }
}

/// A source with what is known of it.
enum SourceView {
    struct Subject: Sendable {
        let source: Source
        /// The entry whose own it is; `nil` for a shared one.
        let agreement: String?

        /// Unique on a page: the entry's name is part of it unless the page is the entry's own.
        func anchor(on page: String?) -> String {
            guard let agreement, agreement != page else { return "source-" + source.id.value }
            return String(joining: "source-", agreement, "-", source.id.value)
        }
    }

    static let view = View<Scene<Subject>>(
        "source",
        [
            .text("id", "The source's identifier.") { $0.it.source.id.value },
            .text("title", "The title as published, in its own language.") { $0.it.source.title },
            .text("language", "BCP 47 tag of the title and the page.") { $0.it.source.language },
            .text("url", "The address.") { $0.it.source.address.value },
            .markup("publisher", "Who published it.") { $0.at.prose($0.it.source.publisher) },
            .maybe("published", "When it was published, in words.") { scene in
                scene.it.source.published.map { scene.words.date($0.value) }
            },
            .maybe("accessed", "When it was opened, in words.") { scene in
                scene.it.source.accessed.map { scene.words.date($0.value) }
            },
            .text("kind", "`official`, `analysis` or `news`.") { $0.it.source.kind.rawValue },
            .text("kind_label", "The kind in words.") {
                $0.words.label("source_\($0.it.source.kind.rawValue)")
            },
            .text("checked", "How far it was read: `read`, `not-read`, …") { $0.it.source.checked.rawValue },
            .text("checked_label", "The same in words.") {
                $0.words.label("checked_\($0.it.source.checked.key)")
            },
            .markup("caution", "How far to trust it.") { scene in scene.it.source.caution.map(scene.at.prose)
            },
        ])
}

/// A source with the place it has on the page.
enum ListedSource {
    struct Subject: Sendable {
        let source: SourceView.Subject
        let anchor: String
        let usedIn: [Link]
    }

    /// The sources that a page, event or term names, each once.
    static func named(_ names: [Located<String>], _ register: Register) -> [Subject] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0.value).inserted }.compactMap { register.cited($0.value) }.map {
            let subject = SourceView.Subject(source: $0.source, agreement: $0.owner?.id)
            return Subject(source: subject, anchor: subject.anchor(on: nil), usedIn: [])
        }
    }

    static let view = View<Scene<Subject>>(
        "listed source",
        [
            .text("anchor", "The id of the source on this page.") { $0.it.anchor },
            .object("source", SourceView.view, "The source.") { $0.with($0.it.source) },
            .list("used_in", Link.view("use"), "Where the site uses it.") { $0.it.usedIn },
        ])
}

/// A note that a source mark in a body leads to.
enum NoteView {
    static let view = View<Scene<RenderedBody.Note>>(
        "note",
        [
            .text("number", "The number of the mark.") { String($0.it.number) },
            .maybe("pinpoint", "The place in the source.") { scene in
                scene.it.pinpoint.map(scene.words.pinpoint)
            },
            .object("source", SourceView.view, "The source.") { scene in
                scene.with(SourceView.Subject(source: scene.it.source, agreement: scene.it.agreement))
            },
            .list(
                "marks", View("mark", [.text("id", "The id of a mark that cites it.") { $0 }]), "The marks."
            ) {
                $0.it.marks
            },
        ])
}

/// A body with its contents and notes.
enum BodyView {
    static let view = View<Scene<RenderedBody>>(
        "body",
        [
            .markup("html", "The text as HTML.") { $0.it.html.isEmpty ? nil : Markup(trusted: $0.it.html) },
            .list(
                "contents",
                View<RenderedBody.Heading>(
                    "heading",
                    [
                        .text("id", "The heading's id.") { $0.id },
                        .text("text", "The heading.") { $0.text },
                        .flag("is_second_level", "Whether it is of the second level.") { $0.level == 2 },
                    ]), "The headings of the text."
            ) { $0.it.headings },
            .list("notes", NoteView.view, "The sources that the text cites.") { $0.with($0.it.notes) },
        ])
}

/// An entry of a change log.
enum ChangeView {
    static let view = View<Scene<Change>>(
        "change",
        [
            .text("date", "The day in words.") { $0.words.date($0.it.date.value) },
            .text("day", "The day as `YYYY-MM-DD`.") { $0.it.date.value.description },
            .markup("text", "What changed.") { $0.at.prose($0.it.text) },
            .flag("is_correction", "Whether an error was corrected.") { $0.it.isCorrection },
        ])
}
