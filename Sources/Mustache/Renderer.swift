/// Writes templates. One renderer writes one page.
struct Renderer {
    /// How deep templates, sections and blocks may stand inside each other while rendering.
    static let depthLimit = 1000

    /// A parent tag being written.
    private struct Scope {
        /// The template in which the tag stands, and the arguments it gives there.
        let template: Template
        let arguments: Slice
        /// The scope around the tag, -1 if there is none.
        let outer: Int
    }

    /// Something that a section has opened.
    private struct Opened {
        let value: Value
        /// The shape of the value, if it is an object; it lives as long as the value.
        private let shape: Unmanaged<Shape>?

        init(_ value: Value) {
            self.value = value
            if case .object(let object) = value { shape = .passUnretained(object.shape) } else { shape = nil }
        }

        /// Asked for each name, so it counts no reference.
        func position(of name: Int32) -> Int? {
            guard let shape else { return nil }
            return shape._withUnsafeGuaranteedRef { $0.position(of: name) }
        }
    }

    private let templates: [Template]
    /// What sections have opened, innermost last. Never empty.
    private var context: [Opened]
    /// What goes before each line, put there by the tags around the present template.
    private var indent: [UInt8] = []
    /// How much of `indent` the current line already has, if its next text says that it starts the line.
    private var indented = 0
    /// The parent tags being written, and which of them is the innermost that the present steps see.
    private var scopes: [Scope] = []
    private var scope = -1
    private var depth = 0

    init(_ templates: [Template], _ root: any Named) {
        self.templates = templates
        context = [Opened(.object(root))]
    }

    /// Appends the whole of a template.
    mutating func render(_ template: Template, into out: inout ByteSink) {
        render(template.steps.indices, of: template, into: &out)
    }

    private mutating func render(_ steps: Range<Int>, of template: Template, into out: inout ByteSink) {
        depth += 1
        precondition(depth <= Self.depthLimit, "data nests no deeper than templates can be rendered")
        defer { depth -= 1 }
        var index = steps.lowerBound
        while index < steps.upperBound {
            switch template.steps[index] {
            case .text(let text, let startsLine):
                if indent.isEmpty {
                    template.literals.withUnsafeBufferPointer {
                        out.append(UnsafeBufferPointer(rebasing: $0[text.range]))
                    }
                } else {
                    writeIndented(text.range, of: template, startsLine: startsLine, into: &out)
                }
                index += 1
            case .value(let path, _):
                write(value(at: path, in: template), into: &out)
                index += 1
            case .section(let path, let end):
                renderSection(value(at: path, in: template), index + 1..<Int(end), of: template, into: &out)
                index = Int(end)
            case .inverted(let path, let end):
                if !value(at: path, in: template).isTrue {
                    render(index + 1..<Int(end), of: template, into: &out)
                }
                index = Int(end)
            case .partial(let target, let alone, let indent):
                renderTemplate(target, alone: alone, indent, of: template, into: &out)
                index += 1
            case .parent(let target, let alone, let indent, let arguments, let end):
                let outer = scope
                scopes.append(Scope(template: template, arguments: arguments, outer: outer))
                scope = scopes.count - 1
                renderTemplate(target, alone: alone, indent, of: template, into: &out)
                scopes.removeLast()
                scope = outer
                index = Int(end)
            case .block(let name, let placement, let indent, let end):
                if let (argument, filler) = argument(for: name) {
                    renderArgument(argument, of: filler, at: placement, indent, of: template, into: &out)
                } else {
                    render(index + 1..<Int(end), of: template, into: &out)
                }
                index = Int(end)
            }
        }
    }

    private mutating func renderSection(
        _ value: Value, _ steps: Range<Int>, of template: Template, into out: inout ByteSink
    ) {
        if case .list(let values) = value {
            for value in values {
                context.append(Opened(value))
                render(steps, of: template, into: &out)
                context.removeLast()
            }
        } else if value.isTrue {
            context.append(Opened(value))
            render(steps, of: template, into: &out)
            context.removeLast()
        }
    }

    /// Writes another template: each line indented if its tag is alone on a line, as it is otherwise.
    private mutating func renderTemplate(
        _ target: Int32, alone: Bool, _ indent: Slice, of template: Template, into out: inout ByteSink
    ) {
        guard target >= 0 else { return }
        let outer = self.indent
        if alone { addIndent(indent, of: template) } else { (self.indent, indented) = ([], 0) }
        render(templates[Int(target)], into: &out)
        self.indent = outer
    }

    /// Writes what fills a block, in the scope in which it was written.
    private mutating func renderArgument(
        _ argument: Argument, of filler: Int, at placement: Placement, _ indent: Slice, of template: Template,
        into out: inout ByteSink
    ) {
        let outer = (self.indent, scope)
        switch placement {
        case .inline: (self.indent, indented) = ([], 0)
        case .afterIndent:
            addIndent(indent, of: template)
            indented = self.indent.count
        case .ownLine: addIndent(indent, of: template)
        }
        scope = scopes[filler].outer
        render(argument.body.range, of: scopes[filler].template, into: &out)
        (self.indent, scope) = outer
        if placement != .ownLine { indented = 0 }
    }

    private mutating func addIndent(_ indent: Slice, of template: Template) {
        if !indent.isEmpty { self.indent += template.literals[indent.range] }
    }

    /// What fills the block with this name, and the scope it is from. The outermost filling wins.
    ///
    /// What fills a block sees only what was filled where it was written, so a layout that is used inside a
    /// block of the same layout is not filled by that block.
    private func argument(for name: Int32) -> (Argument, filler: Int)? {
        var found: (Argument, Int)?
        var index = scope
        while index >= 0 {
            let scope = scopes[index]
            for argument in scope.template.arguments[scope.arguments.range] where argument.name == name {
                found = (argument, index)
            }
            index = scope.outer
        }
        return found
    }

    private func value(at path: Path, in template: Template) -> Value {
        var value = path.first == Names.this ? context[context.count - 1].value : find(path.first)
        if path.rest.isEmpty { return value }
        for name in template.names[path.rest.range] {
            guard case .object(let object) = value, let position = object.shape.position(of: name) else {
                return .absent
            }
            value = object.value(at: position)
        }
        return value
    }

    /// The value of the innermost object that has the name, even if that value is absent.
    private func find(_ name: Int32) -> Value {
        context.withUnsafeBufferPointer { context in
            var index = context.count - 1
            while index >= 0 {
                if let position = context[index].position(of: name),
                    case .object(let object) = context[index].value
                {
                    return object.value(at: position)
                }
                index -= 1
            }
            return .absent
        }
    }

    private func write(_ value: Value, into out: inout ByteSink) {
        switch value {
        case .text(let text): out.append(escaping: text)
        case .markup(let markup): markup.write(to: &out)
        case .absent, .flag, .list, .object: break
        }
    }

    private mutating func writeIndented(
        _ text: Range<Int>, of template: Template, startsLine: Bool, into out: inout ByteSink
    ) {
        if startsLine {
            out.append(indent[indented...])
            indented = 0
        }
        template.literals.withUnsafeBufferPointer { literals in
            var start = text.lowerBound
            for index in text where literals[index] == UInt8(ascii: "\n") && index + 1 < text.upperBound {
                out.append(UnsafeBufferPointer(rebasing: literals[start...index]))
                out.append(indent)
                start = index + 1
            }
            out.append(UnsafeBufferPointer(rebasing: literals[start..<text.upperBound]))
        }
    }
}
