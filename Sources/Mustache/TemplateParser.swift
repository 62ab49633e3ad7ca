/// Turns the tags of a template into steps, and its text into what is written around them.
///
/// White space follows the specification and its notes. A tag alone on its line takes the line with it. A
/// parent is alone if nothing stands before its opening tag and after its closing tag. What fills a parent's
/// block loses its own indentation and gets that of the block.
struct TemplateParser {
    let source: [UInt8]
    let path: String
    private(set) var literals: [UInt8] = []
    private(set) var steps: [Step] = []
    private(set) var origins: [Origin] = []
    private(set) var names: [Int32] = []
    private(set) var arguments: [Argument] = []
    private(set) var strays: [TemplateError] = []
    /// What is wrong. If there is anything, there are no steps.
    let errors: [TemplateError]

    private let tags: [Tag]
    private let partners: [Int]
    /// The templates of the library, to which partials and parents refer.
    private let library: [String: Int]
    private let start: Int
    /// How far the source has been used.
    private var cursor: Int
    /// What is taken off the start of each line, in this order.
    private var dedents: [ArraySlice<UInt8>] = []
    /// Whether the next text or tag counts as the start of a line because it is the start of a block.
    private var opensBlock = false

    init(_ source: [UInt8], path: String, library: [String: Int]) {
        let reader = TagReader(source, path: path)
        let pairing = TagPairing(reader.tags, of: source, path: path)
        (self.source, self.path, self.library) = (source, path, library)
        (tags, partners, start, cursor) = (reader.tags, pairing.partners, reader.start, reader.start)
        // A tag that could not be read leaves others without a partner: those are not mistakes of their own.
        errors = reader.errors.isEmpty ? pairing.errors : reader.errors
        guard errors.isEmpty else { return }
        parse(tags.indices)
        writeText(to: source.count)
    }

    /// Parses the tags of a range and the text before each of them, a tag that holds others along with them.
    private mutating func parse(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let tag = tags[index]
            switch tag.kind {
            case .value, .raw:
                pass(tag, alone: false)
                add(.value(parsePath(tag.name), raw: tag.kind == .raw), from: tag)
            case .section, .inverted: parseSection(index)
            case .parent: parseParent(index)
            case .block: parseBlock(index)
            case .partial:
                pass(tag, alone: tag.isAlone)
                let indent = tag.isAlone ? addIndent(before: tag) : .empty
                add(.partial(target(of: tag), alone: tag.isAlone, indent: indent), from: tag)
            case .comment, .delimiters, .close: pass(tag, alone: tag.isAlone)
            }
            index = max(index, partners[index]) + 1
        }
    }

    private mutating func parseSection(_ index: Int) {
        let (tag, close) = (tags[index], tags[partners[index]])
        pass(tag, alone: tag.isAlone)
        let path = parsePath(tag.name)
        let step = add(.section(path, end: 0), from: tag)
        parse(index + 1..<partners[index])
        pass(close, alone: close.isAlone)
        let end = Int32(steps.count)
        steps[step] = tag.kind == .section ? .section(path, end: end) : .inverted(path, end: end)
    }

    private mutating func parseBlock(_ index: Int) {
        let (tag, close) = (tags[index], tags[partners[index]])
        var placement = Placement.inline
        if tag.indent != nil, close.nextLine != nil { placement = tag.isAlone ? .ownLine : .afterIndent }
        pass(tag, alone: tag.isAlone)
        let indent: Slice
        switch placement {
        case .inline: indent = .empty
        case .afterIndent: indent = addIndent(before: tag)
        case .ownLine: indent = addLiteral(firstIndent())
        }
        let step = add(.block(0, .inline, indent: .empty, end: 0), from: tag)
        parse(index + 1..<partners[index])
        pass(close, alone: close.isAlone)
        let name = Names.shared.number(of: source[tag.name])
        steps[step] = .block(name, placement, indent: indent, end: Int32(steps.count))
    }

    private mutating func parseParent(_ index: Int) {
        let (tag, close) = (tags[index], tags[partners[index]])
        let alone = tag.indent != nil && close.nextLine != nil
        writeText(to: alone ? tag.indent ?? cursor : tag.range.lowerBound, before: alone ? nil : tag)
        let indent = alone ? addIndent(before: tag) : .empty
        let step = add(.parent(0, alone: alone, indent: indent, arguments: .empty, end: 0), from: tag)
        cursor = tag.range.upperBound
        let own = parseArguments(of: index)
        let first = arguments.count
        arguments += own
        steps[step] = .parent(
            target(of: tag), alone: alone, indent: indent, arguments: Slice(first..<arguments.count),
            end: Int32(steps.count))
        cursor = alone ? close.nextLine ?? cursor : close.range.upperBound
    }

    /// Parses the blocks inside a parent tag. Whatever else is there is not written.
    private mutating func parseArguments(of parent: Int) -> [Argument] {
        var own: [Argument] = []
        var index = parent + 1
        while index <= partners[parent] {
            let tag = tags[index]
            let gap = cursor..<tag.range.lowerBound
            if let first = source[gap].firstIndex(where: { !TagReader.isSpace($0) }),
                let last = source[gap].lastIndex(where: { !TagReader.isSpace($0) })
            {
                addStray(first..<last + 1, in: tags[parent])
            }
            switch tag.kind {
            case .block: own.append(parseArgument(index))
            case .comment, .delimiters, .close: cursor = tag.range.upperBound
            case .value, .raw, .section, .inverted, .partial, .parent:
                addStray(tag.range, in: tags[parent])
                cursor = tags[max(index, partners[index])].range.upperBound
            }
            index = max(index, partners[index]) + 1
        }
        return own
    }

    private mutating func parseArgument(_ index: Int) -> Argument {
        let (tag, close) = (tags[index], tags[partners[index]])
        let (first, outer) = (steps.count, dedents.count)
        cursor = tag.nextLine ?? tag.range.upperBound
        opensBlock = tag.nextLine == nil
        if !opensBlock { dedents.append(firstIndent()) }
        let contentStart = cursor
        parse(index + 1..<partners[index])
        // The spaces before a closing tag at the start of a line belong to the tag.
        writeText(to: max(contentStart, close.indent ?? close.range.lowerBound))
        (cursor, opensBlock) = (close.range.upperBound, false)
        dedents.removeSubrange(outer...)
        let name = Names.shared.number(of: source[tag.name])
        return Argument(name: name, body: Slice(first..<steps.count), origin: tag.name)
    }

    private mutating func addStray(_ range: Range<Int>, in parent: Tag) {
        let name = String(decoding: source[parent.name], as: UTF8.self)
        strays.append(
            TemplateError(
                path, at: range, "what stands in '\(name)' outside its blocks is never written",
                hint: "put it into a block, {{$name}}…{{/name}}, or take it out"))
    }

    private mutating func parsePath(_ name: Range<Int>) -> Path {
        let parts = source[name].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: true)
        let leadingDot = source[name.lowerBound] == UInt8(ascii: ".")
        let first = names.count
        names += parts.dropFirst(leadingDot ? 0 : 1).map { Names.shared.number(of: $0) }
        let rest = Slice(first..<names.count)
        return Path(first: leadingDot ? Names.this : Names.shared.number(of: parts[0]), rest: rest)
    }

    private func target(of tag: Tag) -> Int32 {
        Int32(library[String(decoding: source[tag.name], as: UTF8.self)] ?? -1)
    }

    @discardableResult
    private mutating func add(_ step: Step, from tag: Tag) -> Int {
        steps.append(step)
        origins.append(Origin(tag: tag.range, name: tag.name))
        return steps.count - 1
    }

    /// Writes the text before `tag` and goes on after it, or after its line if it is alone on that.
    private mutating func pass(_ tag: Tag, alone: Bool) {
        writeText(to: alone ? tag.indent ?? cursor : tag.range.lowerBound, before: alone ? nil : tag)
        cursor = alone ? tag.nextLine ?? cursor : tag.range.upperBound
    }

    /// Writes the text up to `end`, where the line goes on with `tag`, or ends if there is none.
    private mutating func writeText(to end: Int, before tag: Tag? = nil) {
        let startsLine = isLineStart(cursor) || opensBlock
        let first = literals.count
        while cursor < end {
            let lineEnd = source[cursor..<end].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
            let line = source[cursor..<lineEnd]
            literals += isLineStart(cursor) ? dedented(line) : line
            cursor = lineEnd
        }
        let text = Slice(first..<literals.count)
        if !text.isEmpty { addText(text, startsLine: startsLine) }
        // A tag at the very start of a line needs an empty text that bears the indentation.
        if tag != nil, text.isEmpty ? startsLine : literals[literals.count - 1] == UInt8(ascii: "\n") {
            addText(.empty, startsLine: true)
        }
        if !text.isEmpty || tag != nil { opensBlock = false }
    }

    private mutating func addText(_ text: Slice, startsLine: Bool) {
        steps.append(.text(text, startsLine: startsLine))
        origins.append(Origin(tag: cursor..<cursor, name: cursor..<cursor))
    }

    private mutating func addLiteral(_ bytes: ArraySlice<UInt8>) -> Slice {
        literals += bytes
        return Slice(literals.count - bytes.count..<literals.count)
    }

    private mutating func addIndent(before tag: Tag) -> Slice {
        addLiteral(dedented(source[(tag.indent ?? tag.range.lowerBound)..<tag.range.lowerBound]))
    }

    /// The spaces at the start of the line at the cursor.
    private func firstIndent() -> ArraySlice<UInt8> {
        dedented(source[cursor...].prefix(while: TagReader.isBlank))
    }

    private func isLineStart(_ index: Int) -> Bool {
        index == start || source[index - 1] == UInt8(ascii: "\n")
    }

    private func dedented(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        dedents.reduce(line) { $0.starts(with: $1) ? $0.dropFirst($1.count) : $0 }
    }
}
