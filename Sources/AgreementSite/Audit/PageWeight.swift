internal import AgreementModel

/// Warns of pages that are heavy for a slow connection: what a browser fetches for one, compressed.
struct PageWeight: Sendable {
    /// In bytes: an ordinary page, and a page over all entries, each with everything that it loads.
    static let pageBytes = 60 << 10, indexBytes = 120 << 10
    /// In bytes, by the ending of an asset.
    static let assetBytes = [".js": 12 << 10, ".css": 20 << 10]

    private let assets: [Artifact]
    /// Compressed as servers do it on the way, in bytes, by path.
    private let sizes: [String: Int]
    /// The same by the hash of the path.
    private let loads: HashTable

    init(_ artifacts: [Artifact]) {
        assets = artifacts.filter { $0.rank == .asset }
        sizes = Dictionary(
            assets.map { ($0.path, PageWeight.compressedSize(of: $0)) },
            uniquingKeysWith: { first, _ in first })
        var loads = HashTable(capacity: assets.count)
        for (path, size) in sizes { loads.insert(RouteHash(path.utf8), Int32(size)) }
        self.loads = loads
    }

    /// Assets that are too large by themselves.
    func diagnostics() -> [Diagnostic] {
        assets.compactMap { asset in
            let size = sizes[asset.path] ?? 0
            let limit = PageWeight.assetBytes.first { asset.path.hasSuffix($0.key) }?.value
            guard let limit, size > limit else { return nil }
            return PageWeight.warning("a file like this", asset, limit, size, hint: "shorten it")
        }
    }

    /// - parameter loads: The routes of what the page makes a browser fetch.
    func diagnostic(_ page: Artifact, loads: [RouteHash]) -> Diagnostic? {
        let limit = page.rank == .index ? PageWeight.indexBytes : PageWeight.pageBytes
        let loaded = loads.reduce(0) { $0 + Int(self.loads[$1] ?? 0) }
        // HTML shrinks to less than half, so most pages need not be compressed to find out.
        guard page.bytes.count / 2 + loaded > limit else { return nil }
        // What the fastest compression makes light enough, a better one would too.
        guard Compression.deflate(page.bytes, level: 1).count + loaded > limit else { return nil }
        let size = PageWeight.compressedSize(of: page) + loaded
        guard size > limit else { return nil }
        return PageWeight.warning(
            "a page with all that it loads", page, limit, size, hint: "divide it, or shorten what it shows")
    }

    private static func compressedSize(of artifact: Artifact) -> Int {
        min(Compression.gzip(artifact.bytes, level: 6).count, artifact.bytes.count)
    }

    private static func warning(
        _ what: String, _ artifact: Artifact, _ limit: Int, _ size: Int, hint: String
    ) -> Diagnostic {
        Diagnostic(
            .pageWeight, severity: .warning,
            "\(what) takes at most \(limit >> 10) KB compressed, and this takes \((size + 1023) >> 10)",
            Span(SourceFile(path: artifact.path, bytes: artifact.bytes), 0, 0), hint: hint)
    }
}
