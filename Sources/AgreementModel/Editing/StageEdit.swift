/// A stage that an entry is to record: put into its file where it belongs, and nothing else is touched.
package struct StageEdit: Sendable {
    let slug: String
    let stage: Stage
    let date: PartialDate
    let source: String
    let note: String?
    let signing: SigningFields
    /// The day of the line in the change log.
    let day: CivilDate

    package init(
        slug: String, stage: Stage, date: PartialDate, source: String, note: String?, signing: SigningFields,
        day: CivilDate
    ) {
        self.slug = slug
        self.stage = stage
        self.date = date
        self.source = source
        self.note = note
        self.signing = signing
        self.day = day
    }

    /// What the edit makes of the entry's files.
    package struct Outcome: Sendable {
        /// The files that change: their path below `content`, their bytes before and after.
        package let files: [(path: String, before: [UInt8], after: [UInt8])]
        /// The fields that a signing needs and that were added without their content.
        package let added: [String]
    }

    /// Edits the entry and its translations, in which a list keeps one item for each of the original.
    /// - Throws: what of the files cannot be edited, with its place; the world's failures as `ReadFailure`.
    package func edit(_ folder: ContentFolder, register: Register) throws -> Outcome {
        let original = try folder.read("agreements/\(slug).md")
        let node = try StageEdit.root(original)
        let index = try StageEdit.index(of: date, in: node)
        let (edits, added) = try edits(node, at: index, register: register)
        var files = [
            (
                path: "agreements/\(slug).md", before: original.bytes,
                after: TextEdit.apply(edits, to: original.bytes)
            )
        ]
        let prefix = "agreements/\(slug)."
        for path in try folder.list().files
        where path.hasPrefix(prefix) && path.hasSuffix(".md") && path != files[0].path {
            let file = try folder.read(path)
            let translation = try StageEdit.root(file)
            var edits: [TextEdit] = []
            if let list = translation.child("stages") {
                edits.append(try StageEdit.insert("{}", at: index, in: list))
            }
            if let list = translation.child("changes") {
                edits.append(try StageEdit.insert("{}", at: list.children.count, in: list))
            }
            guard !edits.isEmpty else { continue }
            files.append((path, file.bytes, TextEdit.apply(edits, to: file.bytes)))
        }
        return Outcome(files: files, added: added)
    }

    private func edits(_ node: YAMLNode, at index: Int, register: Register) throws(Rejected)
        -> (edits: [TextEdit], added: [String])
    {
        guard let stages = node.child("stages"), let changes = node.child("changes") else {
            throw StageEdit.refusal(node.span, "an entry has the lists 'stages' and 'changes'")
        }
        var edits = [
            try StageEdit.insert(StageEdit.fields(stage, date, source, note), at: index, in: stages)
        ]
        var added: [String] = []
        if stage.isSigned {
            added = SigningFields.names.filter { node.child($0) == nil }
            let lines = signing.lines(added).map { "\($0.name):\($0.value)\n" }.joined()
            let place = node.child("answer")?.endOfLines ?? stages.endOfLines
            if !lines.isEmpty { edits.append(TextEdit(offset: place, text: lines)) }
            let coded = Set(node.child("provisions")?.entries.map(\.key.text) ?? [])
            let missing = register.provisions.all.filter { !coded.contains($0.id.value) }
            if !missing.isEmpty {
                edits.append(try StageEdit.codings(missing, node, after: stages, register))
                added.append("provisions")
            }
        }
        let change = "date: \(day)\ntext: \(StageEdit.sentence(stage, date))"
        edits.append(try StageEdit.insert(change, at: changes.children.count, in: changes))
        return (edits, added.filter { !given.contains($0) })
    }

    /// The fields of a signing whose content the caller gave.
    private var given: Set<String> {
        Set(
            [
                signing.title.map { _ in "title" }, signing.place.map { _ in "place" },
                signing.counts.isEmpty ? nil : "counts",
            ].compactMap { $0 })
    }

    private static func codings(
        _ missing: [Provision], _ node: YAMLNode, after stages: YAMLNode, _ register: Register
    ) throws(Rejected) -> TextEdit {
        guard let table = node.child("provisions") else {
            return TextEdit(
                offset: stages.endOfLines,
                text: "provisions:\n" + SigningFields.codings(missing, register) + "\n")
        }
        guard !table.isFlow, let first = table.entries.first?.key else {
            throw refusal(table.span, "provisions are written one below the other")
        }
        let column = first.span.start - TextEdit.lineStart(first.span.start, in: first.span.file.bytes)
        return TextEdit(
            offset: table.endOfLines, text: SigningFields.codings(missing, register, indent: column) + "\n")
    }

    private static func sentence(_ stage: Stage, _ date: PartialDate) -> String {
        let what = stage.rawValue.split(separator: "-").joined(separator: " ")
        return YAMLText.scalar("Recorded the stage '\(what)' of \(date).")
    }

    // MARK: Lists

    /// The stage as an item of the list, without a line ending at its end.
    static func item(_ stage: Stage, _ date: PartialDate, _ source: String, _ note: String?, indent: Int)
        -> String
    {
        item(fields(stage, date, source, note), indent: indent, gap: 1).dropLast().description
    }

    private static func fields(_ stage: Stage, _ date: PartialDate, _ source: String, _ note: String?)
        -> String
    {
        "stage: \(stage.rawValue)\ndate: \(date)\nsource: \(YAMLText.scalar(source))"
            + (note.map { "\nnote: \(YAMLText.scalar($0))" } ?? "")
    }

    private static func item(_ fields: String, indent: Int, gap: Int) -> String {
        let start = String(repeating: " ", count: indent)
        let rest = start + String(repeating: " ", count: gap + 1)
        return start + "-" + String(repeating: " ", count: gap)
            + fields.split(separator: "\n").joined(separator: "\n" + rest) + "\n"
    }

    /// Where a stage of the day belongs: after the last one that is not later.
    private static func index(of date: PartialDate, in node: YAMLNode) throws(Rejected) -> Int {
        let items = node.child("stages")?.children ?? []
        let earlier = items.lastIndex { item in
            item.child("date").flatMap { PartialDate($0.text) }.map { $0.earliest <= date.earliest } ?? true
        }
        return earlier.map { $0 + 1 } ?? 0
    }

    /// An item put into a list as its own items are written.
    private static func insert(_ fields: String, at index: Int, in list: YAMLNode) throws(Rejected)
        -> TextEdit
    {
        let items = list.children
        guard !list.isFlow, let first = items.first, index <= items.count else {
            throw refusal(list.span, "this list is written with one '- ' a line")
        }
        let bytes = first.span.file.bytes
        let line = TextEdit.lineStart(first.span.start, in: bytes)
        let before = bytes[line..<first.span.start]
        let indent = before.prefix { $0 == 0x20 }.count
        let gap = before.dropFirst(indent + 1).count
        guard before.dropFirst(indent).first == 0x2D, before.dropFirst(indent + 1).allSatisfy({ $0 == 0x20 })
        else { throw refusal(first.span, "the first field of an item stands on the line of its '- '") }
        let offset = index == 0 ? line : items[index - 1].endOfLines
        return TextEdit(offset: offset, text: item(fields, indent: indent, gap: max(1, gap)))
    }

    private static func root(_ file: SourceFile) throws(Rejected) -> YAMLNode {
        let findings = Findings()
        if let fault = TextCheck.check(file) { throw Rejected([fault]) }
        guard let parts = FrontMatter.split(file, findings: findings),
            let tree = YAML.parse(file, parts.yaml, findings: findings),
            let node = YAMLNode(root: tree), node.shape == .mapping
        else { throw Rejected(findings.all) }
        return node
    }

    private static func refusal(_ span: Span, _ rule: String) -> Rejected {
        Rejected([
            Diagnostic(.yamlSubset, rule, span, hint: "write it so, or record the stage with an editor")
        ])
    }
}
