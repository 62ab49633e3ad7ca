/// Writes texts as YAML that means the same to every reader.
package enum YAMLText {
    /// The text as a value on one line: plain where that is safe, else in double quotation marks.
    package static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// The texts as a list on one line.
    package static func list(_ texts: [String]) -> String {
        let items = texts.map { text in
            text.contains(where: ",[]{}".contains) ? quoted(text) : scalar(text)
        }
        return "[\(items.joined(separator: ", "))]"
    }

    /// A comment of one or more lines, each at most `width` characters where words allow it.
    package static func comment(_ text: String, indent: Int = 0, width: Int = 110) -> String {
        let start = String(repeating: " ", count: indent) + "#"
        var lines: [String] = []
        var line = start
        for word in text.split(whereSeparator: \.isWhitespace) {
            if line.count + 1 + word.count > width, line != start {
                lines.append(line)
                line = start
            }
            line += " " + word
        }
        return (lines + [line]).joined(separator: "\n") + "\n"
    }

    /// Whether YAML 1.1 and 1.2 read the bare text as this very text: it starts with a letter or is a date,
    /// has no sign that could end it, and is no word or number that a reader may take for another type.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || isDay(text),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }),
            !text.holds(": "), !text.holds(" #"), !text.hasSuffix(":"), !text.hasSuffix(" ")
        else { return false }
        let words: Set = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
        return !words.contains(text.lowercased())
    }

    /// Years, months and days are written bare in content.
    private static func isDay(_ text: String) -> Bool { PartialDate(text) != nil }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\0"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                out += "\\x" + String(repeating: "0", count: 2 - digits.utf8.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
