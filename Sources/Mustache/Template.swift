/// A piece of one of a template's arrays. Thirty-two bits, to keep steps small.
struct Slice: Hashable {
    let start: Int32, end: Int32

    static let empty = Slice(0..<0)

    init(_ range: Range<Int>) {
        (start, end) = (Int32(range.lowerBound), Int32(range.upperBound))
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    var isEmpty: Bool { start == end }
}

/// A dotted name by numbers: `first` is looked for in the whole context, each of `rest` in the one before.
struct Path {
    /// `Names.this` for `.` and for names with a leading dot.
    let first: Int32
    /// Into the template's `names`.
    let rest: Slice
}

/// Where the lines of a block's replacement start.
enum Placement {
    /// In the middle of a line: its lines are taken as they are.
    case inline
    /// After white space alone: the first line stands, the others are indented like it.
    case afterIndent
    /// The opening tag has a line to itself: every line is indented like the block's own first line.
    case ownLine
}

/// One step of rendering. Plain numbers only, so that running over steps counts no references.
///
/// A step that holds others is followed by them; `end` is the index of the first step after the last of them.
enum Step {
    /// Text, from the template's `literals`. If it is the first thing on a line, indentation goes before it.
    case text(Slice, startsLine: Bool)
    case value(Path, raw: Bool)
    case section(Path, end: Int32)
    case inverted(Path, end: Int32)
    /// Another template, by its index in the library (-1: there is none), indented by a piece of `literals`.
    case partial(Int32, alone: Bool, indent: Slice)
    /// Like `partial`, with a piece of the template's `arguments`. Their contents follow.
    case parent(Int32, alone: Bool, indent: Slice, arguments: Slice, end: Int32)
    /// A place that a template below this one may fill, by name number. Its default follows.
    case block(Int32, Placement, indent: Slice, end: Int32)
}

/// What a block inside a parent tag puts in the place of the parent's block of the same name.
struct Argument {
    let name: Int32
    /// The steps of its content.
    let body: Slice
    /// The block's name in the source.
    let origin: Range<Int>
}

/// Where a step comes from in the source.
struct Origin {
    /// The tag with its delimiters.
    let tag: Range<Int>
    /// What the tag names.
    let name: Range<Int>
}

/// A parsed template.
final class Template: Sendable {
    let name: String
    let path: String
    let source: [UInt8]
    /// The text to write, with the indentation of replaced blocks taken off.
    let literals: [UInt8]
    let steps: [Step]
    /// For each step, where it comes from.
    let origins: [Origin]
    /// The numbers of the later parts of dotted names.
    let names: [Int32]
    let arguments: [Argument]
    /// What stands inside parent tags but outside blocks, and so is never written. `check` reports it.
    let strays: [TemplateError]

    init(name: String, parser: TemplateParser) {
        (self.name, self.path, self.source) = (name, parser.path, parser.source)
        (literals, steps, origins) = (parser.literals, parser.steps, parser.origins)
        (names, arguments, strays) = (parser.names, parser.arguments, parser.strays)
    }

    /// A piece of the source as text.
    func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
