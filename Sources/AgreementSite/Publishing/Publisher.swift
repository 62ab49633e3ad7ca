internal import Glibc

/// Publishes artifacts to a folder that readers may be looking at meanwhile.
///
/// Files that already hold the right bytes are not touched. All others are staged on the same file system
/// and moved into place one by one, in an order in which no link dangles; what no longer belongs is removed.
/// Files that Accord did not make are never touched.
package struct Publisher: Sendable {
    let folder: OutputFolder
    let disk: Disk
    private let cancel: @Sendable () -> Int32?

    /// A publisher to `output`, absolute or relative to the working directory, which need not exist yet.
    ///
    /// The output must neither be, contain nor lie in a protected folder, nor be or contain the site's folder
    /// or the home folder. `cancel` gives the signal that asks to stop; several threads ask it between files.
    package init(
        output: String, site: String, protected: [String], home: String? = Self.homeFolder,
        disk: Disk = Disk(), cancel: @escaping @Sendable () -> Int32? = { nil }
    ) {
        folder = OutputFolder(path: output, site: site, protected: protected, home: home)
        (self.disk, self.cancel) = (disk, cancel)
    }

    /// The home folder that the environment names.
    package static var homeFolder: String? { getenv("HOME").map { String(cString: $0) } }

    /// Throws what `publish` would throw before it looks at any artifact, so that nobody renders in vain.
    package func check() throws(PublishingFailure) {
        _ = try folder.open(disk)
    }

    /// What publishing these artifacts would do. Writes nothing and needs no lock.
    package func plan(_ artifacts: [Artifact], jobs: Int = 1) throws(PublishingFailure) -> Plan {
        let place = try folder.open(disk)
        return try plan(artifacts, over: try Memory(of: place), in: place, jobs: jobs)
    }

    /// What published files hold now, `nil` for what is no file.
    package func published(_ paths: [String]) throws(PublishingFailure) -> [[UInt8]?] {
        let tree = OutputTree(try folder.open(disk))
        var contents: [[UInt8]?] = []
        for text in paths {
            guard let path = OutputPath(text), case .file = try tree.look(at: path, wants: { _ in true })
            else {
                contents.append(nil)
                continue
            }
            contents.append(tree.content)
        }
        return contents
    }

    /// Makes the output hold exactly these artifacts beside what is not ours.
    ///
    /// No two artifacts may have one path, and none may be a folder of another.
    /// - parameter kept: Published files that were found to be right and stay as they are.
    /// - parameter mayPublish: Asked with the plan before anything is written.
    /// - Returns: `nil` when the plan was not approved.
    /// - Throws: before the first file is moved, with the published site untouched; or `disk` while moving,
    ///   with each file wholly old or wholly new and the rest left to the next call.
    package func publish(
        _ artifacts: [Artifact], keeping kept: KeptParts? = nil, jobs: Int, if mayPublish: (Plan) -> Bool
    ) throws(PublishingFailure) -> Publication? {
        let place = try folder.make(disk)
        guard let root = place.root else { preconditionFailure("a folder that was made is open") }
        let accord: Descriptor
        do throws(Disk.Failure) {
            accord = try disk.makeFolder(".accord", in: root)
        } catch {
            throw error.at("\(place.path)/.accord")
        }
        let lock = try PublishingLock(in: accord, of: place)
        defer { lock.release() }
        let staging = Staging(place: place, accord: accord)
        try staging.clear()
        let memory = try Memory(of: place)
        let plan = try plan(artifacts, keeping: kept, over: memory, in: place, jobs: jobs)
        guard mayPublish(plan) else { return nil }
        if plan.touchesFiles || !memory.says(plan.final) {
            do throws(PublishingFailure) {
                try staging.stage(plan, of: artifacts, over: memory, jobs: jobs, cancel: cancel)
                    .moveIntoPlace()
            } catch {
                try? staging.clear()
                throw error
            }
        }
        return Publication(plan)
    }

    /// Publishes whatever the plan.
    package func publish(_ artifacts: [Artifact], jobs: Int) throws(PublishingFailure) -> Publication {
        guard let publication = try publish(artifacts, jobs: jobs, if: { _ in true }) else {
            preconditionFailure("every plan is approved")
        }
        return publication
    }

    private func plan(
        _ artifacts: [Artifact], keeping kept: KeptParts? = nil, over memory: Memory, in place: OutputPlace,
        jobs: Int
    ) throws(PublishingFailure) -> Plan {
        let survey = Survey(place: place, listed: memory.manifest, jobs: jobs, cancel: cancel)
        var comparison = try Comparison(artifacts, keeping: kept?.files ?? [], with: memory, survey)
        return try comparison.plan()
    }
}

/// What was published.
package struct Publication: Sendable {
    /// New and changed files, and files that no longer belonged, by the bytes of the path.
    package let written: [String], removed: [String]
    /// How many files were right and were not touched.
    package let unchangedCount: Int
    /// What the author should know, a phrase each.
    package let warnings: [String]

    /// What is published once a plan has been carried out.
    init(_ plan: Plan) {
        written = plan.written
        removed = plan.removed
        unchangedCount = plan.unchanged.count
        warnings = plan.warnings
    }

    /// Nothing was done, for all of these files were right.
    init(unchangedCount: Int) {
        (written, removed, warnings) = ([], [], [])
        self.unchangedCount = unchangedCount
    }
}
