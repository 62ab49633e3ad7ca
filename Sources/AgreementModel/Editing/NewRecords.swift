/// Where a fact that is being recorded is said.
package enum Sourcing: Sendable {
    /// A source that content has already, by its identifier.
    case known(String)
    /// The text itself at an address; it becomes the entry's own source `text`, marked as not read.
    case text(address: String)

    /// The identifier to write.
    package var id: String {
        switch self {
        case .known(let id): id
        case .text: "text"
        }
    }
}

/// The comments that new files carry: what the reference says of a field.
enum FieldComments {
    static func fields(of file: String) -> [FieldReference.Field] {
        FieldReference.files.first { $0.path == file }?.fields ?? []
    }

    /// The front matter with its fences: each line below its comment, then the other fields as comments for
    /// whoever goes on.
    /// - parameter lines: The fields, each with what follows its colon.
    static func frontMatter(of file: String, _ lines: [(name: String, value: String)]) -> String {
        let fields = fields(of: file)
        var text = "---\n"
        for (name, value) in lines {
            text += fields.first { $0.name == name }.map { YAMLText.comment($0.doc) } ?? ""
            text += "\(name):\(value)\n"
        }
        text += "# More fields, when there is something to write in them:\n"
        for field in fields
        where field.name != "translated" && !lines.contains(where: { $0.name == field.name }) {
            text += "# \(field.name): \(field.doc)\n"
        }
        return text + "---\n"
    }
}

/// An explainer page that does not exist yet.
package struct NewPage: Sendable {
    let id: String, title: String
    let sources: [String]
    /// The day of its first line in the change log.
    let day: CivilDate

    package init(id: String, title: String, sources: [String], day: CivilDate) {
        self.id = id
        self.title = title
        self.sources = sources
        self.day = day
    }

    /// Its path below `content`.
    package var path: String { "pages/\(id).md" }

    /// The whole file; it stands last in navigation.
    package func text(in register: Register) -> String {
        let order = min(999, (register.pages.map(\.order).max() ?? 0) + 1)
        let short = title.split(separator: " ").prefix(3).joined(separator: " ")
        let lines = [
            (name: "title", value: " " + YAMLText.scalar(title)), ("short", " " + YAMLText.scalar(short)),
            ("order", " \(order)"), ("answer", " This page is being written."),
            ("sources", " " + YAMLText.list(sources)),
            ("changes", "\n  - date: \(day)\n    text: Page first published."),
        ]
        return FieldComments.frontMatter(of: "pages/<id>.md", lines) + "This page is being written.\n"
    }
}

/// An event that the timeline does not have yet.
package struct NewEvent: Sendable {
    let id: String, title: String, text: String
    let date: PartialDate
    let kind: Event.Kind
    let parties: [String], sources: [String]

    package init(
        id: String, title: String, text: String, date: PartialDate, kind: Event.Kind, parties: [String],
        sources: [String]
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.date = date
        self.kind = kind
        self.parties = parties
        self.sources = sources
    }

    /// The bytes of `timeline.yaml` with the event at its end; everything before it stays as it is.
    package func appended(to file: SourceFile) -> [UInt8] {
        var lines = [
            "\(id):", "  date: \(date)", "  title: \(YAMLText.scalar(title))",
            "  text: \(YAMLText.scalar(text))", "  kind: \(kind.rawValue)",
        ]
        if !parties.isEmpty {
            lines.append("  parties: \(YAMLText.list(parties))")
        }
        lines.append("  sources: \(YAMLText.list(sources))")
        let ending = TextEdit.lineEnding(of: file.bytes)
        let needsEnd = file.bytes.last.map { $0 != 0x0A } ?? false
        return file.bytes + Array((needsEnd ? ending : "").utf8)
            + lines.flatMap { Array(($0 + ending).utf8) }
    }
}
