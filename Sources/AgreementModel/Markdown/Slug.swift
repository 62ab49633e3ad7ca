/// Makes the ids of headings from their text.
package enum Slug {
    /// Small letters, digits and hyphens; Ukrainian letters by the national romanisation (Resolution 55 of
    /// the Cabinet of Ministers of Ukraine, 2010), other letters without their accents; "section" if nothing
    /// is left.
    package static func make(_ text: String) -> String {
        var slug: [UInt8] = []
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.append(UInt8(scalar.value))
            case "'", "’", "ʼ", "ь": continue
            default:
                if let letters = latin[scalar] {
                    slug += letters.utf8
                } else if slug.last != UInt8(ascii: "-"), !slug.isEmpty {
                    slug.append(UInt8(ascii: "-"))
                }
            }
        }
        while slug.count > 72 { slug.removeLast() }
        while slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
    }

    private static let latin: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
        "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ю": "iu", "я": "ia",
        "à": "a", "á": "a", "â": "a", "ä": "a", "å": "a", "ā": "a", "ă": "a", "ą": "a", "æ": "ae", "ç": "c",
        "ć": "c", "č": "c", "ð": "d", "è": "e", "é": "e", "ê": "e", "ë": "e", "ē": "e", "ę": "e", "ě": "e",
        "ì": "i", "í": "i", "î": "i", "ï": "i", "ł": "l", "ñ": "n", "ń": "n", "ò": "o", "ó": "o", "ô": "o",
        "ö": "o", "ø": "o", "ř": "r", "ś": "s", "š": "s", "ș": "s", "ß": "ss", "ț": "t", "þ": "th", "ù": "u",
        "ú": "u", "û": "u", "ü": "u", "ū": "u", "ý": "y", "ź": "z", "ż": "z", "ž": "z",
    ]
}

/// The ids of one text's headings: "term", "term-2", "term-3" for headings that read alike.
struct HeadingIDs {
    private var taken: Set<String> = []
    /// The number to try next, for each id that was asked for more than once.
    private var next: [String: Int] = [:]

    /// - Returns: `base`, or `base` with the first number that makes an id not given yet.
    mutating func take(_ base: String) -> String {
        var id = base
        while !taken.insert(id).inserted {
            let number = next[base, default: 2]
            next[base] = number + 1
            id = "\(base)-\(number)"
        }
        return id
    }
}

/// Makes HTML of text.
enum Escape {
    /// The text with `&`, `<`, `>`, `"` and `'` written as references.
    static func html(_ text: String) -> String {
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
