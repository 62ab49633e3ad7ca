/// Which tag closes which.
struct TagPairing {
    /// How deep tags may stand inside each other. Rendering calls itself for each level.
    static let depthLimit = 100
    /// After so many errors in one template no more are looked for.
    static let errorLimit = 20

    /// For each tag that opens something the index of the tag that closes it, and the reverse; else -1.
    private(set) var partners: [Int]
    private(set) var errors: [TemplateError] = []
    /// The tags that are open where the reading stands, innermost last.
    private var open: [Int] = []
    private let tags: [Tag]
    private let source: [UInt8]
    private let path: String

    init(_ tags: [Tag], of source: [UInt8], path: String) {
        (self.tags, self.source, self.path) = (tags, source, path)
        partners = [Int](repeating: -1, count: tags.count)
        for index in tags.indices where open.count <= Self.depthLimit && errors.count < Self.errorLimit {
            switch tags[index].kind {
            case .section, .inverted, .parent, .block: open.append(index)
            case .close: pairClosing(index)
            case .value, .raw, .comment, .delimiters, .partial: break
            }
        }
        if open.count > Self.depthLimit {
            report(open[Self.depthLimit], "tags stand inside each other at most \(Self.depthLimit) deep")
        } else {
            for index in open {
                let hint = "write {{/\(text(tags[index].name))}} where it ends"
                report(index, "'\(text(tags[index].range))' is never closed", hint: hint)
            }
        }
        if errors.isEmpty { checkArguments() }
    }

    private mutating func pairClosing(_ index: Int) {
        guard let inner = open.last else {
            return report(index, "'\(text(tags[index].range))' closes nothing", hint: "nothing is open here")
        }
        if isNamed(inner, like: index) {
            (partners[inner], partners[index]) = (index, inner)
            open.removeLast()
            return
        }
        let line = source[..<tags[inner].range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
        let hint = "'\(text(tags[inner].name))' is still open (opened on line \(line))"
        guard let match = open.lastIndex(where: { isNamed($0, like: index) }) else {
            return report(index, "'\(text(tags[index].range))' closes nothing", hint: hint)
        }
        report(index, "'\(text(tags[index].range))' comes too early", hint: hint)
        open.removeSubrange(match...)
    }

    /// Inside a parent tag each block stands once.
    private mutating func checkArguments() {
        /// The names of the blocks found so far in each open tag, `nil` if that tag is not a parent tag.
        var filled: [Set<String>?] = [nil]
        for index in tags.indices {
            let name = text(tags[index].name)
            if tags[index].kind == .block, filled[filled.count - 1]?.insert(name).inserted == false {
                report(index, "block '\(name)' is filled twice", hint: "keep one of the two")
            }
            switch tags[index].kind {
            case .parent: filled.append([])
            case .section, .inverted, .block: filled.append(nil)
            case .close: filled.removeLast()
            case .value, .raw, .comment, .delimiters, .partial: break
            }
        }
    }

    private mutating func report(_ index: Int, _ summary: String, hint: String? = nil) {
        errors.append(TemplateError(path, at: tags[index].range, summary, hint: hint))
    }

    private func isNamed(_ index: Int, like other: Int) -> Bool {
        source[tags[index].name] == source[tags[other].name]
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
}
