internal import CBrotli
internal import CDeflate

/// Compressed forms of a file. The same bytes always give the same bytes: nothing names a time or a system.
enum Compression {
    /// The bytes as a gzip member (RFC 1952) without name or time, at a level from 1, the fastest, to 12, the
    /// smallest.
    static func gzip(_ bytes: [UInt8], level: Int32 = 12) -> [UInt8] {
        compress(bytes, level, libdeflate_gzip_compress_bound, libdeflate_gzip_compress)
    }

    /// The bytes as a raw deflate stream (RFC 1951), at such a level.
    static func deflate(_ bytes: [UInt8], level: Int32) -> [UInt8] {
        compress(bytes, level, libdeflate_deflate_compress_bound, libdeflate_deflate_compress)
    }

    private static func compress(
        _ bytes: [UInt8], _ level: Int32, _ bound: (OpaquePointer?, Int) -> Int,
        _ compress: (OpaquePointer?, UnsafeRawPointer?, Int, UnsafeMutableRawPointer?, Int) -> Int
    ) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(level) else {
            preconditionFailure("there is memory for compressing")
        }
        defer { libdeflate_free_compressor(compressor) }
        return [UInt8](unsafeUninitializedCapacity: bound(compressor, bytes.count)) { out, count in
            count = compress(compressor, bytes, bytes.count, out.baseAddress, out.count)
            precondition(count > 0, "the bound holds")
        }
    }

    /// The bytes as a brotli stream (RFC 7932) at the highest quality, for text.
    static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        let bound = max(BrotliEncoderMaxCompressedSize(bytes.count), 16)
        return [UInt8](unsafeUninitializedCapacity: bound) { out, count in
            var size = bound
            let done = BrotliEncoderCompress(
                BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &size,
                out.baseAddress)
            precondition(done == BROTLI_TRUE, "the bound holds")
            count = size
        }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        libdeflate_crc32(0, bytes, bytes.count)
    }

    static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number(8 * $0)) }
    }
}
