/// What the site says of itself: `site.yaml`.
package struct Site: Sendable {
    package let title: Prose, description: Prose
    package let subtitle: Prose?
    /// BCP 47 tags; the facts are written in the first.
    package let languages: [Located<String>]
    /// The site's address, when it is known.
    package let address: Located<String>?
    package let publisher: Prose
    package let publisherAddress: Located<String>?
    package let licence: (name: String, address: Located<String>)
    /// The party that all agreements share.
    package let counterparty: Located<String>
    package let framework: Framework?
    package let groups: [Group]
    package let counts: [Count]
    package let tombstones: [Tombstone]
    /// The names of the outputs to publish; empty for all.
    package let outputs: [Located<String>]

    /// Whether the output of this name is published.
    package func publishes(_ output: String) -> Bool {
        outputs.isEmpty || outputs.contains { $0.value == output }
    }

    /// The declaration the agreements grow from.
    package struct Framework: Sendable {
        package let name: Prose, short: Prose
        package let date: Located<PartialDate>
        package let event: Located<String>?
    }

    package struct Group: Sendable {
        package let id: Located<String>
        package let label: Prose, name: Prose
    }

    /// A way of counting agreements that somebody uses, and why.
    package struct Count: Sendable {
        package let id: Located<String>
        package let label: Prose, text: Prose
        package let sources: [Located<String>]
    }

    /// The address of something that was published and then removed.
    package struct Tombstone: Sendable {
        package let address: Located<String>
        package let date: Located<PartialDate>
        package let reason: Prose
    }

    static func decode(_ fields: inout FieldReader) -> Site? {
        let title = fields.prose("title", .required, "The site's name.")
        let subtitle = fields.prose("subtitle", .optional, "A line below it.")
        let description = fields.prose("description", .required, "One or two sentences.")
        let languages = fields.texts(
            "languages", .required, of: .language, "BCP 47 tags; the first is that of the facts.")
        let address = fields.address("url", .optional, "The address where the site is published.")
        let publisher = fields.record("publisher", .required, "Who publishes the site.") {
            Publisher.decode(&$0)
        }
        let licence = fields.record("licence", .required, "The licence of the content.") {
            Licence.decode(&$0)
        }
        let counterparty = fields.reference(
            "counterparty", .required, to: .party, "The party that all agreements share.")
        let framework = fields.record("framework", .optional, "The declaration they grow from.") {
            Framework.decode(&$0)
        }
        let groups = fields.table("groups", .optional, "Groups of parties to filter by.") {
            Group.decode(&$0)
        }
        let counts = fields.table("counts", .optional, "The ways of counting, by whom and why.") {
            Count.decode(&$0)
        }
        let tombstones = fields.list(
            "tombstones", .optional, "Addresses of what was published and then removed."
        ) { Tombstone.decode(&$0) }
        let outputs = fields.references(
            "outputs", .optional, to: .output,
            "The outputs to publish, by name (see `docs/templates.md`); all when left out.")
        let areNamed = Language.check(languages, findings: fields.decoding.findings)
        guard let title, let description, areNamed, !languages.isEmpty, let publisher, let licence,
            let counterparty
        else { return nil }
        return Site(
            title: title, description: description, subtitle: subtitle, languages: languages,
            address: address,
            publisher: publisher.name, publisherAddress: publisher.address,
            licence: (licence.name.value, licence.address), counterparty: counterparty, framework: framework,
            groups: groups, counts: counts, tombstones: tombstones, outputs: outputs)
    }

    private struct Publisher {
        let name: Prose
        let address: Located<String>?

        static func decode(_ fields: inout FieldReader) -> Publisher? {
            let name = fields.prose("name", .required, "The publisher's name.")
            let address = fields.address("url", .optional, "The publisher's address.")
            return name.map { Publisher(name: $0, address: address) }
        }
    }

    private struct Licence {
        let name: Located<String>, address: Located<String>

        static func decode(_ fields: inout FieldReader) -> Licence? {
            let name = fields.text("name", .required, "The licence's short name.")
            let address = fields.address("url", .required, "The address of its text.")
            guard let name, let address else { return nil }
            return Licence(name: name, address: address)
        }
    }
}

extension Site.Framework {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let name = fields.prose("name", .required, "Its full name.")
        let short = fields.prose("short", .required, "Its short name.")
        let date = fields.date("date", .required, "Its day.")
        let event = fields.reference("event", .optional, to: .event, "Its event on the timeline.")
        guard let name, let short, let date else { return nil }
        return Self(name: name, short: short, date: date, event: event)
    }
}

extension Site.Tombstone {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let address = fields.route("address", .required, "The address, below the site's.")
        let date = fields.date("date", .required, "When it was removed.")
        let reason = fields.prose("reason", .required, "Why it was removed.")
        guard let address, let date, let reason else { return nil }
        return Self(address: address, date: date, reason: reason)
    }
}

extension Site.Group {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let label = fields.prose("label", .required, "The short name.")
        let name = fields.prose("name", .required, "The full name.")
        guard let id = fields.key, let label, let name else { return nil }
        return Self(id: id, label: label, name: name)
    }
}

extension Site.Count {
    fileprivate static func decode(_ fields: inout FieldReader) -> Self? {
        let label = fields.prose("label", .required, "Whose count it is.")
        let text = fields.prose("text", .required, "What it counts, and why.")
        let sources = fields.references(
            "sources", .optional, to: .source, "The sources of the explanation.")
        guard let id = fields.key, let label, let text else { return nil }
        return Self(id: id, label: label, text: text, sources: sources)
    }
}
