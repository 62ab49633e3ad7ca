internal import Glibc

/// The folder that a site is published to, and the places that must never be published to.
struct OutputFolder: Sendable {
    /// As it was given: absolute, or relative to the working directory.
    let path: String
    /// The folder of the site, in which the output may lie.
    let site: String
    /// The folders the site is made from.
    let protected: [String]
    let home: String?

    /// Opens the folder if there is one, after checking that it may be published to and written.
    func open(_ disk: Disk) throws(PublishingFailure) -> OutputPlace {
        try open(disk, at: try checkedWhereabouts())
    }

    /// Opens the folder, which is made if there is none, after the same checks.
    func make(_ disk: Disk) throws(PublishingFailure) -> OutputPlace {
        let whereabouts = try checkedWhereabouts()
        let place = try open(disk, at: whereabouts)
        guard place.root == nil else { return place }
        do throws(Disk.Failure) {
            var folder = try disk.openFolder(whereabouts.existing)
            for name in whereabouts.missing {
                folder = try disk.makeFolder(name, in: folder)
            }
            return OutputPlace(disk: disk, path: path, root: folder)
        } catch {
            throw error.at(path)
        }
    }

    private func checkedWhereabouts() throws(PublishingFailure) -> Whereabouts {
        let place = try Whereabouts(path)
        try refusePrecious(place)
        var status = stat()
        if stat(place.existing, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
            throw refused("is not a folder")
        }
        guard faccessat(AT_FDCWD, place.existing, W_OK | X_OK, AT_EACCESS) == 0 else {
            throw .disk(path: path, operation: .access, errno: errno)
        }
        return place
    }

    /// Refuses what no manifest can make right.
    private func refusePrecious(_ place: Whereabouts) throws(PublishingFailure) {
        if place.path == "/" { throw refused("is the root of the file system") }
        // A home that leads nowhere cannot be published to either.
        if let home, let other = try? Whereabouts(home), place.contains(other) {
            throw refused("is or contains the home folder")
        }
        if place.contains(try Whereabouts(site)) { throw refused("is or contains the folder of the site") }
        for source in protected {
            let other = try Whereabouts(source)
            guard place.contains(other) || other.contains(place) else { continue }
            throw refused("is, contains or lies in '\(source)', from which the site is made")
        }
        if place.path.utf8.split(separator: UInt8(ascii: "/")).contains(where: {
            $0.elementsEqual(".git".utf8)
        }) {
            throw refused("lies in a '.git' folder")
        }
    }

    private func open(_ disk: Disk, at place: Whereabouts) throws(PublishingFailure) -> OutputPlace {
        guard place.missing.isEmpty else { return OutputPlace(disk: disk, path: path, root: nil) }
        let root: Descriptor
        let names: [[UInt8]]
        do throws(Disk.Failure) {
            root = try disk.openFolder(place.existing)
            names = try disk.names(in: root)
        } catch {
            throw error.at(path)
        }
        if names.contains(Array(".git".utf8)) {
            throw refused(
                "holds a '.git' folder",
                remedy: "give a folder of its own, and copy the site into the repository from there")
        }
        let foreign = names.filter { $0.first != UInt8(ascii: ".") && !$0.elementsEqual("README.md".utf8) }
        var status = stat()
        let hasManifest = root.use { fstatat($0, ".accord/manifest", &status, AT_SYMLINK_NOFOLLOW) } == 0
        if !foreign.isEmpty, !hasManifest {
            throw refused(
                "holds \(Self.list(foreign)), and no manifest of an earlier build",
                remedy: "give an empty or new folder, or move these files elsewhere")
        }
        return OutputPlace(disk: disk, path: path, root: root)
    }

    private func refused(
        _ reason: String, remedy: String = "give a folder of its own, such as 'public'"
    ) -> PublishingFailure {
        .refused(path: path, reason: reason, remedy: remedy)
    }

    /// At most three of the names, and how many more there are.
    private static func list(_ names: [[UInt8]]) -> String {
        let shown = names.prefix(3).map { "'\(String(decoding: $0, as: UTF8.self))'" }
        let more = names.count > 3 ? ["\(names.count - 3) more"] : []
        let all = shown + more
        return all.count == 1 ? all[0] : all.dropLast().joined(separator: ", ") + " and " + all[all.count - 1]
    }
}
