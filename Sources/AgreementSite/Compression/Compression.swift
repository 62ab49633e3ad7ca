internal import CBrotli
internal import CZlib

/// Compressed forms of a file. The same bytes always give the same bytes: nothing names a time or a system.
enum Compression {
    /// The bytes as a gzip member (RFC 1952) without name or time, at the highest level.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        // Identification, deflate, no flags, no time, slowest compression, unknown system.
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
        let sum = crc32(bytes)
        let size = UInt32(truncatingIfNeeded: bytes.count)
        return header + deflate(bytes) + littleEndian(sum) + littleEndian(size)
    }

    /// The bytes as a raw deflate stream (RFC 1951), at a level from 1, the fastest, to 9, the smallest.
    static func deflate(_ bytes: [UInt8], level: Int32 = 9) -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, negative for a stream without header; 9 is all the memory it may use.
        let ready = deflateInit2_(
            &stream, level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(ready == Z_OK, "zlib can be set up")
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: bound) { out, count in
            bytes.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = out.baseAddress
                stream.avail_out = UInt32(out.count)
                // Within the bound one call is enough.
                precondition(CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END, "the bound holds")
                count = out.count - Int(stream.avail_out)
            }
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
        UInt32(truncatingIfNeeded: CZlib.crc32(0, bytes, UInt32(bytes.count)))
    }

    static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> Number(8 * $0)) }
    }
}
