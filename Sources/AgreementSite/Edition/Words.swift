package import AgreementModel

/// What Accord itself says in the interface's language; each is a key of `strings/<language>.yaml`.
enum Phrase: String, CaseIterable {
    case dateDay = "date_day"
    case dateMonth = "date_month"
    case dateYear = "date_year"
    case asOf = "as_of"
    case checkedUntil = "checked_until"
    case groupMark = "group_mark"
    case decimalMark = "decimal_mark"
    case million, billion
    case money
    case quantity
    case atLeast = "at_least"
    case sourceWord = "source_word"
    case stageOn = "stage_on"
    case notSignedYet = "not_signed_yet"
    case signs = "event_signs"
    case signsIn = "event_signs_in"
    case joins = "event_joins"
    case announces = "event_announces"
    case negotiates = "event_negotiates"
    case concludes = "event_concludes"
    case entersIntoForce = "event_in_force"
    case suspends = "event_suspended"
    case ends = "event_expired"
    case terminates = "event_terminated"
    case followUp = "event_follow_up"
    case scheduledEnd = "event_scheduled_end"
    case scheduledReview = "event_scheduled_review"
    case totals
    case totalsUnknown = "totals_unknown"
    case pageTitle = "page_title"
    case listEmpty = "list_empty"
    case citeExplainer = "cite_explainer"
    case citeText = "cite_text"
    case citeTextIn = "cite_text_in"
    case signedBy = "number_signed"
    case haveJoined = "number_have_joined"
    case firstEnd = "number_first_end"
    case alike = "answered_alike"
    case shownOf = "shown_of"
    case sortedBy = "sorted_by"
}

/// The words, dates and numbers of one language.
package final class Words: Sendable {
    package let strings: Strings
    private let months: [String], monthNames: [String]
    private let order: [Unicode.Scalar: Int]

    init(_ strings: Strings) {
        self.strings = strings
        months = (1...12).map { strings.text("month_\($0)")?.text ?? String($0) }
        monthNames = (1...12).map { strings.text("month_name_\($0)")?.text ?? String($0) }
        order = Dictionary(
            strings.alphabet.unicodeScalars.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The keys that templates are given: all but plural forms and phrases with gaps.
    static func templateKeys(_ strings: Strings) -> [String] {
        strings.phrases.filter { !Strings.isPluralForm($0.key) && !$0.text.text.contains("{") }.map(\.key)
            .sorted()
    }

    /// The keys that the first language of the site must have and does not.
    static func missing(in strings: Strings) -> [String] {
        let months = (1...12).flatMap { ["month_\($0)", "month_name_\($0)"] }
        let labels =
            Stage.allCases.map { "stage_\($0.key)" } + TimelineEntry.Kind.allCases.map { "kind_\($0.key)" }
            + Source.Kind.allCases.map { "source_\($0.rawValue)" }
            + Source.Checked.allCases.map { "checked_\($0.key)" }
            + Coding.Confidence.allCases.map { "confidence_\($0.rawValue)" }
            + Page.Claim.Verdict.allCases.map { "verdict_\($0.rawValue)" }
            + Agreement.Relation.Kind.allCases.map { "relation_\($0.key)" }
        let wanted = Phrase.allCases.map(\.rawValue) + months + labels
        return wanted.filter { strings.text($0) == nil }
    }

    /// The phrase with its gaps filled: `{date}` by the value for "date".
    func callAsFunction(_ phrase: Phrase, _ gaps: (String, String)...) -> String {
        fill(strings.text(phrase.rawValue)?.text ?? phrase.rawValue, gaps)
    }

    /// A pinpoint in the words of the language: "paras 50–52" or "part VIII, para 4" with each word for a
    /// division as `division_paras` and so on have it.
    func pinpoint(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            // Numbers, the most common words of a pinpoint, name no division.
            guard word.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? false else { return String(word) }
            let name = word.filter(\.isLetter)
            guard let own = strings.text("division_\(name)") else { return String(word) }
            return own.text + (word.hasSuffix(",") ? "," : "")
        }.joined(separator: " ")
    }

    /// The label named by a key that is put together from a record's value.
    func label(_ key: String) -> String { strings.text(key)?.text ?? key }

    /// "3 agreements": the plural form of `key` for `number`, with `{n}` replaced.
    func count(_ key: String, _ number: Int) -> String {
        let category = strings.pluralRule.category(of: number)
        let form = strings.text("\(key)_\(category)") ?? strings.text("\(key)_other")
        return fill(form?.text ?? "{n}", [("n", String(number))])
    }

    private func fill(_ text: String, _ gaps: [(String, String)]) -> String {
        guard !gaps.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            out += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            out += gaps.first { $0.0 == name }?.1 ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}

extension Words {
    /// The date in words, as precise as it is known.
    func date(_ date: PartialDate) -> String {
        let day = date.earliest
        let year = ("year", String(day.year))
        switch date.precision {
        case .year: return self(.dateYear, year)
        case .month: return self(.dateMonth, ("month", monthNames[day.month - 1]), year)
        case .day: return self(.dateDay, ("day", String(day.day)), ("month", months[day.month - 1]), year)
        }
    }

    /// The number with its digits in groups of three: "1,800,000,000", "0.25".
    func number(_ value: Decimal) -> String {
        let digits = Array(value.text.utf8)
        let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
        var whole: [UInt8] = []
        let mark = Array(self(.groupMark).utf8)
        for (index, digit) in digits[..<point].enumerated() {
            if index > 0, (point - index) % 3 == 0, point > 4 { whole += mark }
            whole.append(digit)
        }
        guard point < digits.count else { return String(decoding: whole, as: UTF8.self) }
        return String(decoding: whole, as: UTF8.self) + self(.decimalMark)
            + String(decoding: digits[(point + 1)...], as: UTF8.self)
    }

    /// A round sum in millions or billions, exact: "1.8 billion"; any other with all its digits.
    func sum(_ value: Decimal) -> String {
        for (zeros, phrase) in [(9, Phrase.billion), (6, .million)] {
            guard value.scale == 0, value.text.utf8.count > zeros else { continue }
            let head = value.text.dropLast(zeros)
            let tail = String(value.text.suffix(zeros))
            let significant = String(tail.reversed().drop { $0 == "0" }.reversed())
            guard significant.utf8.count <= 3 else { continue }
            let text = significant.isEmpty ? String(head) : head + "." + significant
            return Decimal(text).map { self(phrase, ("n", number($0))) } ?? value.text
        }
        return number(value)
    }

    /// Whether `a` stands before `b` in the order of the language's alphabet; ties are left to the caller.
    package func precedes(_ a: String, _ b: String) -> Bool {
        sortKey(a).lexicographicallyPrecedes(sortKey(b))
    }

    private func sortKey(_ text: String) -> [Int] {
        text.lowercased().unicodeScalars.compactMap { scalar in
            switch scalar {
            case "'", "’", "ʼ", "-": nil
            case " ": 0
            default: order[scalar].map { $0 + 0x1000 } ?? Int(scalar.value) + (scalar.isASCII ? 0 : 0x2000)
            }
        }
    }
}

extension Stage {
    /// The stage as part of a phrase's key.
    var key: String { rawValue == "in-force" ? "in_force" : rawValue }
}

extension Source.Checked {
    var key: String {
        switch self {
        case .officialPageRead: "official_page_read"
        case .copyRead: "copy_read"
        case .read: "read"
        case .notRead: "not_read"
        }
    }
}

extension Agreement.Relation.Kind {
    var key: String { self == .supersededBy ? "superseded_by" : rawValue }
}
