/// The sizes beyond which content is refused. Each has a diagnostic of its own; none is silent.
package enum Limits {
    /// An entry or page.
    package static let entryBytes = 1 << 20
    /// A data file such as `sources.yaml`, a template or an asset.
    package static let dataBytes = 16 << 20
    package static let frontMatterBytes = 64 << 10
    package static let frontMatterDepth = 8
    package static let frontMatterNodes = 4000
    package static let dataNodes = 500_000
    /// Characters that CommonMark calls block containers, nested: quotes and list items.
    package static let containerDepth = 32
    /// `[` and `!` in one block of Markdown.
    package static let bracketsPerBlock = 2000
    package static let bodyBytes = 256 << 10
    package static let lineBytes = 64 << 10
    /// Diacritical marks on one letter; beyond them, telling characters apart takes quadratic time.
    package static let combiningMarks = 32
    package static let addressBytes = 2048
    package static let identifierBytes = 96
}
