internal import AgreementModel
internal import Mustache
internal import Synchronization

/// A site whose content and templates are read and checked, of which any file can be rendered.
package struct PreparedSite: Sendable {
    /// What was found until now; its artifacts are still to be made.
    package internal(set) var build = SiteBuilder.Build()
    var assets: [Artifact] = []
    /// Empty when there are errors.
    var drafts: [Draft] = []
    var library: Library?

    /// The routes of all files.
    package var routes: [String] { assets.map(\.path) + drafts.map(\.route) }

    /// The file whose route has this index.
    package func artifact(at index: Int) -> Artifact {
        index < assets.count ? assets[index] : rendered(drafts[index - assets.count])
    }

    func rendered(_ draft: Draft) -> Artifact {
        guard let library else { preconditionFailure("there are no drafts without templates") }
        var bytes: [UInt8] = []
        draft.render(library, &bytes)
        // All files wait in memory until the last is audited, so none keeps more than it needs. Of a large
        // one, the system gives only the part that is written.
        let exact = bytes.count < 1 << 20 ? bytes.withUnsafeBufferPointer { Array($0) } : bytes
        return Artifact(path: draft.route, bytes: exact, rank: draft.rank)
    }

    /// All files, in the order of the routes, rendered by at most `jobs` threads.
    /// - parameter told: Called after each with how many are rendered.
    func artifacts(jobs: Int, told: @Sendable (Int) -> Void) -> [Artifact] {
        // Pages over all entries take longest, and no thread should be left with one of them at the end.
        let order = drafts.indices.sorted { a, b in
            (drafts[a].isLarge ? 0 : 1, a) < (drafts[b].isLarge ? 0 : 1, b)
        }
        let done = Atomic(0)
        let made = Parallel.map(drafts.count, jobs: jobs) { index in
            defer { told(done.add(1, ordering: .relaxed).newValue) }
            return rendered(drafts[order[index]])
        }
        return assets + zip(order, made).sorted { $0.0 < $1.0 }.map(\.1)
    }
}
