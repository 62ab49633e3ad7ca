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
    /// The phrases by key, and the words for divisions by what stands behind `division_` in theirs.
    private let texts: [String: String], divisions: [String: String]
    /// The phrases that have gaps, by key.
    private let patterns: [String: Pattern]
    private let order: [Unicode.Scalar: Int]

    init(_ strings: Strings) {
        self.strings = strings
        let texts = Dictionary(strings.phrases.map { ($0.key, $0.text.text) }) { first, _ in first }
        let isDivision = { (key: String) in key.hasPrefix("division_") }
        divisions = Dictionary(
            uniqueKeysWithValues: texts.filter { isDivision($0.key) }.map {
                (String($0.key.dropFirst("division_".utf8.count)), $0.value)
            })
        months = (1...12).map { texts["month_\($0)"] ?? String($0) }
        monthNames = (1...12).map { texts["month_name_\($0)"] ?? String($0) }
        self.texts = texts
        patterns = texts.filter { $0.value.utf8.contains(UInt8(ascii: "{")) }.mapValues(Pattern.init)
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
        let key = phrase.rawValue
        return patterns[key]?.filled(gaps) ?? texts[key] ?? key
    }

    /// A pinpoint in the words of the language: "paras 50–52" or "part VIII, para 4" with each word for a
    /// division as `division_paras` and so on have it.
    func pinpoint(_ text: String) -> String {
        var out = ""
        var rest = text.utf8[...]
        while true {
            let end = rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
            append(Substring(rest[..<end]), to: &out)
            guard end < rest.endIndex else { return out }
            out += " "
            rest = rest[rest.index(after: end)...]
        }
    }

    /// Appends one word of a pinpoint.
    private func append(_ word: Substring, to out: inout String) {
        // Numbers, the most common words of a pinpoint, name no division.
        guard let first = word.utf8.first, !(0x30...0x39).contains(first),
            let own = divisions[word.utf8.allSatisfy(Words.isSmall) ? String(word) : word.filter(\.isLetter)]
        else {
            out += word
            return
        }
        out += own
        if word.utf8.last == UInt8(ascii: ",") { out += "," }
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    /// The label named by a key that is put together from a record's value.
    func label(_ key: String) -> String { texts[key] ?? key }

    /// "3 agreements": the plural form of `key` for `number`, with `{n}` replaced.
    func count(_ key: String, _ number: Int) -> String {
        let category = strings.pluralRule.category(of: number)
        let (own, other) = ("\(key)_\(category)", "\(key)_other")
        let form = texts[own] == nil ? other : own
        return patterns[form]?.filled([("n", String(number))]) ?? texts[form] ?? String(number)
    }

    /// A phrase cut at its gaps.
    private struct Pattern {
        /// What stands before each gap, and the gap's name.
        private let parts: [(text: String, gap: String)]
        private let end: String

        init(_ phrase: String) {
            var parts: [(text: String, gap: String)] = []
            var rest = phrase[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                parts.append((String(rest[..<open]), String(rest[rest.index(after: open)..<close])))
                rest = rest[rest.index(after: close)...]
            }
            self.parts = parts
            end = String(rest)
        }

        /// The phrase with values for its gaps; a gap without one stays as it is written.
        func filled(_ values: [(String, String)]) -> String {
            var out = ""
            for (text, gap) in parts {
                out += text
                out += values.first { $0.0 == gap }?.1 ?? "{\(gap)}"
            }
            out += end
            return out
        }
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

    /// What texts are compared by in the order of the language's alphabet.
    func sortKey(_ text: String) -> [Int] {
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
