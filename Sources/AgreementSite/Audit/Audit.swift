internal import AgreementModel

/// Examines the produced pages before anything is written: that every link within the site leads somewhere,
/// ids are unique, each page has one `h1`, a language and a title, nothing is fetched from elsewhere or
/// written inline, and no page is heavy.
struct Audit: Sendable {
    private let artifacts: [Artifact]
    private let basePath: String
    private let jobs: Int
    /// Routes that are published too, and are not examined.
    private let others: [String]

    /// - parameter basePath: The path below which the site is served, with slashes at both ends.
    init(_ artifacts: [Artifact], basePath: String, jobs: Int, others: [String] = []) {
        self.artifacts = artifacts
        self.basePath = basePath
        self.jobs = jobs
        self.others = others
    }

    /// All that is wrong, page by page in their order.
    func diagnostics() -> [Diagnostic] {
        let pages = artifacts.filter { $0.path.hasSuffix(".html") }
        let found = Parallel.map(pages.count, jobs: jobs) { PageFacts(pages[$0], basePath: basePath) }
        var numbers = HashTable(capacity: artifacts.count)
        for (number, page) in pages.enumerated() { numbers.insert(RouteHash(page.path.utf8), Int32(number)) }
        // Of other files only their being there matters.
        for artifact in artifacts { numbers.insert(RouteHash(artifact.path.utf8), -1) }
        for route in others { numbers.insert(RouteHash(route.utf8), -1) }
        let targets = numbers
        let weight = PageWeight(artifacts)
        let others = Parallel.map(pages.count, jobs: jobs) { index in
            let facts = found[index]
            let links = facts.links.filter { !holds($0, found, targets) }.map { fault(of: $0, on: facts) }
            return (links, weight.diagnostic(pages[index], loads: facts.loads))
        }
        return zip(found, others).flatMap { $0.diagnostics + $1.0 } + weight.diagnostics()
            + others.compactMap(\.1)
    }

    /// Whether a link leads to something that is published.
    private func holds(_ link: PageFacts.Link, _ pages: [PageFacts], _ targets: HashTable) -> Bool {
        guard let target = link.target, let number = targets[target] else { return false }
        guard let fragment = link.fragment, number >= 0 else { return true }
        return pages[Int(number)].has(id: fragment)
    }

    /// What is wrong with a link that leads to nothing.
    private func fault(of link: PageFacts.Link, on page: PageFacts) -> Diagnostic {
        let (span, address) = page.place(of: link)
        let hash = address.utf8.firstIndex(of: UInt8(ascii: "#")) ?? address.endIndex
        let query = address.utf8[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
        let target =
            query == address.startIndex ? page.artifact.path : page.route(of: String(address[..<query]))
        let paths = artifacts.map(\.path) + others
        if let target, paths.contains(target) {
            return Diagnostic(
                .audit, "the page '\(target)' has nothing with the id '\(address[hash...].dropFirst())'",
                span,
                hint: "correct the link, or give the place this id")
        }
        return Diagnostic(
            .audit, "the link '\(address)' leads to nothing that is published", span,
            hint: Nearest.hint(target ?? address, in: paths) ?? "correct it in the template")
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
