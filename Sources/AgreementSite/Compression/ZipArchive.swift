/// A ZIP archive (PKWARE APPNOTE 6.3.10) whose files all have the same fixed time, so that the same content
/// gives the same bytes.
struct ZipArchive {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private static let largeBytes = 4 << 20

    /// - parameter name: The path in the archive, ASCII.
    mutating func add(_ name: String, _ bytes: [UInt8]) {
        // Anything better takes longer for a large file than all pages together.
        let compressed = Compression.deflate(bytes, level: bytes.count > ZipArchive.largeBytes ? 1 : 6)
        let offset = UInt32(files.count)
        let common = ZipArchive.common(name, bytes, compressed.count)
        files += Compression.littleEndian(UInt32(0x0403_4B50)) + common + name.utf8
        files += compressed
        directory += Compression.littleEndian(UInt32(0x0201_4B50))
        // Made by version 2.0 of the format on no system in particular.
        directory += Compression.littleEndian(UInt16(20)) + common
        // No comment, the first disk, no attributes.
        directory += [UInt8](repeating: 0, count: 10) + Compression.littleEndian(offset) + name.utf8
        count += 1
    }

    var bytes: [UInt8] {
        var end = Compression.littleEndian(UInt32(0x0605_4B50)) + [0, 0, 0, 0]
        end += Compression.littleEndian(count) + Compression.littleEndian(count)
        end += Compression.littleEndian(UInt32(directory.count))
        end += Compression.littleEndian(UInt32(files.count)) + [0, 0]
        return files + directory + end
    }

    /// The fields that a file's header and its entry in the directory share.
    private static func common(_ name: String, _ bytes: [UInt8], _ compressed: Int) -> [UInt8] {
        var out = Compression.littleEndian(UInt16(20))
        // No flags, deflate, midnight of 1 January 1980.
        out += Compression.littleEndian(UInt16(0)) + Compression.littleEndian(UInt16(8))
        out += Compression.littleEndian(UInt16(0)) + Compression.littleEndian(UInt16(0x0021))
        out += Compression.littleEndian(Compression.crc32(bytes))
        out += Compression.littleEndian(UInt32(compressed)) + Compression.littleEndian(UInt32(bytes.count))
        return out + Compression.littleEndian(UInt16(name.utf8.count)) + Compression.littleEndian(UInt16(0))
    }
}
