/// An entry that does not exist yet, with what is known of it.
package struct NewEntry: Sendable {
    let slug: String, party: String
    let stage: Stage
    let date: PartialDate
    let signing: SigningFields
    let source: Sourcing
    let note: String?
    /// The day of its first line in the change log.
    let day: CivilDate

    package init(
        slug: String, party: String, stage: Stage, date: PartialDate, signing: SigningFields,
        source: Sourcing,
        note: String?, day: CivilDate
    ) {
        self.slug = slug
        self.party = party
        self.stage = stage
        self.date = date
        self.signing = signing
        self.source = source
        self.note = note
        self.day = day
    }

    /// Its path below `content`.
    package var path: String { "agreements/\(slug).md" }

    /// The whole file: every field that its stage needs, every provision as not yet coded, and the other
    /// fields as comments. What nobody has said yet is said to be missing, never invented.
    package func text(in register: Register) -> String {
        var lines: [(name: String, value: String)] = [
            ("party", " \(YAMLText.scalar(party))"), ("answer", " \(YAMLText.scalar(answer(register)))"),
        ]
        if stage.isSigned { lines += signing.lines(SigningFields.names) }
        lines.append(("stages", "\n" + StageEdit.item(stage, date, source.id, note, indent: 2)))
        lines.append(("provisions", "\n" + SigningFields.codings(register.provisions.all, register)))
        lines.append(("changes", "\n  - date: \(day)\n    text: Entry first published."))
        if case .text(let address) = source {
            lines.append(("sources", "\n" + NewEntry.source(address, of: register.site.counterparty.value)))
        }
        return FieldComments.frontMatter(of: "agreements/<slug>.md", lines) + "This entry is being written.\n"
    }

    private func answer(_ register: Register) -> String {
        let name = { code in register.party(code)?.name.text ?? code }
        let both = "\(name(party)) and \(name(register.site.counterparty.value))"
        let what =
            switch stage {
            case .joined: "\(name(party)) joined the framework of these agreements"
            case .announced: "\(both) announced an agreement"
            case .negotiating: "\(both) are negotiating an agreement"
            case .concluded: "\(both) concluded an agreement that is not signed"
            case .signed: "\(both) signed an agreement"
            case .inForce: "An agreement of \(both) took effect"
            case .suspended: "An agreement of \(both) was suspended"
            case .expired: "An agreement of \(both) expired"
            case .terminated: "An agreement of \(both) was terminated"
            }
        return "\(what) (\(date)); this entry is being written."
    }

    private static func source(_ address: String, of counterparty: String) -> String {
        let host = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        return """
              text:
                title: Text of the agreement
                url: \(YAMLText.scalar(address))
                publisher: \(YAMLText.scalar(String(host)))
                kind: official
                checked: not-read
            """
    }
}

/// What an entry must say once its agreement is signed, and what is written where nobody has said it yet.
package struct SigningFields: Sendable {
    /// In the order in which an entry has them.
    static let names = ["title", "counts", "place", "signatories", "term", "reading"]

    let title: String?, place: String?
    let counts: [String]

    package init(title: String?, place: String?, counts: [String]) {
        self.title = title
        self.place = place
        self.counts = counts
    }

    /// The fields asked for, each with what follows its colon.
    func lines(_ wanted: [String]) -> [(name: String, value: String)] {
        wanted.map { name in
            switch name {
            case "title": (name, " " + YAMLText.scalar(title ?? "Title not yet entered"))
            case "counts": (name, " " + YAMLText.list(counts))
            case "place": (name, " " + YAMLText.scalar(place ?? "Place not yet entered"))
            case "signatories": (name, "\n  - name: Not yet entered\n    role: Not yet entered")
            case "term": (name, "\n  text: Not yet entered.")
            case "reading": (name, " The text has not been read for this entry yet.")
            default: preconditionFailure("a signing needs no field '\(name)'")
            }
        }
    }

    /// The provisions as not yet coded, one mapping each, with the question as a comment; without a line
    /// ending at the end.
    static func codings(_ provisions: [Provision], _ register: Register, indent: Int = 2) -> String {
        let space = String(repeating: " ", count: indent)
        let value = register.provisions.values.first { !$0.isCoded && !$0.claims }?.id.value ?? "unknown"
        return provisions.map { provision in
            YAMLText.comment(provision.question.text, indent: indent)
                + "\(space)\(provision.id.value):\n\(space)  value: \(YAMLText.scalar(value))\n"
                + "\(space)  sentence: Not yet coded.\n\(space)  confidence: low"
        }.joined(separator: "\n")
    }
}
