internal import AgreementModel

/// Examines the produced pages before anything is written: that every link within the site leads somewhere,
/// ids are unique, each page has one `h1`, a language and a title, nothing is fetched from elsewhere or
/// written inline, and no page is heavy.
struct Audit: Sendable {
    private let artifacts: [Artifact]
    private let basePath: String
    private let jobs: Int

    /// - parameter basePath: The path below which the site is served, with slashes at both ends.
    init(_ artifacts: [Artifact], basePath: String, jobs: Int) {
        self.artifacts = artifacts
        self.basePath = basePath
        self.jobs = jobs
    }

    /// All that is wrong, page by page in their order.
    func diagnostics() -> [Diagnostic] {
        let pages = artifacts.filter { $0.path.hasSuffix(".html") }
        let found = Parallel.map(pages.count, jobs: jobs) { PageFacts(pages[$0]) }
        var targets: [String: PageFacts?] = Dictionary(
            artifacts.map { ($0.path, nil) }, uniquingKeysWith: { first, _ in first })
        for facts in found { targets[facts.path] = facts }
        let known = targets
        let links = Parallel.map(pages.count, jobs: jobs) { checkLinks(found[$0], pages[$0], known) }
        let weight = PageWeight(artifacts)
        let heavy = Parallel.map(pages.count, jobs: jobs) { index in
            let facts = found[index]
            return weight.diagnostic(
                pages[index], loads: facts.loads.compactMap { resolve($0[...], from: facts.folder) })
        }
        return zip(found, links).flatMap { $0.diagnostics + $1 } + weight.diagnostics()
            + heavy.compactMap { $0 }
    }

    private func checkLinks(
        _ page: PageFacts, _ artifact: Artifact, _ targets: [String: PageFacts?]
    ) -> [Diagnostic] {
        page.links.compactMap { link, offset in
            guard let fault = fault(of: link, on: page, targets) else { return nil }
            let span = Span(
                SourceFile(path: page.path, bytes: artifact.bytes), offset, offset + link.utf8.count)
            return Diagnostic(.audit, fault.summary, span, hint: fault.hint)
        }
    }

    /// What is wrong with a link within the site.
    private func fault(
        of link: String, on page: PageFacts, _ targets: [String: PageFacts?]
    ) -> (summary: String, hint: String)? {
        let hash = link.utf8.firstIndex(of: UInt8(ascii: "#")) ?? link.endIndex
        let fragment = link[hash...].dropFirst()
        let query = link.utf8[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
        let target = query == link.startIndex ? page.path : resolve(link[..<query], from: page.folder)
        guard let target, let facts = targets[target] else {
            return (
                "the link '\(link)' leads to nothing that is published",
                Nearest.hint(target ?? link, in: targets.keys) ?? "correct it in the template"
            )
        }
        guard let facts, !fragment.isEmpty, !facts.has(id: fragment) else { return nil }
        return (
            "the page '\(target)' has nothing with the id '\(fragment)'",
            "correct the link, or give the place this id"
        )
    }

    /// The route that a relative address names; `nil` if it leads out of the site.
    ///
    /// Bytes, not characters: every link of every page comes through here.
    private func resolve(_ address: Substring, from folder: String) -> String? {
        var rest = address.utf8[...]
        if rest.first == UInt8(ascii: "/") {
            return rest.starts(with: basePath.utf8) ? String(rest.dropFirst(basePath.utf8.count)) : nil
        }
        var folder = folder.utf8[...]
        while rest.starts(with: "../".utf8) {
            guard !folder.isEmpty else { return nil }
            rest = rest.dropFirst(3)
            repeat { folder = folder.dropLast() } while folder.last.map { $0 != UInt8(ascii: "/") } ?? false
        }
        return (String(folder) ?? "") + (String(rest) ?? "")
    }
}

/// The path part of a site's address.
enum BasePath {
    /// With slashes at both ends; "/" when the address has no path or is not known.
    static func of(_ address: String?) -> String {
        // scheme, "", host, path
        let parts = (address ?? "").split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return "/" }
        let path = "/" + parts[3]
        return path.hasSuffix("/") ? path : path + "/"
    }
}
