/// How a Markdown file divides: front matter between two fences of `---`, then the body.
struct FrontMatter {
    /// The bytes between the fences.
    let yaml: Range<Int>
    /// The bytes after the closing fence.
    let body: Range<Int>

    /// - Returns: `nil` when a diagnostic was added.
    static func split(_ file: SourceFile, findings: Findings) -> FrontMatter? {
        let bytes = file.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = lineEnd(bytes, start)
        guard isFence(bytes[start..<first.text]) else {
            findings.add(
                .missingFrontMatter, "an entry starts with front matter between two lines of '---'",
                Span(file, start, first.text), hint: "write '---' alone on the first line")
            return nil
        }
        var line = first.next
        var suspicious: Range<Int>?
        while line < bytes.count {
            let end = lineEnd(bytes, line)
            if isFence(bytes[line..<end.text]) {
                return FrontMatter(yaml: first.next..<line, body: end.next..<bytes.count)
            }
            if suspicious == nil, looksLikeFence(bytes[line..<end.text]) { suspicious = line..<end.text }
            line = end.next
        }
        findings.add(
            Diagnostic(
                .unclosedFrontMatter, "front matter ends with a line of '---'", Span(file, start, first.text),
                hint: suspicious == nil
                    ? "write '---' alone on the line after the last field" : "write exactly '---'",
                notes: suspicious.map {
                    [
                        .init(
                            text: "this may be meant as the end",
                            span: Span(file, $0.lowerBound, $0.upperBound))
                    ]
                } ?? []))
        return nil
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.elementsEqual([0x2D, 0x2D, 0x2D])
    }

    private static func looksLikeFence(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first, line.count >= 2, [0x2D, 0x2B, 0x2E].contains(first) else {
            return false
        }
        return line.allSatisfy { $0 == first || $0 == 0x20 || $0 == 0x09 }
    }

    private static func lineEnd(_ bytes: [UInt8], _ start: Int) -> (text: Int, next: Int) {
        let index = bytes.withUnsafeBufferPointer { bytes in
            var index = start
            while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
            return index
        }
        guard index < bytes.count else { return (index, index) }
        let crlf = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
        return (index, index + (crlf ? 2 : 1))
    }
}

extension SourceFile {
    /// Where the body of a Markdown file starts; `nil` if no front matter ends in it.
    package var bodyStart: Int? { FrontMatter.split(self, findings: Findings())?.body.lowerBound }
}
