/// What a kind of diagnostic holds authors to, for those who meet it for the first time.
package struct Rule: Sendable {
    /// The rule, in one sentence.
    package let statement: String
    /// What to do about it, in one sentence.
    package let remedy: String
}

extension DiagnosticID {
    package var rule: Rule {
        guard let (statement, remedy) = DiagnosticID.rules[self] else {
            preconditionFailure("'\(rawValue)' has a rule")
        }
        return Rule(statement: statement, remedy: remedy)
    }

    /// How grave it usually is.
    package var severity: Diagnostic.Severity {
        switch self {
        case .lineEnding, .strayFile, .pageWeight, .staleEntry, .staleSource, .unopenedSource, .lowConfidence,
            .translationBehind, .movedLink, .unreachableLink:
            .warning
        default: .error
        }
    }

    /// The table of all kinds for `docs/diagnostics.md`.
    package static var markdown: String {
        let rows = allCases.map { id in
            let severity = id.severity == .error ? "" : " (a warning)"
            return "| `\(id.rawValue)`\(severity) | \(id.rule.statement) | \(id.rule.remedy) |\n"
        }
        return "| name | rule | what to do |\n|---|---|---|\n" + rows.joined()
    }

    private static let rules: [DiagnosticID: (String, String)] = [
        // The file.
        .unreadableFile: (
            "Every file of the site can be read.", "Give the program the right to read it, or delete it."
        ),
        .notUTF8: ("Text is UTF-8.", "Save the file as UTF-8."),
        .controlCharacter: ("Text has no control characters.", "Delete the character."),
        .lineEnding: (
            "A line ends with LF, or with CR and LF.", "Save the file with the line endings of Unix."
        ),
        .tooLarge: (
            "Files, texts, lists and nesting have limits.", "Shorten it, or divide it into several."
        ),
        .missingFile: ("A site has the files that every page needs.", "Add the file."),
        .strayFile: (
            "Every file in the content folder has a name that means something.",
            "Rename the file, or move it out of the folder."
        ),
        // Front matter and data.
        .missingFrontMatter: (
            "An entry or page starts with front matter between two lines of '---'.",
            "Write '---' alone on the first line."
        ),
        .unclosedFrontMatter: (
            "Front matter ends with a line of '---'.", "Write '---' alone on the line behind the last field."
        ),
        .yamlSyntax: ("Data is well-formed YAML.", "Put quotation marks around values with ': ' or '#'."),
        .yamlSubset: (
            "Data uses the plain part of YAML: no anchors, aliases, tags or further documents.",
            "Write the value out where it is used."
        ),
        .duplicateKey: ("A key stands once.", "Delete one of the two."),
        .unknownKey: ("Fields have the names that the documentation lists.", "Correct the name."),
        .missingField: ("Required fields are there.", "Add the field."),
        .emptyField: ("A field that is there has a value.", "Write the value, or delete the field."),
        .wrongType: (
            "A field holds one text, a list or fields of its own, as the documentation says.",
            "Write the value in that form."
        ),
        .unknownValue: ("Some fields take one of a few values.", "Write one of them."),
        .invalidIdentifier: (
            "An identifier has small letters a to z, digits and single hyphens.", "Rename it."
        ),
        .invalidDate: ("A date is one of the calendar.", "Write it as in 2024-02-23."),
        .invalidPinpoint: (
            "A pinpoint names the unit before the number.", "Write it as in 'paras 50–52'."
        ),
        .unsafeAddress: (
            "An address starts with https:// or http:// and has no spaces.",
            "Write the address as the browser shows it, percent-encoded."
        ),
        .invalidRoute: (
            "An alias or tombstone is the address of a page below the site's.",
            "Write it as in 'agreements/denmark.html'."
        ),
        // Translations.
        .translationMismatch: (
            "A translation lies beside its original, and has the same parts.",
            "Add the original, or delete what it does not have."
        ),
        .translatedFact: (
            "Facts are written once, in the original.", "Delete the field from the translation."
        ),
        // Records beside each other.
        .datesOutOfOrder: (
            "Dates stand in the order in which things can happen.", "Correct one of the dates."
        ),
        .unknownParty: ("A party named is in parties.yaml.", "Correct the code, or add the party."),
        .unknownProvision: (
            "A provision named is in provisions.yaml.", "Correct the key, or add the provision."
        ),
        .unknownSource: (
            "A source named is among the entry's or in sources.yaml.", "Correct the name, or add the source."
        ),
        .unknownAgreement: ("An agreement named has an entry.", "Correct the name, or write the entry."),
        .unknownPage: ("A page named is in the folder pages.", "Correct the name, or write the page."),
        .unknownTerm: ("A term named is in glossary.yaml.", "Correct the name, or add the term."),
        .unknownEvent: ("An event named is in timeline.yaml.", "Correct the name, or add the event."),
        .unknownGroup: ("A group named is in site.yaml.", "Correct the name, or add the group."),
        .unknownCount: ("A count named is in site.yaml.", "Correct the name, or add the count."),
        .unknownOutput: ("An output named is one that Accord publishes.", "Correct the name."),
        .unknownString: (
            "The words of the interface are complete, and only those it uses.", "Add or correct the phrase."
        ),
        .unsourcedCoding: (
            "A coding that claims something says where in the text, and by which source.",
            "Add a pinpoint or the reason why there is none, and a source."
        ),
        .incompleteCodings: (
            "A signed agreement answers every provision.",
            "Add it, with the value for what nobody has looked at yet."
        ),
        .incompleteSigning: (
            "A signed agreement has the fields that tell of the signing.", "Add the field."
        ),
        .pinpointOutside: (
            "A pinpoint lies within the text as its divisions say.",
            "Correct the pinpoint, or the divisions."
        ),
        .relationCycle: ("No agreement supersedes itself.", "Delete one of the relations."),
        // Markdown.
        .rawHTML: (
            "A text holds no HTML.", "Write it in Markdown, with a backslash before a '<' that is meant."
        ),
        .unsafeLink: (
            "Links lead to https, http and mailto, or name a thing of the register.", "Correct the link."
        ),
        .brokenLink: ("What a link names is there.", "Correct the link."),
        .headingLevel: (
            "A heading is at most one level below the one before it.", "Use the level that follows."
        ),
        .imageWithoutText: (
            "An image has a text for those who do not see it.", "Say in words what it shows."
        ),
        .unsupportedMarkdown: (
            "Texts are CommonMark, without tables, footnotes and images.", "Say it in sentences or a list."
        ),
        // The site.
        .template: (
            "Templates are well-formed and use the names they are given.", "Correct the tag or the name."
        ),
        .unsafeAsset: (
            "Assets hold nothing that runs, loads from elsewhere or is secret.",
            "Delete the file, or what is named in it."
        ),
        .duplicateOutput: ("No two things have one address.", "Give one of them another address."),
        .lostAddress: (
            "A published address goes on leading somewhere.",
            "Add an alias to what takes its place, or a tombstone."
        ),
        .audit: (
            "Of published pages every link, identifier and heading is right.",
            "Correct the template or text that the page is made of."
        ),
        .pageWeight: ("A page is quick to load.", "Make it lighter, or divide it."),
        // What to look after.
        .staleEntry: ("An entry is checked from time to time.", "Check it, and write the day into it."),
        .staleSource: (
            "A source is opened from time to time.", "Open it, and write the day into 'accessed'."
        ),
        .unopenedSource: (
            "Somebody has opened each source.", "Open it, and write the day into 'accessed'."
        ),
        .lowConfidence: (
            "A weak coding is a question that is still open.", "Look for what would settle it."
        ),
        .translationBehind: (
            "A translation follows its original.", "Translate what changed, and write the day of it."
        ),
        // Links to other sites.
        .deadLink: (
            "What is linked to is there.",
            "Find where it is now, or write the address of an archived copy and say so in 'caution'."
        ),
        .movedLink: ("A link leads to where a page is now.", "Open the new address, and write it."),
        .unreachableLink: (
            "What is linked to can be reached.", "Open it in a browser: it may be well."
        ),
    ]
}
