internal import AgreementModel

/// All that the bytes of a site depend on: two builds with the same key publish the same.
struct BuildKey: Sendable, Equatable {
    let digest: SHA256Digest

    /// - Returns: `nil` if a file could not be read.
    init?(_ inputs: BuildInputs, _ circumstances: BuildCircumstances, jobs: Int) {
        var whole = CombinedDigest()
        circumstances.add(to: &whole)
        for folder in [inputs.content, inputs.templates] {
            guard let listing = try? folder.list() else { return nil }
            whole.add(number: listing.refused.count)
            for (path, reason) in listing.refused {
                whole.add(path)
                whole.add(reason)
            }
            let digests = Parallel.map(listing.files.count, jobs: jobs) { index in
                (try? folder.read(listing.files[index])).map { SHA256Digest(of: $0.bytes) }
            }
            whole.add(number: digests.count)
            for (path, digest) in zip(listing.files, digests) {
                guard let digest else { return nil }
                whole.add(path)
                whole.add(digest)
            }
        }
        digest = whole.digest
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
