internal import AgreementModel

/// All that the bytes of a site depend on: two builds with the same key publish the same.
struct BuildKey: Sendable, Equatable {
    /// Of all but the explanations in the entries.
    let facts: SHA256Digest
    /// The explanation in each file of an entry, by its path below `content`, in the order of the paths.
    let bodies: [Explanation]

    struct Explanation: Sendable, Equatable {
        let path: String
        let digest: SHA256Digest

        /// The identifier of the entry; translations have a language behind it.
        var entry: String {
            let name = path.split(separator: "/").last ?? ""
            return String(name.split(separator: ".").first ?? "")
        }
    }

    /// - Returns: `nil` if a file could not be read.
    init?(_ inputs: BuildInputs, _ circumstances: BuildCircumstances, jobs: Int) {
        var facts = CombinedDigest()
        var bodies: [Explanation] = []
        circumstances.add(to: &facts)
        for folder in [inputs.content, inputs.templates] {
            guard let listing = try? folder.list() else { return nil }
            facts.add(number: listing.refused.count)
            for (path, reason) in listing.refused {
                facts.add(path)
                facts.add(reason)
            }
            let divided = Parallel.map(listing.files.count, jobs: jobs) { index in
                BuildKey.digests(of: listing.files[index], in: folder)
            }
            facts.add(number: divided.count)
            for (path, digests) in zip(listing.files, divided) {
                guard let digests else { return nil }
                facts.add(path)
                facts.add(digests.facts)
                if let body = digests.body { bodies.append(Explanation(path: path, digest: body)) }
            }
        }
        self.facts = facts.digest
        self.bodies = bodies
    }

    /// The digest of a file; that of an entry has two, the second over its explanation.
    private static func digests(
        of path: String, in folder: ContentFolder
    ) -> (facts: SHA256Digest, body: SHA256Digest?)? {
        guard let file = try? folder.read(path) else { return nil }
        guard path.hasPrefix("agreements/"), path.hasSuffix(".md"), let start = file.bodyStart else {
            return (SHA256Digest(of: file.bytes), nil)
        }
        return (SHA256Digest(of: file.bytes[..<start]), SHA256Digest(of: file.bytes[start...]))
    }
}

/// What a build reads, all of it read before anything is decided.
package struct BuildInputs: Sendable {
    let content: ContentFolder, templates: ContentFolder

    /// The file at a path as messages name it.
    func file(_ path: String) -> SourceFile? { content.held(path) ?? templates.held(path) }
}

/// What a build depends on beside what it reads.
package struct BuildCircumstances: Sendable {
    /// Names the program down to its bytes.
    let program: SHA256Digest
    /// Every option that changes what is published, as it was understood, in a fixed order.
    let options: [String?]

    package init(program: SHA256Digest, options: [String?]) {
        (self.program, self.options) = (program, options)
    }

    fileprivate func add(to whole: inout CombinedDigest) {
        whole.add(program)
        whole.add(number: options.count)
        for option in options { whole.add(option) }
    }
}
