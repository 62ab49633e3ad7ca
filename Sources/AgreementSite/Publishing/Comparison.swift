/// Decides from what stands in an output, and from what its manifest lists, what publishing would do.
struct Comparison {
    private let survey: Survey
    private let memory: Memory
    /// By rank, then path; `indices` tells where each stands in what the caller gave. What is kept comes
    /// last, and has no index.
    private let found: [Survey.Found]
    private let indices: [Int]
    /// The artifacts as the entries of a manifest.
    private let release: Manifest
    private let isNewRelease: Bool

    private var kept: [Manifest.Entry] = []
    private var removed: [OutputPath] = []
    /// Where something stands that we once put there and somebody has replaced since.
    private var left: [OutputPath] = []
    private var warnings: [String] = []

    /// Looks at the output.
    /// - parameter kept: What is known to be right, beside the artifacts.
    init(
        _ artifacts: [Artifact], keeping kept: [Manifest.Entry] = [], with memory: Memory, _ survey: Survey
    ) throws(PublishingFailure) {
        self.survey = survey
        self.memory = memory
        let found = try survey.look(at: artifacts)
        indices = artifacts.indices.sorted { a, b in
            (artifacts[a].rank, found[a].entry.path) < (artifacts[b].rank, found[b].entry.path)
        }
        self.found = indices.map { found[$0] } + kept.map { Survey.Found(entry: $0, standing: .same) }
        let release = Manifest(found.map(\.entry) + kept)
        Self.requireDistinctPaths(release, count: artifacts.count + kept.count)
        let current = memory.manifest.entries.filter { $0.kind == .asset || $0.kind == .file }
        (self.release, isNewRelease) = (release, release.entries != current)
    }

    /// The plan.
    /// - Throws: `refused` if something that is not ours stands where an artifact belongs.
    mutating func plan() throws(PublishingFailure) -> Plan {
        if memory.isDamaged {
            warnings.append(
                "'\(survey.place.path)/.accord/manifest' is damaged: nothing is removed from the output")
        }
        if memory.manifest.entries.contains(where: { $0.kind == .next }) {
            warnings.append("the last build was stopped while it published; this one finishes its work")
        }
        let stale = memory.manifest.paths.filter { release.entries(at: $0).isEmpty }
        for (path, standing) in zip(stale, try survey.look(at: stale)) { judge(stale: path, standing) }
        try refuseConflicts()

        let isOurs = { (found: Survey.Found) in found.standing == .same }
        var added: [Plan.Move] = []
        var changed: [Plan.Move] = []
        for (found, index) in zip(found, indices) where !isOurs(found) {
            let move = Plan.Move(index: index, path: found.entry.path)
            if case .file = found.standing { changed.append(move) } else { added.append(move) }
        }
        let final = Manifest(release.entries + kept)
        let folders = emptied(by: stale, leaving: final)
        return Plan(
            added: Self.texts(added.map(\.path)), changed: Self.texts(changed.map(\.path)),
            unchanged: Self.texts(found.filter(isOurs).map(\.entry.path)), removed: Self.texts(removed),
            warnings: warnings,
            // Nothing links to what is new before what is changed does; so new files come first.
            moves: added + changed,
            first: Plan.Clearance(files: removed.filter(isInTheWay), folders: folders.filter(isInTheWay)),
            last: Plan.Clearance(
                files: inOrder(removed.filter { !isInTheWay($0) }),
                folders: folders.filter { !isInTheWay($0) }),
            intent: intent(), final: final)
    }
}

extension Comparison {
    /// Decides what becomes of a path that no artifact has.
    private mutating func judge(stale path: OutputPath, _ standing: Survey.Standing) {
        let entries = memory.manifest.entries(at: path)
        let owned = entries.first { $0.kind != .next }
        switch standing {
        case .absent, .same: return
        case .file(let digest?) where entries.contains { $0.digest == digest }:
            if let owned, owned.digest == digest, isKept(owned) {
                kept.append(
                    Manifest.Entry(path: path, kind: .kept, digest: digest, sizeBytes: owned.sizeBytes))
            } else {
                removed.append(path)
            }
        // A stopped build may have made a folder of a file, or a file of a folder.
        case .folder(foreign: nil): return
        case .blocked(let above) where !memory.manifest.entries(at: above).isEmpty: return
        case .file, .folder, .other, .blocked:
            guard owned != nil else { return }
            left.append(path)
            warnings.append(
                "'\(survey.place.shown(path))' no longer belongs to the site, but something else changed it: "
                    + "it is left alone from now on")
        }
    }

    /// Whether an asset that no page asks for any more stays for the release that is published now.
    private func isKept(_ entry: Manifest.Entry) -> Bool {
        entry.kind == (isNewRelease ? .asset : .kept) && !isInTheWay(entry.path)
    }

    /// Whether a file or folder must go before the artifacts can be moved into place.
    private func isInTheWay(_ path: OutputPath) -> Bool {
        release.listsFiles(below: path) || !release.entries(at: path).isEmpty
            || path.folders.contains { !release.entries(at: $0).isEmpty }
    }

    /// Pages before the assets they use.
    private func inOrder(_ removed: [OutputPath]) -> [OutputPath] {
        let isPage = { (path: OutputPath) in memory.manifest.entries(at: path).contains { $0.kind == .file } }
        return removed.filter(isPage) + removed.filter { !isPage($0) }
    }

    /// Refuses to replace or remove what is not ours, and warns of what is ours but was changed.
    private mutating func refuseConflicts() throws(PublishingFailure) {
        let gone = Set(removed)
        var conflicts: [(path: OutputPath, reason: String)] = []
        for found in found {
            let path = found.entry.path
            switch found.standing {
            case .absent, .same: break
            case .file(let digest):
                let entries = memory.manifest.entries(at: path)
                let isListed = entries.contains { $0.digest == digest }
                if !isListed, entries.contains(where: { $0.kind != .next }) {
                    warnings.append(
                        "'\(survey.place.shown(path))' was changed by something else: it is written again")
                } else if !isListed {
                    conflicts.append((path, "is in the way of a file of the site and was not made by Accord"))
                }
            case .folder(let foreign):
                guard let foreign = foreign ?? left.first(where: { $0.isBelow(path) }) else { break }
                conflicts.append((foreign, "is in the way of the file '\(path)' of the site"))
            case .other:
                conflicts.append((path, "is in the way of a file of the site and is no plain file"))
            case .blocked(let above):
                if gone.contains(above) { break }
                conflicts.append((above, "is in the way of a folder of the site"))
            }
        }
        guard let first = conflicts.min(by: { $0.path < $1.path }) else { return }
        let others = Set(conflicts.map(\.path)).count - 1
        throw .refused(
            path: survey.place.shown(first.path),
            reason: first.reason + (others > 0 ? ", and so are \(others) more" : ""),
            remedy: memory.isDamaged
                ? "the manifest is damaged, so empty the output folder and build again"
                : "move it out of the output folder and build again")
    }

    /// All that may be ours between the first move and the last.
    private func intent() -> Manifest {
        let coming = found.filter { found in
            found.standing != .same
                && !memory.manifest.entries(at: found.entry.path).contains { $0.digest == found.entry.digest }
        }
        let next = coming.map { found in
            Manifest.Entry(
                path: found.entry.path, kind: .next, digest: found.entry.digest,
                sizeBytes: found.entry.sizeBytes)
        }
        return Manifest(memory.manifest.entries + next)
    }

    /// The folders that may be empty once the site is what `final` lists, the deepest first.
    private func emptied(by stale: [OutputPath], leaving final: Manifest) -> [OutputPath] {
        var folders: Set<OutputPath> = []
        for path in stale {
            for folder in path.folders {
                // What holds for a folder holds for those above it.
                if final.listsFiles(below: folder) || !folders.insert(folder).inserted { break }
            }
        }
        return folders.sorted(by: >)
    }

    private static func texts(_ paths: [OutputPath]) -> [String] {
        paths.sorted().map(\.description)
    }

    private static func requireDistinctPaths(_ release: Manifest, count: Int) {
        precondition(release.paths.count == count, "no two artifacts have one path")
        for path in release.paths {
            precondition(!release.listsFiles(below: path), "no artifact is a folder of others: '\(path)'")
        }
    }
}
