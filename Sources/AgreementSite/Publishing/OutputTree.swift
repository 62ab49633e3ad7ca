internal import Glibc

/// An output folder that was opened, or one that does not exist yet.
struct OutputPlace: Sendable {
    let disk: Disk
    /// The path by which messages call the folder.
    let path: String
    /// The open folder, `nil` if there is none.
    let root: Descriptor?

    /// How messages call something in the output.
    func shown(_ below: OutputPath) -> String { "\(path)/\(below)" }
}

/// A way through the output folder that never follows a symbolic link, with the last folder kept open.
///
/// Each thread has its own.
final class OutputTree {
    /// What there is where a path needs a folder.
    enum Folder {
        case open(Descriptor)
        case absent
        /// Something at this path is no folder.
        case blocked(OutputPath)
    }

    /// What stands at a path.
    enum Standing: Sendable, Equatable {
        case absent
        /// A regular file; its content is at hand if it was read.
        case file(isRead: Bool)
        case folder
        /// A link, a pipe, a socket, a device.
        case other
        /// Something above, at this path, is no folder.
        case blocked(OutputPath)
    }

    private let place: OutputPlace
    private var last: (path: OutputPath, folder: Folder)?
    private var buffer = [UInt8](repeating: 0, count: 65_536)
    private var count = 0

    /// A way that starts in the output itself.
    init(_ place: OutputPlace) { self.place = place }

    /// The last file that was read.
    var content: [UInt8] { Array(buffer[..<count]) }

    /// The digest of the last file that was read.
    var contentDigest: SHA256Digest { SHA256Digest(of: buffer[..<count]) }

    /// Whether the last file that was read holds exactly these bytes.
    func contentEquals(_ bytes: [UInt8]) -> Bool {
        guard count == bytes.count else { return false }
        return buffer.withUnsafeBytes { held in
            bytes.withUnsafeBytes { bytes in
                guard let held = held.baseAddress, let wanted = bytes.baseAddress else { return true }
                return memcmp(held, wanted, bytes.count) == 0
            }
        }
    }

    /// The folder in which `path` lies; it and those above it are made if `making`.
    func folder(of path: OutputPath, making: Bool = false) throws(PublishingFailure) -> Folder {
        guard let root = place.root else { return .absent }
        guard let folder = path.folder else { return .open(root) }
        if let last, last.path.isBeside(path) {
            if case .absent = last.folder, making {} else { return last.folder }
        }
        let found = try open(folder, below: root, making: making)
        last = (path, found)
        return found
    }

    /// Finds out what stands at a path, and reads it if it is a file of a size in bytes that `wants`.
    func look(at path: OutputPath, wants: (Int) -> Bool) throws(PublishingFailure) -> Standing {
        switch try folder(of: path) {
        case .absent: return .absent
        case .blocked(let above): return .blocked(above)
        case .open(let folder):
            do throws(Disk.Failure) {
                return try look(at: path, in: folder, wants: wants)
            } catch {
                switch error.errno {
                case ENOENT: return .absent
                // A link that is not followed; a socket; a device that is not there.
                case ELOOP, ENXIO, ENODEV: return .other
                default: throw error.at(place.shown(path))
                }
            }
        }
    }

    private func look(
        at path: OutputPath, in folder: Descriptor, wants: (Int) -> Bool
    ) throws(Disk.Failure) -> Standing {
        let file = try path.withName { name throws(Disk.Failure) in
            try place.disk.open(name, in: folder, O_RDONLY)
        }
        let status = try place.disk.status(of: file)
        guard status.st_mode & S_IFMT == S_IFREG else {
            return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
        }
        let size = Int(status.st_size)
        guard wants(size) else { return .file(isRead: false) }
        count = try place.disk.read(file, into: &buffer, limit: size)
        return .file(isRead: true)
    }

    /// The first thing at or below a folder that is neither a listed file nor a folder with one.
    func foreign(in folder: OutputPath, to manifest: Manifest) throws(PublishingFailure) -> OutputPath? {
        guard manifest.listsFiles(below: folder) else { return folder }
        guard case .open(let open) = try self.folder(of: folder.appending([])) else { return folder }
        let names: [[UInt8]]
        do throws(Disk.Failure) {
            names = try place.disk.names(in: open)
        } catch {
            throw error.at(place.shown(folder))
        }
        for path in names.map(folder.appending) {
            switch try look(at: path, wants: { _ in false }) {
            case .file where !manifest.entries(at: path).isEmpty, .absent: break
            case .folder: if let foreign = try foreign(in: path, to: manifest) { return foreign }
            case .file, .other, .blocked: return path
            }
        }
        return nil
    }

    /// Opens a folder name by name.
    private func open(
        _ folder: OutputPath, below root: Descriptor, making: Bool
    ) throws(PublishingFailure) -> Folder {
        var current = root
        for step in Array(folder.folders).reversed() + [folder] {
            do throws(Disk.Failure) {
                current = try step.withName { name throws(Disk.Failure) in
                    try making
                        ? place.disk.makeFolder(name, in: current)
                        : place.disk.open(name, in: current, O_RDONLY | O_DIRECTORY)
                }
            } catch {
                switch error.errno {
                case ENOENT where !making: return .absent
                case ENOTDIR, ELOOP: return .blocked(step)
                default: throw error.at(place.shown(step))
                }
            }
        }
        return .open(current)
    }
}
