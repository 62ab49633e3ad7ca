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
        let memberships = fields.periods("groups", "Groups it belongs to, with the day it joined.").map {
            Membership(group: $0.key, since: $0.since.value, until: $0.until?.value)
        }
        guard let code = fields.key, let name, let kind else { return nil }
        return Party(
            code: code, name: name, adjective: adjective, iso3: iso3?.value, kind: kind.value,
            memberships: memberships)
    }
}
