import Testing

@testable import Mustache

struct ByteSinkTests {
    @Test(arguments: [0, 1, 16, 1000])
    func keepsWhatIsAppendedHoweverMuchItGrows(_ capacity: Int) {
        var sink = ByteSink(capacity: capacity)
        var expected: [UInt8] = []
        for length in [0, 1, 15, 16, 17, 500, 0, 3000] {
            let piece = (0..<length).map { UInt8(truncatingIfNeeded: $0 &+ length) }
            sink.append(piece)
            expected += piece
        }
        #expect(sink.bytes == expected)
        var out = Array("before ".utf8)
        sink.write(to: &out)
        #expect(out == Array("before ".utf8) + expected)
    }

    @Test(arguments: 0..<24)
    func escapesASpecialCharacterWhereverItStands(_ position: Int) {
        for (character, reference) in [
            ("\"", "&quot;"), ("&", "&amp;"), ("'", "&#39;"), ("<", "&lt;"), (">", "&gt;"),
        ] {
            let (before, after) = (
                String(repeating: "ї", count: position), String(repeating: "=", count: 24 - position)
            )
            var sink = ByteSink()
            sink.append(escaping: before + character + after)
            #expect(String(decoding: sink.bytes, as: UTF8.self) == before + reference + after)
        }
    }

    @Test func leavesAllOtherBytesAlone() {
        let text = String(String.UnicodeScalarView((1..<0x300).compactMap(Unicode.Scalar.init)))
        var sink = ByteSink()
        sink.append(escaping: text)
        let special = Set("\"&'<>".utf8)
        #expect(sink.bytes.count == text.utf8.count + 5 + 4 + 4 + 3 + 3)
        #expect(text.utf8.filter { !special.contains($0) }.count == text.utf8.count - 5)
    }
}
