/// A state or organisation.
package struct Party: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case state, organisation }

    /// Membership of a group, from one day to another.
    package struct Membership: Sendable {
        package let group: Located<String>
        package let since: PartialDate
        package let until: PartialDate?

        func holds(on day: CivilDate) -> Bool {
            since.earliest <= day && (until.map { day <= $0.latest } ?? true)
        }
    }

    /// The code: ISO 3166-1 alpha-2, or another where that has none.
    package let code: Located<String>
    package let name: Prose
    package let adjective: Prose?
    /// ISO 3166-1 alpha-3, where it has one.
    package let iso3: String?
    package let kind: Kind
    package let memberships: [Membership]

    /// Whether the party belongs to the group on that day.
    package func belongs(to group: String, on day: CivilDate) -> Bool {
        memberships.contains { $0.group.value == group && $0.holds(on: day) }
    }

    static func decode(_ fields: inout FieldReader) -> Party? {
        let name = fields.prose("name", .required, "The name in running text.")
        let kind: Located<Kind>? = fields.choice("kind", .required, "State or organisation.")
        let iso3 = fields.text("iso3", .optional, "ISO 3166-1 alpha-3 code.")
        let adjective = fields.prose("adjective", .optional, "The adjective: Danish.")
        let memberships = fields.record("groups", .optional, "Groups it belongs to, with the day it joined.")
        {
            Membership.decodeAll(&$0)
        }
        guard let code = fields.key, let name, let kind else { return nil }
        return Party(
            code: code, name: name, adjective: adjective, iso3: iso3?.value, kind: kind.value,
            memberships: memberships ?? [])
    }
}

extension Party.Membership {
    /// Each field is a group: the day of joining, or `since` and `until`.
    fileprivate static func decodeAll(_ fields: inout FieldReader) -> [Self]? {
        fields.members().compactMap { key, since, until in
            guard let since = FieldReader.date(since, fields.decoding.findings)?.value else { return nil }
            let until = until.flatMap { FieldReader.date($0, fields.decoding.findings)?.value }
            return Self(group: key, since: since, until: until)
        }
    }
}
