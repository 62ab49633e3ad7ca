internal import Synchronization

/// One file of content as it was read: its path below the site's folder, and its bytes.
package final class SourceFile: Sendable {
    /// The path below the site's folder, with `/` between names.
    package let path: String
    package let bytes: [UInt8]
    /// How many bytes such a file may have, when it has more; then nothing of it was read.
    let exceeded: Int?
    /// Where each line starts; found when first asked for.
    private let lineStarts = Mutex<[Int]?>(nil)

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        exceeded = nil
    }

    /// A file that has more than `limit` bytes.
    init(path: String, exceeding limit: Int) {
        self.path = path
        bytes = []
        exceeded = limit
    }

    /// The span of the whole file.
    package var whole: Span { Span(self, 0, bytes.count) }

    /// The line on which the byte at `offset` stands, counted from 1, and where that line starts.
    func line(at offset: Int) -> (number: Int, start: Int) {
        let starts = allLineStarts
        // The last line that starts at or before the offset.
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, starts[low])
    }

    /// Where a line starts, counted from 1; `nil` beyond the last one.
    func start(ofLine number: Int) -> Int? {
        let starts = allLineStarts
        return number <= starts.count ? starts[number - 1] : nil
    }

    private var allLineStarts: [Int] {
        lineStarts.withLock { known in
            if let known { return known }
            var starts = [0]
            for index in bytes.indices where SourceFile.endsLine(bytes, at: index) {
                starts.append(index + 1)
            }
            known = starts
            return starts
        }
    }
}

/// A range of bytes of one source file.
package struct Span: Sendable, Hashable {
    package let file: SourceFile
    /// In half the room, for every value of the register has a span; files are far smaller than 2 GB.
    private let first: Int32, last: Int32

    /// UTF-8 byte offsets from the start of the file; `start <= end <= file.bytes.count`.
    package var start: Int { Int(first) }
    package var end: Int { Int(last) }

    package init(_ file: SourceFile, _ start: Int, _ end: Int) {
        let start = max(0, min(start, file.bytes.count))
        self.file = file
        first = Int32(start)
        last = Int32(max(start, min(end, file.bytes.count)))
    }

    package static func == (a: Span, b: Span) -> Bool {
        a.file === b.file && a.start == b.start && a.end == b.end
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(file))
        hasher.combine(start)
        hasher.combine(end)
    }

    /// The text the span covers; bytes that are no UTF-8 come out as U+FFFD.
    package var text: String { String(decoding: file.bytes[start..<end], as: UTF8.self) }

    /// The place for people: line and column from 1, the column in Unicode scalars.
    package var place: (line: Int, column: Int) {
        let (line, lineStart) = file.line(at: start)
        return (line, SourceFile.scalarCount(file.bytes[lineStart..<start]) + 1)
    }

    /// The bytes of the line on which the span starts, without its line ending.
    package var line: Range<Int> {
        var first = start
        while first > 0, !SourceFile.endsLine(file.bytes, at: first - 1) { first -= 1 }
        var last = start
        while last < file.bytes.count, file.bytes[last] != 0x0A, file.bytes[last] != 0x0D { last += 1 }
        return first..<max(first, last)
    }
}

extension SourceFile {
    /// Whether a line ends with the byte at `index`: LF, or CR that no LF follows (CommonMark 0.31, 2.1).
    static func endsLine(_ bytes: [UInt8], at index: Int) -> Bool {
        bytes[index] == 0x0A
            || (bytes[index] == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
    }

    /// How many Unicode scalars valid UTF-8 holds.
    static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}

/// A value with the place it was written at.
package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    package let span: Span

    package init(_ value: Value, _ span: Span) {
        self.value = value
        self.span = span
    }
}
