internal import AgreementModel

/// The picture that other sites show beside a link to a page: 1200 by 630 pixels, as the Open Graph
/// protocol's readers expect.
struct SocialCard: Sendable {
    /// Raised when the drawing changes, so that no card of an older design is taken for new.
    private static let design = 1

    /// Whether this program can draw cards: it was built with the trait `SocialCards`.
    static var areDrawn: Bool {
        #if SocialCards
            true
        #else
            false
        #endif
    }

    /// The page's name in the address of the card.
    let name: String
    let title: String
    /// A line below the title, such as the stage with its day; may be empty.
    let detail: String
    let site: String
    /// Whose colour the card has.
    let stage: Stage?

    /// Below the folder of the language. The digest is that of all that is drawn, so a card under this name
    /// never changes.
    var route: String {
        let text = [String(SocialCard.design), title, detail, site, stage?.rawValue ?? ""]
        let digest = SHA256Digest(of: Array(text.joined(separator: "\u{1F}").utf8))
        return "cards/\(name).\(digest.hex(10)).png"
    }
}

/// Where cards come from: drawn anew, or taken from what is published under the same name.
struct CardStore: Sendable {
    /// The folder of the published site; `nil` to draw every card.
    let published: String?

    /// - parameter path: The card's path below the output folder.
    func png(of card: SocialCard, at path: String) -> [UInt8] {
        if let published, let file = try? ContentFolder(root: published, name: published).read(path),
            CardStore.isWholePNG(file.bytes)
        {
            return file.bytes
        }
        return card.draw()
    }

    /// Whether the bytes start and end as a PNG does (W3C PNG, 5.2 and 11.2.5).
    private static func isWholePNG(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            && bytes.suffix(8).elementsEqual([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }
}
