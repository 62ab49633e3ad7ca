internal import AgreementModel

/// `feed.xml` and `feed.json`, of everything and of each party (Atom, RFC 4287; JSON Feed 1.1). They need
/// the address.
enum Feeds {
    static func output() -> Output {
        .file(
            "feeds", "What happened and what changed, as Atom and JSON Feed: all of it, and for each party."
        ) {
            edition in
            guard edition.address != nil else { return [] }
            let parties = edition.inOrder.map { agreement in
                Feed(
                    name: "feeds/\(agreement.id)", title: edition.register.name(of: agreement).text,
                    entries: entries(edition) { $0.agreements.contains(agreement.id) }
                        + changes(edition) { $0 == .agreement(agreement.id) })
            }
            let provisions = edition.provisions.map { provision in
                Feed(
                    name: "feeds/provision-\(provision.id.value)", title: provision.label.text,
                    entries: answers(edition, provision))
            }
            let all = Feed(
                name: "feed", title: edition.register.site.title.text,
                entries: entries(edition) { _ in true } + changes(edition) { _ in true })
            return ([all] + parties + provisions).flatMap { feed in
                [
                    Draft(route: "\(edition.prefix)\(feed.name).xml", rank: .feed, span: nil) { _, out in
                        out += atom(feed, edition).utf8
                    },
                    Draft(route: "\(edition.prefix)\(feed.name).json", rank: .feed, span: nil) { _, out in
                        json(feed, edition).write(to: &out, pretty: true)
                        out.append(0x0A)
                    },
                ]
            }
        }
    }

    struct Feed: Sendable {
        let name: String, title: String
        let entries: [Entry]

        /// The latest first; a feed holds the last hundred.
        var latest: [Entry] {
            Array(entries.sorted { ($1.day, $0.id) < ($0.day, $1.id) }.prefix(100))
        }
    }

    struct Entry: Sendable {
        let id: String, title: String, text: String
        /// The kind of event in words; `nil` for a change of the site and for an answer.
        var kind: String?
        let day: CivilDate
        /// Below the folder of the language.
        let route: String
    }

    private static func entries(_ edition: Edition, _ isWanted: (TimelineEntry) -> Bool) -> [Entry] {
        edition.timeline.filter { $0.kind != .scheduled && isWanted($0) }.map { entry in
            let kind = edition.words.label("kind_\(entry.kind.key)")
            let text =
                [edition.words.date(entry.date), kind] + stageChanges(entry, edition)
                + [entry.text?.text].compactMap { $0 }
            return Entry(
                id: "event/\(entry.id)", title: entry.title.text, text: text.joined(separator: ". "),
                kind: kind, day: entry.date.earliest, route: Route.of(.event(entry.id)))
        }
    }

    /// "Denmark: Negotiating → Signed" for each entry that reached a stage with the event.
    private static func stageChanges(_ event: TimelineEntry, _ edition: Edition) -> [String] {
        event.agreements.compactMap { edition.register.agreement($0) }.compactMap { agreement in
            let index = agreement.stages.firstIndex {
                TimelineEntry.Kind(of: $0.stage) == event.kind && $0.date.value == event.date
            }
            guard let index else { return nil }
            let stage = agreement.stages[index].stage
            let before = index > 0 ? agreement.stages[index - 1].stage : stage
            let stages = (before == stage ? [stage] : [before, stage]).map {
                edition.words.label("stage_\($0.key)")
            }
            return "\(edition.register.name(of: agreement).text): \(stages.joined(separator: " → "))"
        }
    }

    private static func changes(_ edition: Edition, _ isWanted: (Place) -> Bool) -> [Entry] {
        SiteChange.all(edition).filter { isWanted($0.subject) }.map { change in
            let name = PlaceName.of(change.subject, edition.register)?.text ?? ""
            let route = Route.of(change.subject)
            return Entry(
                id: "change/\(route)/\(change.change.date.value)/\(change.number)", title: name,
                text: change.change.text.text,
                day: change.change.date.value.earliest, route: route)
        }
    }

    private static func answers(_ edition: Edition, _ provision: Provision) -> [Entry] {
        edition.compared.compactMap { agreement in
            guard let coding = agreement.coding(of: provision.id.value), let signing = agreement.signing
            else {
                return nil
            }
            let value = edition.register.provisions.value(coding.value.value)?.label.text ?? ""
            let place = Place.coding(agreement: agreement.id, provision: provision.id.value)
            return Entry(
                id: "coding/\(agreement.id)/\(provision.id.value)",
                title: "\(edition.register.name(of: agreement).text): \(value)", text: coding.sentence.text,
                day: signing.date.value.earliest, route: Route.of(place))
        }
    }

    private static func atom(_ feed: Feed, _ edition: Edition) -> String {
        let base = "\(edition.address ?? "")/\(edition.prefix)"
        let entries = feed.latest
        let updated = entries.first.map(\.day) ?? edition.standingDay
        var out = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(edition.language)">
            <id>\(XML.escape(Tag.of(feed.name, edition)))</id>
            <title>\(XML.escape(feed.title))</title>
            <updated>\(updated)T00:00:00Z</updated>
            <author><name>\(XML.escape(edition.register.site.publisher.text))</name></author>
            <rights>\(XML.escape(edition.register.site.licence.name))</rights>
            <link rel="self" type="application/atom+xml" href="\(XML.escape(base + feed.name)).xml"/>
            <link rel="alternate" type="text/html" href="\(XML.escape(base))index.html"/>

            """
        for entry in entries {
            out += """
                <entry>
                <id>\(XML.escape(Tag.of(entry.id, edition)))</id>
                <title>\(XML.escape(entry.title))</title>
                <updated>\(entry.day)T00:00:00Z</updated>
                <link rel="alternate" type="text/html" href="\(XML.escape(base + entry.route))"/>
                <content type="text">\(XML.escape(entry.text))</content>

                """
            if let kind = entry.kind { out += "<category term=\"\(XML.escape(kind))\"/>\n" }
            out += "</entry>\n"
        }
        return out + "</feed>\n"
    }

    private static func json(_ feed: Feed, _ edition: Edition) -> JSON {
        let base = "\(edition.address ?? "")/\(edition.prefix)"
        return .object([
            ("version", .text("https://jsonfeed.org/version/1.1")), ("title", .text(feed.title)),
            ("home_page_url", .text(base + "index.html")), ("feed_url", .text("\(base)\(feed.name).json")),
            ("language", .text(edition.language)),
            ("authors", .array([.object([("name", .text(edition.register.site.publisher.text))])])),
            (
                "items",
                .array(
                    feed.latest.map { entry in
                        .object(
                            [
                                ("id", .text(Tag.of(entry.id, edition))), ("url", .text(base + entry.route)),
                                ("title", .text(entry.title)), ("content_text", .text(entry.text)),
                                ("date_published", .text("\(entry.day)T00:00:00Z")),
                            ] + (entry.kind.map { [("tags", .array([.text($0)]))] } ?? []))
                    })
            ),
        ])
    }
}

/// Text in XML.
enum XML {
    /// The text with the five special characters as references.
    static func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
