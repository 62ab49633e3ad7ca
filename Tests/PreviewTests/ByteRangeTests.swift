import Testing

@testable import Preview

struct ByteRangeTests {
    @Test(arguments: [
        (nil, ByteRange.whole), ("bytes=0-3", .part(0..<4)), ("bytes=8-", .part(8..<10)),
        ("bytes=-3", .part(7..<10)),
        ("bytes=5-100", .part(5..<10)), ("bytes=-100", .part(0..<10)), ("bytes=10-", .unsatisfiable),
        ("bytes=-0", .unsatisfiable), ("bytes=0-1,4-5", .whole), ("bytes=5-2", .whole), ("lines=0-3", .whole),
        ("bytes=", .whole), ("bytes=-", .whole), ("bytes=+1-2", .whole),
        ("bytes=0-99999999999999999999", .part(0..<10)), ("bytes=99999999999999999999-", .unsatisfiable),
    ])
    func isThePartAskedFor(_ header: String?, _ range: ByteRange) {
        #expect(ByteRange(header, sizeBytes: 10) == range)
    }

    @Test func hasNoPartOfAnEmptyFile() {
        #expect(ByteRange("bytes=-1", sizeBytes: 0) == .unsatisfiable)
        #expect(ByteRange("bytes=0-", sizeBytes: 0) == .unsatisfiable)
    }
}
