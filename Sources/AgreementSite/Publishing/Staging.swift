internal import Glibc

/// `.accord/staging`: what is about to be published, written in full before anything is moved into place.
struct Staging: Sendable {
    let place: OutputPlace
    /// The folder `.accord`.
    let accord: Descriptor

    private var path: String { "\(place.path)/.accord/staging" }

    /// Removes the folder, with what a build that was stopped may have left in it.
    func clear() throws(PublishingFailure) {
        do throws(Disk.Failure) {
            let folder: Descriptor
            do throws(Disk.Failure) {
                folder = try place.disk.open("staging", in: accord, O_RDONLY | O_DIRECTORY)
            } catch {
                switch error.errno {
                case ENOENT: return
                case ENOTDIR, ELOOP: return try place.disk.removeFile("staging", in: accord)
                default: throw error
                }
            }
            for name in try place.disk.names(in: folder) {
                try place.disk.removeFile((name + [0]).map(CChar.init(bitPattern:)), in: folder)
            }
            try place.disk.removeEmptyFolder("staging", in: accord)
        } catch {
            throw error.at(path)
        }
    }

    /// Writes all that a plan moves into place, and waits until it is on the medium.
    ///
    /// A full disk and a signal are met here, while the published site is whole.
    func stage(
        _ plan: Plan, of artifacts: [Artifact], over memory: Memory, jobs: Int,
        cancel: @Sendable () -> Int32?
    ) throws(PublishingFailure) -> StagedSite {
        let folder: Descriptor
        do throws(Disk.Failure) {
            folder = try place.disk.makeFolder("staging", in: accord)
        } catch {
            throw error.at(path)
        }
        _ = try Slices.map(plan.moves.count, jobs: jobs) { range throws(PublishingFailure) in
            for (number, move) in zip(range, plan.moves[range]) {
                if let signal = cancel() { throw .interrupted(signal: signal) }
                do throws(Disk.Failure) {
                    try place.disk.writeFile(artifacts[move.index].bytes, "\(number)", in: folder)
                } catch {
                    throw error.at(place.shown(move.path))
                }
            }
            return [Bool]()
        }
        let hasIntent = plan.touchesFiles && !memory.says(plan.intent)
        let hasManifest = hasIntent ? plan.final != plan.intent : !memory.says(plan.final)
        do throws(Disk.Failure) {
            if hasIntent {
                try place.disk.writeFile(plan.intent.bytes, StagedSite.intentName, in: folder)
            }
            if hasManifest {
                try place.disk.writeFile(plan.final.bytes, StagedSite.manifestName, in: folder)
            }
            try place.disk.synchronise(folder)
        } catch {
            throw error.at("\(place.path)/.accord/manifest")
        }
        if let signal = cancel() { throw .interrupted(signal: signal) }
        return StagedSite(
            staging: self, folder: folder, plan: plan, hasIntent: hasIntent, hasManifest: hasManifest)
    }
}

/// A site that lies complete in the staging folder and only has to be moved.
struct StagedSite: Sendable {
    static let intentName = "intent", manifestName = "manifest"

    let staging: Staging
    /// The open staging folder.
    let folder: Descriptor
    let plan: Plan
    let hasIntent: Bool, hasManifest: Bool

    private var place: OutputPlace { staging.place }

    /// Moves everything into place and removes what no longer belongs.
    ///
    /// It may stop or fail after any step: each file is then wholly old or new, and the manifest lists both,
    /// so that the next build knows them for its own.
    func moveIntoPlace() throws(PublishingFailure) {
        let tree = OutputTree(place)
        if hasIntent { try moveManifest(Self.intentName) }
        try clear(plan.first, in: tree)
        // All folders come first: to make one can still fail on a disk that has just become full.
        for move in plan.moves { _ = try folder(of: move.path, in: tree) }
        for (number, move) in plan.moves.enumerated() {
            let target = try folder(of: move.path, in: tree)
            try naming(move.path) { () throws(Disk.Failure) in
                try move.path.withName { name throws(Disk.Failure) in
                    try place.disk.rename("\(number)", in: folder, to: name, in: target)
                }
            }
        }
        try clear(plan.last, in: tree)
        if hasManifest { try moveManifest(Self.manifestName) }
        // The site is published: if the empty folder cannot be removed now, the next build does it.
        try? staging.clear()
    }

    private func moveManifest(_ name: String) throws(PublishingFailure) {
        do throws(Disk.Failure) {
            try place.disk.rename(name, in: folder, to: "manifest", in: staging.accord)
        } catch {
            throw error.at("\(place.path)/.accord/manifest")
        }
    }

    /// The folder of a file that is to be moved there, made if there is none.
    private func folder(of path: OutputPath, in tree: OutputTree) throws(PublishingFailure) -> Descriptor {
        switch try tree.folder(of: path, making: true) {
        case .open(let folder): return folder
        case .absent: throw .disk(path: place.shown(path), operation: .open, errno: ENOENT)
        case .blocked(let above): throw .disk(path: place.shown(above), operation: .open, errno: ENOTDIR)
        }
    }

    private func clear(_ clearance: Plan.Clearance, in tree: OutputTree) throws(PublishingFailure) {
        for path in clearance.files {
            guard case .open(let folder) = try tree.folder(of: path) else { continue }
            try naming(path) { () throws(Disk.Failure) in
                try path.withName { name throws(Disk.Failure) in
                    try place.disk.removeFile(name, in: folder)
                }
            }
        }
        for path in clearance.folders {
            guard case .open(let folder) = try tree.folder(of: path) else { continue }
            try naming(path) { () throws(Disk.Failure) in
                try path.withName { name throws(Disk.Failure) in
                    try place.disk.removeEmptyFolder(name, in: folder)
                }
            }
        }
    }

    /// Does something about `path`, which a failure names.
    private func naming(
        _ path: OutputPath, _ body: () throws(Disk.Failure) -> Void
    ) throws(PublishingFailure) {
        do throws(Disk.Failure) { try body() } catch { throw error.at(place.shown(path)) }
    }
}
