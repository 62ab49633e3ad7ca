/// What publishing artifacts would change for readers of what is published.
package struct Difference: Sendable {
    /// A published file that would hold something else.
    package struct Change: Sendable {
        package let path: String
        /// What readers of a page would see change; `nil` for what is no page.
        package let text: [TextChange]?
    }

    // Each list is in the order of the paths' bytes.
    package let added: [String], removed: [String]
    package let changed: [Change]
    /// Those of the removed pages for which there is neither alias nor tombstone.
    package let lost: [String]
    /// What the author should know, a phrase each.
    package let warnings: [String]

    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    /// Looks at what is published. Writes nothing and needs no lock.
    package init(
        of artifacts: [Artifact], to publisher: Publisher, jobs: Int
    ) throws(PublishingFailure) {
        let plan = try publisher.plan(artifacts, jobs: jobs)
        let pages = plan.changed.filter { $0.hasSuffix(".html") }
        let published = Dictionary(
            uniqueKeysWithValues: zip(pages, try publisher.published(pages)))
        let coming = Dictionary(uniqueKeysWithValues: artifacts.map { ($0.path, $0.bytes) })
        changed = plan.changed.map { path in
            guard let old = published[path] ?? nil, let new = coming[path] else {
                return Change(path: path, text: nil)
            }
            let text = TextChange.all(from: VisibleText(of: old).blocks, to: VisibleText(of: new).blocks)
            return Change(path: path, text: text)
        }
        (added, removed) = (plan.added, plan.removed)
        (lost, warnings) = (plan.lostPages, plan.warnings)
    }

    /// For people: a line for each file, and below a changed page what changed in its text.
    ///
    /// A change that several pages share, such as the day in their foot, stands once, after all others.
    package var text: String {
        let shared = sharedChanges
        var lines = added.map { "added    \($0)" } + removed.map { "removed  \($0)" }
        lines += lost.map { "lost     \($0)" }
        for change in changed {
            let own = change.text?.filter { shared[$0] == nil }
            if own?.isEmpty == true, change.text?.isEmpty == false { continue }
            lines.append("changed  \(change.path)" + (own?.isEmpty == true ? "  (not its text)" : ""))
            lines += (own ?? []).flatMap(\.lines).map { "    " + $0 }
        }
        var told: Set<TextChange> = []
        for change in changed.flatMap({ $0.text ?? [] }) {
            guard let pages = shared[change], told.insert(change).inserted else { continue }
            lines.append("changed  \(pages.count) pages: \(pages[0]), \(pages[1]), …")
            lines += change.lines.map { "    " + $0 }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The pages of each change that more than two share.
    private var sharedChanges: [TextChange: [String]] {
        var pages: [TextChange: [String]] = [:]
        for change in changed {
            for text in Set(change.text ?? []) { pages[text, default: []].append(change.path) }
        }
        return pages.filter { $0.value.count > 2 }
    }
}
