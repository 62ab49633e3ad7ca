internal import Glibc

/// The right to publish to an output. It ends with `release`, and with the process however that ends.
final class PublishingLock: Sendable {
    private let file: Descriptor
    private let disk: Disk

    /// Takes the lock in `.accord` of `place`, without waiting.
    init(in accord: Descriptor, of place: OutputPlace) throws(PublishingFailure) {
        disk = place.disk
        let path = "\(place.path)/.accord/lock"
        let isFree: Bool
        do throws(Disk.Failure) {
            file = try disk.open("lock", in: accord, O_RDWR | O_CREAT)
            isFree = try disk.lock(file)
            if isFree {
                try disk.truncate(file)
                try disk.write(Array("\(getpid())\n".utf8), to: file)
            }
        } catch {
            throw error.at(path)
        }
        guard isFree else {
            // The number is for the message only: whoever writes it may not have got so far.
            let text = (try? disk.read(file)).map { String(decoding: $0.dropLast(), as: UTF8.self) }
            throw .locked(path: place.path, pid: text.flatMap(Int32.init))
        }
    }

    deinit { disk.unlock(file) }

    /// Lets others publish, and leaves an empty file so that the output does not depend on who built it.
    func release() {
        try? disk.truncate(file)
        disk.unlock(file)
    }
}
