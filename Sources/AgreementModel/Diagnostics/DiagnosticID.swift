/// Every kind of mistake that Accord reports, by its stable name. Each that a
/// build can find has a folder in `Tests/Rejected`.
package enum DiagnosticID: String, CaseIterable, Sendable {
    // The file.
    case unreadableFile = "unreadable-file"
    case notUTF8 = "not-utf-8"
    case controlCharacter = "control-character"
    case lineEnding = "line-ending"
    case tooLarge = "too-large"
    case missingFile = "missing-file"
    case strayFile = "stray-file"
    // Front matter and data.
    case missingFrontMatter = "missing-front-matter"
    case unclosedFrontMatter = "unclosed-front-matter"
    case yamlSyntax = "yaml-syntax"
    case yamlSubset = "yaml-subset"
    case duplicateKey = "duplicate-key"
    case unknownKey = "unknown-key"
    case missingField = "missing-field"
    case emptyField = "empty-field"
    case wrongType = "wrong-type"
    case unknownValue = "unknown-value"
    case invalidIdentifier = "invalid-identifier"
    case invalidDate = "invalid-date"
    case invalidPinpoint = "invalid-pinpoint"
    case unsafeAddress = "unsafe-address"
    case invalidRoute = "invalid-route"
    // Translations.
    case translationMismatch = "translation-mismatch"
    case translatedFact = "translated-fact"
    // Records beside each other.
    case datesOutOfOrder = "dates-out-of-order"
    case unknownParty = "unknown-party"
    case unknownProvision = "unknown-provision"
    case unknownSource = "unknown-source"
    case unknownAgreement = "unknown-agreement"
    case unknownPage = "unknown-page"
    case unknownTerm = "unknown-term"
    case unknownEvent = "unknown-event"
    case unknownGroup = "unknown-group"
    case unknownCount = "unknown-count"
    case unknownOutput = "unknown-output"
    case unknownString = "unknown-string"
    case unsourcedCoding = "unsourced-coding"
    case incompleteCodings = "incomplete-codings"
    case incompleteSigning = "incomplete-signing"
    case pinpointOutside = "pinpoint-outside"
    case relationCycle = "relation-cycle"
    // Markdown.
    case rawHTML = "raw-html"
    case unsafeLink = "unsafe-link"
    case brokenLink = "broken-link"
    case headingLevel = "heading-level"
    case imageWithoutText = "image-without-text"
    case unsupportedMarkdown = "unsupported-markdown"
    // The site.
    case template
    case unsafeAsset = "unsafe-asset"
    case duplicateOutput = "duplicate-output"
    case lostAddress = "lost-address"
    case audit
    case pageWeight = "page-weight"
    // What to look after (`accord check --stale`).
    case staleEntry = "stale-entry"
    case staleSource = "stale-source"
    case unopenedSource = "unopened-source"
    case lowConfidence = "low-confidence"
    case translationBehind = "translation-behind"
    // Links to other sites (`accord check --links`).
    case deadLink = "dead-link"
    case movedLink = "moved-link"
    case unreachableLink = "unreachable-link"
}
