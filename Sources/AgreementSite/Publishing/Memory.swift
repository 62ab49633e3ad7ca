internal import Glibc

/// What an output's own manifest says.
struct Memory: Sendable {
    /// Empty if there is none, or none that can be trusted.
    let manifest: Manifest
    /// Whether there is a manifest, but not as Accord writes it.
    let isDamaged: Bool
    private let isThere: Bool

    /// Reads `.accord/manifest`.
    init(of place: OutputPlace) throws(PublishingFailure) {
        let bytes = try Self.read(place)
        let parsed = bytes.flatMap(Manifest.init(parsing:))
        manifest = parsed ?? Manifest([])
        isThere = bytes != nil
        isDamaged = isThere && parsed == nil
    }

    /// Whether the file says exactly this.
    func says(_ other: Manifest) -> Bool { isThere && !isDamaged && manifest == other }

    private static func read(_ place: OutputPlace) throws(PublishingFailure) -> [UInt8]? {
        guard let root = place.root else { return nil }
        do throws(Disk.Failure) {
            let accord = try place.disk.open(".accord", in: root, O_RDONLY | O_DIRECTORY)
            let file = try place.disk.open("manifest", in: accord, O_RDONLY)
            return try place.disk.read(file)
        } catch {
            if error.errno == ENOENT { return nil }
            throw error.at("\(place.path)/.accord/manifest")
        }
    }
}
