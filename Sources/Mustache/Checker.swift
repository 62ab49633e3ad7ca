/// Follows a template through everything it includes, with what is known of its data.
struct Checker {
    /// How deep a template may be included, counting templates, sections and blocks.
    static let depthLimit = 200

    /// One thing that a section has opened.
    private struct Frame {
        let kind: Kind
        /// The frame whose value this one's value is a part of, -1 for the root.
        let origin: Int
    }

    /// One parent tag being followed, as in `Renderer`.
    private struct Scope {
        let template: Int
        let arguments: Slice
        let outer: Int
    }

    /// One template entered with one context.
    private struct Visit: Hashable {
        let template: Int
        let context: [Kind]
        /// What fills the blocks, by name: the template that does it and which of its arguments.
        let filled: [Int32: [Int]]

        /// Whether the same things are found in both, if more may be around the later one.
        func isAgain(in later: Visit) -> Bool {
            template == later.template && filled == later.filled && context.last == later.context.last
        }
    }

    private let templates: [Template]
    private var frames: [Frame]
    private var scopes: [Scope] = []
    private var scope = -1
    private var depth = 0
    private var active: [Visit] = []
    private var finished: Set<Visit> = []
    private var errors: [TemplateError] = []

    /// What is wrong with a template, by path and place.
    static func check(_ template: Int, of templates: [Template], gives shape: Shape) -> [TemplateError] {
        var checker = Checker(templates: templates, frames: [Frame(kind: .object(shape), origin: -1)])
        checker.enter(template, from: nil)
        return checker.errors.inReadingOrder()
    }

    private init(templates: [Template], frames: [Frame]) {
        (self.templates, self.frames) = (templates, frames)
    }

    /// Checks a template as a tag of another includes it.
    private mutating func enter(_ index: Int, from tag: (template: Template, origin: Origin)?) {
        let visit = Visit(template: index, context: frames.map(\.kind), filled: filled())
        if finished.contains(visit) { return }
        if let earlier = active.last(where: { $0.isAgain(in: visit) }) {
            if let tag, !topFrame(isPartOf: earlier.context.count - 1) {
                report(
                    tag.template, tag.origin.name, "'\(templates[index].name)' includes itself without end",
                    hint: "include it in a section that goes one step down in the data")
            }
            return
        }
        if let tag, depth > Self.depthLimit {
            let summary = "templates include each other at most \(Self.depthLimit) deep, with their sections"
            return report(tag.template, tag.origin.name, summary)
        }
        active.append(visit)
        for stray in templates[index].strays { add(stray) }
        check(templates[index].steps.indices, of: index)
        active.removeLast()
        finished.insert(visit)
    }

    private mutating func check(_ steps: Range<Int>, of number: Int) {
        let template = templates[number]
        depth += 1
        defer { depth -= 1 }
        var index = steps.lowerBound
        while index < steps.upperBound {
            let origin = template.origins[index]
            switch template.steps[index] {
            case .text: index += 1
            case .value(let path, let raw):
                if let (kind, _) = resolve(path, origin, template) {
                    checkWritten(kind, raw: raw, origin, template)
                }
                index += 1
            case .section(let path, let end):
                if let (kind, frame) = resolve(path, origin, template) {
                    if case .list(of: let element) = kind {
                        frames.append(Frame(kind: element, origin: frame))
                    } else {
                        frames.append(Frame(kind: kind, origin: frame))
                    }
                    check(index + 1..<Int(end), of: number)
                    frames.removeLast()
                }
                index = Int(end)
            case .inverted(let path, let end):
                _ = resolve(path, origin, template)
                check(index + 1..<Int(end), of: number)
                index = Int(end)
            case .partial(let target, _, _):
                include(target, from: template, origin)
                index += 1
            case .parent(let target, _, _, let arguments, let end):
                if target >= 0 { checkNames(of: arguments, in: template, fill: Int(target)) }
                let outer = scope
                scopes.append(Scope(template: number, arguments: arguments, outer: outer))
                scope = scopes.count - 1
                include(target, from: template, origin)
                scopes.removeLast()
                scope = outer
                index = Int(end)
            case .block(let name, _, _, let end):
                checkBlock(name, default: index + 1..<Int(end), of: number)
                index = Int(end)
            }
        }
    }

    private mutating func include(_ target: Int32, from template: Template, _ origin: Origin) {
        guard target < 0 else { return enter(Int(target), from: (template, origin)) }
        let name = template.text(origin.name)
        let hint =
            name.utf8.first == UInt8(ascii: "*")
            ? "a partial is named in the template, not in the data"
            : Nearest.hint(for: name, in: templates.map(\.name))
        report(template, origin.name, "there is no template '\(name)'", hint: hint)
    }

    private mutating func checkBlock(_ name: Int32, default steps: Range<Int>, of number: Int) {
        guard let place = filled()[name] else { return check(steps, of: number) }
        let outer = scope
        scope = scopes[place[2]].outer
        check(templates[place[0]].arguments[place[1]].body.range, of: place[0])
        scope = outer
    }

    /// Checks that each argument fills a block that the parent, or something it includes, has.
    private mutating func checkNames(of arguments: Slice, in template: Template, fill parent: Int) {
        for argument in template.arguments[arguments.range] {
            let (name, known) = (template.text(argument.origin), blocks(of: parent))
            if !known.contains(name) {
                let summary = "'\(templates[parent].name)' has no block '\(name)'"
                report(template, argument.origin, summary, hint: Nearest.hint(for: name, in: known))
            }
        }
    }

    /// The names of the blocks in a template and in everything it includes.
    private func blocks(of template: Int) -> Set<String> {
        var names: Set<String> = []
        var seen: Set<Int> = [template]
        var next = [template]
        while let current = next.popLast().map({ templates[$0] }) {
            for (step, origin) in zip(current.steps, current.origins) {
                switch step {
                case .block: names.insert(current.text(origin.name))
                case .partial(let target, _, _), .parent(let target, _, _, _, _):
                    if target >= 0, seen.insert(Int(target)).inserted { next.append(Int(target)) }
                case .text, .value, .section, .inverted: break
                }
            }
        }
        return names
    }

    /// What fills the blocks here, by name: the template, which of its arguments, and the scope it is from.
    private func filled() -> [Int32: [Int]] {
        var filled: [Int32: [Int]] = [:]
        var index = scope
        while index >= 0 {
            let scope = scopes[index]
            for number in scope.arguments.range {
                filled[templates[scope.template].arguments[number].name] = [scope.template, number, index]
            }
            index = scope.outer
        }
        return filled
    }

    /// Whether the value of the top frame is a part, and so smaller, than that of an earlier frame.
    private func topFrame(isPartOf earlier: Int) -> Bool {
        var index = frames.count - 1
        if index == earlier { return false }
        while index > earlier { index = frames[index].origin }
        return index == earlier
    }

    private mutating func checkWritten(_ kind: Kind, raw: Bool, _ origin: Origin, _ template: Template) {
        let name = template.text(origin.name)
        let hint: String
        switch kind {
        case .markup: return
        case .text:
            guard raw else { return }
            let summary = "'\(name)' is text and is always escaped"
            return report(template, origin.tag, summary, hint: "write {{\(name)}}")
        case .flag: hint = "ask for it: {{#\(name)}}…{{/\(name)}}"
        case .list: hint = "go through it: {{#\(name)}}…{{/\(name)}}"
        case .object, .enclosing: hint = "go into it: {{#\(name)}}…{{/\(name)}}"
        }
        report(template, origin.name, "'\(name)' is \(kind.words) and cannot be written", hint: hint)
    }

    /// What a name holds and the frame whose value has it as a part; an error and `nil` if it is not given.
    private mutating func resolve(
        _ path: Path, _ origin: Origin, _ template: Template
    ) -> (Kind, frame: Int)? {
        let words = template.source[origin.name].split(separator: UInt8(ascii: ".")).map(\.indices)
        guard path.first == Names.this else {
            guard let (kind, frame) = find(path.first) else {
                let known = frames.flatMap(\.kind.names)
                report(template, words[0], unknown: known) { "'\($0)' is not given here" }
                return nil
            }
            return resolve(path.rest, words.dropFirst(), of: kind, origin, template).map { ($0, frame) }
        }
        let top = frames[frames.count - 1]
        // What stands on top is not a part of itself, so `{{#.}}` goes no deeper unless it opens a list.
        var frame = frames.count - 1
        if case .list = top.kind {} else if words.isEmpty { frame = top.origin }
        return resolve(path.rest, words[...], of: top.kind, origin, template).map { ($0, frame) }
    }

    /// What the later words of a dotted name hold, each looked for only in the one before.
    private mutating func resolve(
        _ rest: Slice, _ words: ArraySlice<Range<Int>>, of first: Kind, _ origin: Origin, _ template: Template
    ) -> Kind? {
        var kind = first
        for (number, word) in zip(template.names[rest.range], words) {
            if let field = kind.field(number) {
                kind = field
                continue
            }
            let start = origin.name.lowerBound
            let before = template.text(start..<max(word.lowerBound - 1, start + 1))
            if case .object = kind {
                report(template, word, unknown: kind.names) { "'\(before)' has no '\($0)'" }
            } else {
                let words = kind.words
                report(template, word, unknown: []) { "'\(before)' is \(words) and has no '\($0)'" }
            }
            return nil
        }
        return kind
    }

    /// The kind of a name in the innermost object that has it, and that object's frame.
    private func find(_ name: Int32) -> (Kind, frame: Int)? {
        for index in frames.indices.reversed() {
            if let kind = frames[index].kind.field(name) { return (kind, index) }
        }
        return nil
    }

    private mutating func report(
        _ template: Template, _ range: Range<Int>, unknown known: [String], _ summary: (String) -> String
    ) {
        let name = template.text(range)
        report(template, range, summary(name), hint: Nearest.hint(for: name, in: known))
    }

    private mutating func report(
        _ template: Template, _ range: Range<Int>, _ summary: String, hint: String? = nil
    ) {
        add(TemplateError(template.path, at: range, summary, hint: hint))
    }

    /// Keeps an error unless the same is known of a visit from elsewhere, where the hint may be another.
    private mutating func add(_ error: TemplateError) {
        let isSame = { (other: TemplateError) in
            other.offset == error.offset && other.path == error.path && other.summary == error.summary
        }
        if !errors.contains(where: isSame) { errors.append(error) }
    }
}

extension Kind {
    /// The kind of an object's name, by its number.
    fileprivate func field(_ number: Int32) -> Kind? {
        guard case .object(let shape) = self, let position = shape.position(of: number) else { return nil }
        return shape.fields[position].kind.within(shape)
    }

    /// The names of an object; others have none.
    fileprivate var names: [String] {
        if case .object(let shape) = self { shape.fields.map(\.name) } else { [] }
    }
}
