/// Where something is said: a text, a news report, an analysis.
///
/// A class, as other records that are handed around often: copying many fields costs more than using them.
package final class Source: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case official, analysis, news }

    /// How far the source itself was read.
    package enum Checked: String, CaseIterable, Sendable {
        case officialPageRead = "official-page-read"
        case copyRead = "copy-read"
        case read
        case notRead = "not-read"
    }

    package let id: Located<String>
    package let title: String
    package let address: Located<String>
    package let publisher: Prose
    package let published: Located<PartialDate>?
    package let accessed: Located<PartialDate>?
    package let kind: Kind
    package let checked: Checked
    /// BCP 47 tag; English when not given.
    package let language: String
    package let caution: Prose?

    init(
        id: Located<String>, title: String, address: Located<String>, publisher: Prose,
        published: Located<PartialDate>?, accessed: Located<PartialDate>?, kind: Kind, checked: Checked,
        language: String, caution: Prose?
    ) {
        self.id = id
        self.title = title
        self.address = address
        self.publisher = publisher
        self.published = published
        self.accessed = accessed
        self.kind = kind
        self.checked = checked
        self.language = language
        self.caution = caution
    }

    static func decode(_ fields: inout FieldReader) -> Source? {
        let title = fields.text("title", .required, "The title as published, in its own language.")
        let address = fields.address("url", .required, "The address: http or https.")
        let publisher = fields.prose(
            "publisher", .required, "Who published it; a name, translated where that is usual.", isName: true)
        let published = fields.date("published", .optional, "When it was published, if the page says so.")
        let accessed = fields.date(
            "accessed", .optional, "When the page was opened; left out when it never was.")
        let kind: Located<Kind>? = fields.choice("kind", .required, "Official, analysis or news.")
        let checked: Located<Checked>? = fields.choice(
            "checked", .required,
            "How far it was read: the official page, a copy of the text, a report or analysis, or not at all."
        )
        let language = fields.text("language", .optional, "BCP 47 tag of its language; `en` when left out.")
        let caution = fields.prose("caution", .optional, "A note on how far to trust it.")
        if let published, let accessed, accessed.value.latest < published.value.earliest {
            fields.decoding.findings.add(
                Diagnostic(
                    .datesOutOfOrder, "a source is read on or after the day it is published", accessed.span,
                    hint: "correct one of the two dates",
                    notes: [.init(text: "published on this day", span: published.span)]))
        }
        guard let id = fields.key, let title, let address, let publisher, let kind, let checked else {
            return nil
        }
        return Source(
            id: id, title: title.value, address: address, publisher: publisher, published: published,
            accessed: accessed, kind: kind.value, checked: checked.value, language: language?.value ?? "en",
            caution: caution)
    }
}

/// Addresses of the web.
enum Address {
    /// Adds a diagnostic unless the address is an absolute http or https URL of plain ASCII without user
    /// name.
    static func check(_ address: String, at span: @autoclosure () -> Span, _ findings: Findings) {
        let bytes = address.utf8
        let plain = bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
        let scheme = bytes.starts(with: "https://".utf8) ? 8 : bytes.starts(with: "http://".utf8) ? 7 : 0
        guard scheme > 0, plain, bytes.count <= Limits.addressBytes else {
            findings.add(
                .unsafeAddress, "an address starts with https:// or http:// and has no spaces", span(),
                hint: "write the address as the browser shows it, percent-encoded")
            return
        }
        let ends = [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        let host = bytes.dropFirst(scheme).prefix { !ends.contains($0) }
        if host.isEmpty || host.contains(UInt8(ascii: "@")) {
            findings.add(
                .unsafeAddress, "an address names a host and no user", span(), hint: "write https://host/path"
            )
        }
        guard host.contains(UInt8(ascii: ":")) else { return }
        let parts = Substring(host).split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, !(1...65535).contains(Int(parts[1]) ?? 0) {
            findings.add(
                .unsafeAddress, "a port is a number from 1 to 65535", span(), hint: "delete ':\(parts[1])'")
        }
    }
}
