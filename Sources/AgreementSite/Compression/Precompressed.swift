internal import AgreementModel

/// Compressed forms beside the files, for servers that hand them out as they are.
package enum Precompressed {
    private static let endings = [".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".ics", ".txt"]

    /// What is added to the names of compressed forms.
    static let suffixes = [".gz", ".br"]

    /// `.gz` and `.br` of every text that they make smaller, in the order of the artifacts.
    package static func all(of artifacts: [Artifact], jobs: Int) -> [Artifact] {
        let texts = artifacts.filter { artifact in endings.contains { artifact.path.hasSuffix($0) } }
        return Parallel.map(texts.count, jobs: jobs) { index in
            let text = texts[index]
            let forms = [(".gz", Compression.gzip(text.bytes)), (".br", Compression.brotli(text.bytes))]
            return forms.filter { $0.1.count < text.bytes.count }.map { ending, bytes in
                Artifact(path: text.path + ending, bytes: bytes, rank: text.rank)
            }
        }.flatMap { $0 }
    }
}
