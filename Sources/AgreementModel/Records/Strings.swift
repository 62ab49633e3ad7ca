/// The words of the interface in one language: `strings/<language>.yaml`.
///
/// A key is a word in small letters with underscores; templates are given all of them. Keys that end in a
/// plural category (`_one`, `_few`, `_many`, `_other`; Unicode CLDR) are the forms of one phrase.
package struct Strings: Sendable {
    /// How whole numbers choose a plural form (Unicode CLDR, "Language Plural Rules").
    package enum PluralRule: String, CaseIterable, Sendable {
        /// One form for all numbers: Japanese, Turkish in part.
        case none
        /// One for 1: English, German, Italian, Spanish.
        case one = "one-other"
        /// One for 0 and 1: French.
        case zeroOne = "zero-one-other"
        /// One for 1, 21, …; few for 2–4, 22–24, …; many for the rest: Ukrainian.
        case eastSlavic = "east-slavic"
        /// One for 1; few for 2–4, 22–24, …; many for the rest: Polish.
        case polish
        /// One for 1; few for 2–4; other for the rest: Czech, Slovak.
        case czech

        /// The category of `number`, at least 0.
        package func category(of number: Int) -> String {
            let (tens, hundreds) = (number % 10, number % 100)
            let isFew = (2...4).contains(tens) && !(12...14).contains(hundreds)
            switch self {
            case .none: return "other"
            case .one: return number == 1 ? "one" : "other"
            case .zeroOne: return number < 2 ? "one" : "other"
            case .eastSlavic:
                return tens == 1 && hundreds != 11 ? "one" : isFew ? "few" : "many"
            case .polish: return number == 1 ? "one" : isFew ? "few" : "many"
            case .czech: return number == 1 ? "one" : (2...4).contains(number) ? "few" : "other"
            }
        }

        /// Its categories, in the order in which forms are listed.
        package var categories: [String] {
            switch self {
            case .none: ["other"]
            case .one, .zeroOne: ["one", "other"]
            case .eastSlavic, .polish: ["one", "few", "many"]
            case .czech: ["one", "few", "other"]
            }
        }
    }

    package let file: SourceFile
    package let language: String
    package let pluralRule: PluralRule
    /// The letters in their order, small and each once; empty for the order of Unicode.
    package let alphabet: String
    /// The phrases in the order written; those that the language lacks are in the first one's words.
    package let phrases: [(key: String, text: Prose)]
    private let index: [String: Int]

    package func text(_ key: String) -> Prose? { index[key].map { phrases[$0].text } }

    /// The phrases, with what another language has more.
    init(
        file: SourceFile, language: String, pluralRule: PluralRule, alphabet: String,
        phrases: [(key: String, text: Prose)]
    ) {
        self.file = file
        self.language = language
        self.pluralRule = pluralRule
        self.alphabet = alphabet
        self.phrases = phrases
        index = Dictionary(phrases.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func decode(_ fields: inout FieldReader, file: SourceFile, language: String) -> Strings? {
        let rule: Located<PluralRule>? = fields.choice(
            "plural_rule", .required, "How numbers choose a plural form (Unicode CLDR).")
        let alphabet = fields.text(
            "alphabet", .optional,
            "The letters in their order, in small letters; the order of Unicode when left out.")
        let phrases = fields.remaining(
            beside: ["plural_rule", "alphabet"],
            "A phrase of the interface, under its name: small letters, digits and `_`.")
        for (key, _) in phrases {
            let letters = key.value.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
            }
            if !letters {
                fields.decoding.findings.add(
                    .invalidIdentifier,
                    "a phrase is named in small letters, digits and '_', not '\(key.value)'",
                    key.span, hint: "write for example 'signed_on'")
            }
        }
        guard let rule else { return nil }
        return Strings(
            file: file, language: language, pluralRule: rule.value, alphabet: alphabet?.value ?? "",
            phrases: phrases.map { ($0.key.value, $0.value) })
    }

    /// These phrases, with those of `original` where this language has none. Plural forms are left to each
    /// language.
    func filled(from original: Strings) -> Strings {
        let missing = original.phrases.filter { text($0.key) == nil && !Strings.isPluralForm($0.key) }
        return Strings(
            file: file, language: language, pluralRule: pluralRule, alphabet: alphabet,
            phrases: phrases + missing)
    }

    package static func isPluralForm(_ key: String) -> Bool {
        ["_one", "_few", "_many", "_other"].contains { key.hasSuffix($0) }
    }
}
