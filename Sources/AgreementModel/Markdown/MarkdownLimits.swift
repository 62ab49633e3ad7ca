/// Refuses Markdown on which libcmark 0.30 takes time quadratic in its length (the family of CVE-2023-22486),
/// and other texts nobody writes by hand, in one linear pass before libcmark sees them.
enum MarkdownLimits {
    /// - Returns: the first limit that `range` of the file exceeds.
    static func check(_ file: SourceFile, _ range: Range<Int>) -> Diagnostic? {
        if range.count > Limits.bodyBytes {
            return tooLarge(
                file, range.lowerBound, "a body has at most \(Limits.bodyBytes) bytes", "divide the page")
        }
        return file.bytes.withUnsafeBufferPointer { check($0, range, file) }
    }

    private static func check(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ file: SourceFile)
        -> Diagnostic?
    {
        var brackets = 0
        var line = range.lowerBound
        while line < range.upperBound {
            var end = line
            var isBlank = true
            while end < range.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D {
                let byte = bytes[end]
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "!") { brackets += 1 }
                if byte != 0x20, byte != 0x09, byte != UInt8(ascii: ">") { isBlank = false }
                end += 1
            }
            if end - line > Limits.lineBytes {
                return tooLarge(file, line, "a line has at most \(Limits.lineBytes) bytes", "break the line")
            }
            if brackets > Limits.bracketsPerBlock {
                return tooLarge(
                    file, line, "a block of Markdown holds at most \(Limits.bracketsPerBlock) '[' and '!'",
                    "put a blank line between paragraphs")
            }
            if depth(bytes[line..<end]) > Limits.containerDepth {
                return tooLarge(
                    file, line, "quotes and lists nest at most \(Limits.containerDepth) levels deep",
                    "write the text at a higher level")
            }
            if isBlank { brackets = 0 }
            line = end + 1
        }
        return nil
    }

    /// How many markers of quotes and list items the line starts with, or levels of indentation.
    private static func depth(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
        var depth = 0
        var spaces = 0
        var index = line.startIndex
        while index < line.endIndex {
            switch line[index] {
            case 0x20: spaces += 1
            case 0x09: spaces += 4
            case UInt8(ascii: ">"): depth += 1
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                guard index + 1 == line.endIndex || line[index + 1] == 0x20 || line[index + 1] == 0x09 else {
                    return depth + spaces / 8
                }
                depth += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digits = line[index...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                index = digits.endIndex
                guard index < line.endIndex,
                    line[index] == UInt8(ascii: ".") || line[index] == UInt8(ascii: ")"),
                    digits.count < 10
                else { return depth + spaces / 8 }
                depth += 1
            default: return depth + spaces / 8
            }
            index += 1
        }
        return depth + spaces / 8
    }

    private static func tooLarge(_ file: SourceFile, _ offset: Int, _ summary: String, _ hint: String)
        -> Diagnostic
    {
        Diagnostic(.tooLarge, summary, Span(file, offset, offset + 1), hint: hint)
    }
}
