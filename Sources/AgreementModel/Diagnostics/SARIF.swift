/// Diagnostics as a log in SARIF 2.1.0 (OASIS), which code hosts show beside the lines they are about.
package struct SARIF {
    let version: String
    /// The site's folder below that in which addresses start, with a slash at the end; empty for the same.
    let folder: String

    /// - parameter version: The program's, such as "0.1.0".
    /// - parameter site: The site's folder as it was given. Addresses start in the working directory, or
    ///   in the site's folder when that is not below it.
    package init(version: String, site: String) {
        self.version = version
        let names = site.split(separator: "/").filter { $0 != "." }
        let isBelow = !site.hasPrefix("/") && !names.contains("..")
        folder = isBelow ? names.map { $0 + "/" }.joined() : ""
    }

    /// The log, with every rule and these diagnostics as its results.
    package func text(_ diagnostics: [Diagnostic]) -> String {
        let driver = JSON.object([
            ("name", .text("Accord")), ("semanticVersion", .text(version)),
            ("rules", .array(DiagnosticID.allCases.map(SARIF.rule))),
        ])
        let run = JSON.object([
            ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
            ("results", .array(diagnostics.map(result))),
        ])
        let log = JSON.object([
            ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
            ("runs", .array([run])),
        ])
        return log.serialized() + "\n"
    }

    private static func rule(_ id: DiagnosticID) -> JSON {
        .object([
            ("id", .text(id.rawValue)), ("shortDescription", SARIF.message(id.rule.statement)),
            ("fullDescription", SARIF.message(id.rule.statement + " " + id.rule.remedy)),
            ("help", SARIF.message(id.rule.remedy)),
            ("defaultConfiguration", .object([("level", .text(id.severity.rawValue))])),
        ])
    }

    private func result(_ diagnostic: Diagnostic) -> JSON {
        let related = diagnostic.notes.enumerated().map { index, note in
            JSON.object([
                ("id", .number(index + 1)), ("message", SARIF.message(note.text)),
                ("physicalLocation", location(note.span)),
            ])
        }
        let index = DiagnosticID.allCases.firstIndex(of: diagnostic.id) ?? 0
        let fields: [(String, JSON)] = [
            ("ruleId", .text(diagnostic.id.rawValue)), ("ruleIndex", .number(index)),
            ("level", .text(diagnostic.severity.rawValue)),
            ("message", SARIF.message(SARIF.sentence(diagnostic))),
            ("locations", .array([.object([("physicalLocation", location(diagnostic.span))])])),
        ]
        return .object(fields + (related.isEmpty ? [] : [("relatedLocations", .array(related))]))
    }

    /// What is wrong and what to type instead.
    private static func sentence(_ diagnostic: Diagnostic) -> String {
        let text = diagnostic.summary + (diagnostic.hint.map { ": " + $0 } ?? "")
        return text.hasSuffix(".") || text.hasSuffix("?") ? text : text + "."
    }

    private func location(_ span: Span) -> JSON {
        let (line, column) = span.place
        let (endLine, endColumn) = Span(span.file, span.end, span.end).place
        return .object([
            (
                "artifactLocation",
                .object([
                    ("uri", .text(SARIF.address(folder + span.file.path))), ("uriBaseId", .text("%SRCROOT%")),
                ])
            ),
            (
                "region",
                .object([
                    ("startLine", .number(line)), ("startColumn", .number(column)),
                    ("endLine", .number(endLine)), ("endColumn", .number(endColumn)),
                ])
            ),
        ])
    }

    /// Plain text as a message: braces are doubled, or they would hold an argument's place (3.11.5), and
    /// `](` is no link (3.11.6).
    private static func message(_ text: String) -> JSON {
        var out = String.UnicodeScalarView()
        var before: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "{" || scalar == "}" { out.append(scalar) }
            if scalar == "(", before == "]" {
                out.removeLast()
                out.append(contentsOf: "\\]".unicodeScalars)
            }
            out.append(scalar)
            before = scalar
        }
        return .object([("text", .text(String(out)))])
    }

    /// A path as a relative reference (RFC 3986).
    private static func address(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return path.utf8.reduce(into: "") { text, byte in
            let isLetter = (0x61...0x7A).contains(byte | 0x20)
            let isPlain = isLetter || (0x30...0x39).contains(byte) || "-._~/".utf8.contains(byte)
            text +=
                isPlain ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte) / 16])\(digits[Int(byte) % 16])"
        }
    }
}
