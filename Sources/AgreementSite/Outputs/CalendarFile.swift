internal import AgreementModel

/// `calendar.ics`: signings, entries into force and scheduled ends (RFC 5545).
enum CalendarFile {
    static func output() -> Output {
        .file("calendar", "Signings, entries into force and ends as a calendar: `calendar.ics`.") { edition in
            [
                Draft(route: edition.prefix + "calendar.ics", rank: .feed, span: nil) { _, out in
                    render(edition, to: &out)
                }
            ]
        }
    }

    private static func render(_ edition: Edition, to out: inout [UInt8]) {
        let kinds: Set<TimelineEntry.Kind> = [.declaration, .signing, .inForce, .end, .scheduled]
        // An all-day event needs a day, so what is known to the month only is left to the timeline.
        let entries = edition.timeline.filter { kinds.contains($0.kind) && $0.date.precision == .day }
        let head = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Accord//register//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:" + text(edition.register.site.title.text),
        ]
        for line in head { fold(line, to: &out) }
        for entry in entries {
            for line in event(entry, edition) { fold(line, to: &out) }
        }
        fold("END:VCALENDAR", to: &out)
    }

    private static func event(_ entry: TimelineEntry, _ edition: Edition) -> [String] {
        let day = entry.date.earliest
        let next = CivilDate(daysSince1970: day.daysSince1970 + 1)
        var lines = [
            "BEGIN:VEVENT", "UID:\(entry.id)@\(Tag.authority(edition))",
            "DTSTAMP:\(compact(edition.standingDay))T000000Z",
            "DTSTART;VALUE=DATE:\(compact(day))", "DTEND;VALUE=DATE:\(compact(next))",
            "SUMMARY:" + text(entry.title.text),
            "CATEGORIES:" + text(edition.words.label("kind_\(entry.kind.key)")),
            "TRANSP:TRANSPARENT",
        ]
        if let prose = entry.text { lines.append("DESCRIPTION:" + text(prose.text)) }
        if let address = edition.address {
            lines.append("URL:\(address)/\(edition.prefix)\(Route.of(.event(entry.id)))")
        }
        return lines + ["END:VEVENT"]
    }

    private static func compact(_ day: CivilDate) -> String {
        String(decoding: day.description.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
    }

    /// A value of type TEXT (RFC 5545, 3.3.11).
    private static func text(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte != 0x5C && byte != 0x3B && byte != 0x2C && byte != 0x0A && byte != 0x0D
        }
        guard !isPlain else { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": out += "\\\(scalar)"
            case "\n": out += "\\n"
            case "\r": continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// Appends the line in pieces of at most 75 bytes that cut no character, with CRLF (RFC 5545, 3.1).
    static func fold(_ line: String, to out: inout [UInt8]) {
        var rest = line.utf8[...]
        // A piece after the first starts with a blank.
        var room = 75
        while rest.count > room {
            var end = rest.index(rest.startIndex, offsetBy: room)
            while rest[end] & 0xC0 == 0x80 { end = rest.index(before: end) }
            out.append(contentsOf: rest[..<end])
            out += "\r\n ".utf8
            rest = rest[end...]
            room = 74
        }
        out.append(contentsOf: rest)
        out += "\r\n".utf8
    }
}

/// Tag URIs (RFC 4151): names that stay the same wherever the site moves.
enum Tag {
    /// The host of the site's address, without its port.
    static func authority(_ edition: Edition) -> String {
        let parts = (edition.address ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2 else { return "localhost" }
        return String(parts[2].split(separator: ":").first ?? "localhost")
    }

    /// The name of a thing on the site; the year is that of the first publication of the register.
    static func of(_ name: String, _ edition: Edition) -> String {
        "tag:\(authority(edition)),2024:\(edition.prefix)\(name)"
    }
}
