import Testing

@testable import AgreementSite

struct CompressionTests {
    @Test(arguments: [("", 0), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)] as [(String, UInt32)])
    func sumsAsTheStandardSays(_ text: String, _ sum: UInt32) {
        #expect(Compression.crc32(Array(text.utf8)) == sum)
    }

    /// RFC 1952: no name, no time, so that the same bytes give the same file on any day.
    @Test func namesNoTimeAndNoSystem() {
        let bytes = Array("text text text".utf8)
        let gzip = Compression.gzip(bytes)
        #expect(gzip.prefix(10).elementsEqual([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]))
        #expect(gzip.suffix(4).elementsEqual([14, 0, 0, 0]))
        #expect(gzip == Compression.gzip(bytes))
    }

    @Test func makesTextsSmaller() {
        let text = Array(String(repeating: "Agreement on security. ", count: 400).utf8)
        #expect(Compression.gzip(text).count < text.count / 20)
        #expect(Compression.brotli(text).count < text.count / 20)
        #expect(!Compression.brotli([]).isEmpty && !Compression.gzip([]).isEmpty)
    }

    @Test func writesNumbersLeastByteFirst() {
        #expect(Compression.littleEndian(UInt32(0x0102_0304)) == [4, 3, 2, 1])
        #expect(Compression.littleEndian(UInt16(1)) == [1, 0])
    }
}
