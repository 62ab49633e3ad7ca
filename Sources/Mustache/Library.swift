/// Templates that can include and extend each other, parsed once.
///
/// They are written in Mustache as its public specification has it, with inheritance, without lambdas and
/// dynamic names. One thing differs: plain text is escaped even in `{{{ }}}`; only `Markup` is not.
package struct Library: Sendable {
    private let templates: [Template]
    private let indices: [String: Int]

    /// Parses templates, given with the name by which tags refer to them and the path that errors show.
    /// - Throws: all mistakes in the writing of tags, in all templates. What tags name is left to `check`.
    package init(_ sources: [(name: String, path: String, source: [UInt8])]) throws(InvalidTemplates) {
        var errors: [TemplateError] = []
        var indices: [String: Int] = [:]
        for (index, (name, path, _)) in sources.enumerated() {
            if indices.updateValue(index, forKey: name) != nil {
                errors.append(TemplateError(path, at: 0..<0, "there are two templates named '\(name)'"))
            }
        }
        let parsers = sources.map { TemplateParser($0.source, path: $0.path, library: indices) }
        errors += parsers.flatMap(\.errors)
        guard errors.isEmpty else { throw InvalidTemplates(errors) }
        templates = zip(sources, parsers).map { Template(name: $0.name, parser: $1) }
        self.indices = indices
    }

    /// What is wrong with a template and everything it includes, when it is given an object of this shape.
    ///
    /// Stricter than rendering. These are errors: a name that is not given; a partial, parent or block that
    /// does not exist; plain text in `{{{ }}}`; a list, object or flag to be written; anything in a parent
    /// tag outside its blocks; a template that includes itself without end.
    /// - Returns: the errors by path and place; empty if rendering writes all that the template asks for.
    package func check(_ name: String, gives shape: Shape) -> [TemplateError] {
        guard let index = indices[name] else {
            let hint = Nearest.hint(for: name, in: indices.keys)
            return [TemplateError(name, at: 0..<0, "there is no template '\(name)'", hint: hint)]
        }
        return Checker.check(index, of: templates, gives: shape)
    }

    /// Appends a template, rendered with an object, to `out`. Names that are not given render as nothing.
    package func render(_ name: String, _ object: any Named, into out: inout [UInt8]) {
        guard let index = indices[name] else { preconditionFailure("there is a template '\(name)'") }
        var renderer = Renderer(templates, object)
        var sink = ByteSink()
        renderer.render(templates[index], into: &sink)
        sink.write(to: &out)
    }
}
