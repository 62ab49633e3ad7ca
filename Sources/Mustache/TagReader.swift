/// One tag of a template, and what stands around it on its lines.
struct Tag {
    enum Kind { case value, raw, section, inverted, close, comment, delimiters, partial, parent, block }

    let kind: Kind
    /// The whole tag with its delimiters.
    let range: Range<Int>
    /// Its content without the spaces around it.
    let name: Range<Int>
    /// Where the spaces before the tag start, if nothing else stands before it on its line.
    let indent: Int?
    /// The start of the next line, if only spaces follow the tag on its line.
    let nextLine: Int?

    /// Whether the tag is alone on its line, which then is not written.
    var isAlone: Bool { indent != nil && nextLine != nil }
}

/// Reads the tags out of a template, one after another.
struct TagReader {
    /// Where the text starts: after a byte order mark.
    let start: Int
    private let source: [UInt8]
    private let path: String
    private var open = Array("{{".utf8)
    private var close = Array("}}".utf8)
    private(set) var tags: [Tag] = []
    private(set) var errors: [TemplateError] = []

    /// Reads all tags up to the end or to a tag that is not closed.
    init(_ source: [UInt8], path: String) {
        (self.source, self.path) = (source, path)
        start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var cursor = start
        while let start = find(open, from: cursor), let end = readTag(at: start) { cursor = end }
    }

    /// Reads the tag that starts at `start`.
    /// - Returns: where it ends, `nil` if it is never closed.
    private mutating func readTag(at start: Int) -> Int? {
        let sigilAt = skipSpace(from: start + open.count)
        let sigil = sigilAt < source.count ? source[sigilAt] : 0
        let kind = Self.kinds[sigil] ?? .value
        let contentStart = kind == .value ? sigilAt : sigilAt + 1
        let mirrored: [UInt8] =
            sigil == UInt8(ascii: "{") ? [UInt8(ascii: "}")] : kind == .delimiters ? [sigil] : []
        guard let closeStart = find(mirrored + close, from: contentStart) else {
            let opening = start..<(kind == .value ? start + open.count : contentStart)
            let closing = String(decoding: mirrored + close, as: UTF8.self)
            let summary = "'\(String(decoding: source[opening], as: UTF8.self))' is never closed"
            let hint = "write '\(closing)' where the tag ends"
            errors.append(TemplateError(path, at: opening, summary, hint: hint))
            return nil
        }
        let end = closeStart + mirrored.count + close.count
        let name = trimmed(contentStart..<closeStart)
        let tag = Tag(
            kind: kind, range: start..<end, name: name, indent: indent(before: start),
            nextLine: nextLine(after: end))
        switch kind {
        case .comment: tags.append(tag)
        case .delimiters: if setDelimiters(tag) { tags.append(tag) }
        default: if isNamed(tag) { tags.append(tag) }
        }
        return end
    }

    private static let kinds: [UInt8: Tag.Kind] = [
        UInt8(ascii: "!"): .comment, UInt8(ascii: "="): .delimiters, UInt8(ascii: "#"): .section,
        UInt8(ascii: "^"): .inverted, UInt8(ascii: "/"): .close, UInt8(ascii: ">"): .partial,
        UInt8(ascii: "<"): .parent, UInt8(ascii: "$"): .block, UInt8(ascii: "&"): .raw,
        UInt8(ascii: "{"): .raw,
    ]

    private mutating func setDelimiters(_ tag: Tag) -> Bool {
        let words = source[tag.name].split(whereSeparator: Self.isSpace)
        guard words.count == 2, !words.joined().contains(UInt8(ascii: "=")) else {
            errors.append(
                TemplateError(
                    path, at: tag.range, "delimiters are two words without '='", hint: "write {{=<% %>=}}"))
            return false
        }
        (open, close) = (Array(words[0]), Array(words[1]))
        return true
    }

    private mutating func isNamed(_ tag: Tag) -> Bool {
        let name = source[tag.name]
        let dotted = tag.kind == .value || tag.kind == .raw || tag.kind == .section || tag.kind == .inverted
        let summary: String
        if name.isEmpty {
            summary = "a tag has a name"
        } else if name.contains(where: Self.isSpace) {
            summary = "a name has no spaces"
        } else if dotted, name.elementsEqual(".".utf8) {
            return true
        } else if dotted, hasLooseDot(name.first == UInt8(ascii: ".") ? name.dropFirst() : name) {
            summary = "a dotted name has a word on both sides of a dot"
        } else {
            return true
        }
        errors.append(TemplateError(path, at: name.isEmpty ? tag.range : tag.name, summary))
        return false
    }

    private func hasLooseDot(_ name: ArraySlice<UInt8>) -> Bool {
        name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).contains { $0.isEmpty }
    }

    /// Where `word` next starts at or after `start`.
    private func find(_ word: [UInt8], from start: Int) -> Int? {
        var cursor = start
        while cursor + word.count <= source.count, let hit = source[cursor...].firstIndex(of: word[0]) {
            if source[hit...].starts(with: word) { return hit }
            cursor = hit + 1
        }
        return nil
    }

    private func indent(before start: Int) -> Int? {
        var index = start
        while index > self.start, Self.isBlank(source[index - 1]) { index -= 1 }
        return index == self.start || source[index - 1] == UInt8(ascii: "\n") ? index : nil
    }

    private func nextLine(after end: Int) -> Int? {
        var index = end
        while index < source.count, Self.isBlank(source[index]) { index += 1 }
        if index == source.count { return index }
        if source[index] == UInt8(ascii: "\n") { return index + 1 }
        return source[index...].starts(with: "\r\n".utf8) ? index + 2 : nil
    }

    private func skipSpace(from start: Int) -> Int {
        source[start...].firstIndex { !Self.isSpace($0) } ?? source.count
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = source[range].firstIndex { !Self.isSpace($0) } ?? range.upperBound
        let end = source[start..<range.upperBound].lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? start
        return start..<end
    }

    /// A space or a tab: what may stand around a tag that is alone on its line.
    static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// A blank or part of a line ending: what separates words inside a tag.
    static func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || (0x0A...0x0D).contains(byte) }
}
