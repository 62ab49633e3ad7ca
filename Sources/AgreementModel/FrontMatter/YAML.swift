internal import CYAML

/// The tree of one YAML document, flat: children of a node are linked by index.
///
/// A strict subset of YAML 1.2 for people: one document, no anchors, aliases or tags, keys that are plain
/// texts and stand once. Nothing is typed by its spelling: every scalar is text until a field says
/// otherwise.
package final class YAML {
    package enum Shape: UInt8, Sendable { case scalar, sequence, mapping }

    struct Node: Sendable {
        let shape: Shape
        /// Byte offsets in the file.
        var start: Int32
        var end: Int32
        /// Where a scalar's text stands in `text`.
        var textStart: Int32 = 0
        var textEnd: Int32 = 0
        /// In a mapping the children are key, value, key, value, …
        var firstChild: Int32 = -1
        var next: Int32 = -1
    }

    package let file: SourceFile
    fileprivate(set) var nodes: [Node] = []

    private init(file: SourceFile) { self.file = file }
    private var text: [UInt8] = []

    func text(of node: Int32) -> String {
        let node = nodes[Int(node)]
        return String(decoding: text[Int(node.textStart)..<Int(node.textEnd)], as: UTF8.self)
    }

    func bytes(of node: Int32) -> ArraySlice<UInt8> {
        let node = nodes[Int(node)]
        return text[Int(node.textStart)..<Int(node.textEnd)]
    }

    func span(of node: Int32) -> Span {
        let node = nodes[Int(node)]
        return Span(file, Int(node.start), Int(node.end))
    }

    /// Parses `range` of the file.
    /// - Returns: `nil` when a diagnostic was added; the first fault ends the reading of a document.
    static func parse(
        _ file: SourceFile, _ range: Range<Int>, maximumNodes: Int = Limits.frontMatterNodes,
        findings: Findings
    ) -> YAML? {
        var parsing = Parsing(file: file, range: range, maximumNodes: maximumNodes)
        if let diagnostic = parsing.run() {
            findings.add(diagnostic)
            return nil
        }
        return parsing.tree
    }

    /// One reading of libyaml's events into a tree. The only place that knows libyaml.
    private struct Parsing {
        let range: Range<Int>
        let maximumNodes: Int
        let tree: YAML
        /// Open collections: the node, its last child, and whether a key is due.
        private var open: [(node: Int32, last: Int32, keyIsDue: Bool)] = []
        /// libyaml counts characters; this is how far characters have been turned into bytes.
        private var cursor: (character: Int, byte: Int)

        init(file: SourceFile, range: Range<Int>, maximumNodes: Int) {
            self.range = range
            self.maximumNodes = maximumNodes
            tree = YAML(file: file)
            tree.nodes.reserveCapacity(256)
            tree.text.reserveCapacity(range.count)
            cursor = (0, range.lowerBound)
        }

        mutating func run() -> Diagnostic? {
            // libyaml's parser points into itself, so it lives on the heap and never moves.
            let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
            defer { parser.deallocate() }
            precondition(yaml_parser_initialize(parser) == 1, "libyaml has no memory")
            defer { yaml_parser_delete(parser) }
            return tree.file.bytes.withUnsafeBufferPointer { bytes in
                let input = bytes.baseAddress.map { $0 + range.lowerBound }
                yaml_parser_set_input_string(parser, input, range.count)
                yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
                return readEvents(parser)
            }
        }

        private mutating func readEvents(_ parser: UnsafeMutablePointer<yaml_parser_t>) -> Diagnostic? {
            var documents = 0
            var event = yaml_event_t()
            while true {
                guard yaml_parser_parse(parser, &event) == 1 else { return fault(parser.pointee) }
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_STREAM_END_EVENT: return nil
                case YAML_DOCUMENT_START_EVENT:
                    documents += 1
                    if documents > 1 {
                        return Diagnostic(
                            .yamlSubset, "a file holds one YAML document", span(event),
                            hint: "delete the second '---'")
                    }
                case YAML_ALIAS_EVENT:
                    return Diagnostic(
                        .yamlSubset, "aliases ('*') are not part of the YAML that content is written in",
                        span(event), hint: "write the value out")
                case YAML_SCALAR_EVENT, YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
                    if let diagnostic = add(event) { return diagnostic }
                case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                    let closed = open.removeLast()
                    tree.nodes[Int(closed.node)].end = Int32(byte(of: event.start_mark))
                default: break
                }
            }
        }

        private mutating func add(_ event: yaml_event_t) -> Diagnostic? {
            let index = Int32(tree.nodes.count)
            let start = byte(of: event.start_mark)
            let end = byteAhead(of: event.end_mark)
            let place = Span(tree.file, start, end)
            if let diagnostic = refusal(event, place) { return diagnostic }
            guard tree.nodes.count < maximumNodes else {
                return Diagnostic(
                    .tooLarge, "front matter or data holds at most \(maximumNodes) values", place,
                    hint: "split the file")
            }
            var node = Node(shape: .scalar, start: Int32(start), end: Int32(end))
            switch event.type {
            case YAML_SCALAR_EVENT:
                node.textStart = Int32(tree.text.count)
                let value = event.data.scalar
                tree.text.append(contentsOf: UnsafeBufferPointer(start: value.value, count: value.length))
                // An escape in quotation marks makes what may not stand in the file itself.
                if value.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
                    let diagnostic = TextCheck.check(tree.text[Int(node.textStart)...], at: place)
                {
                    return diagnostic
                }
                node.textEnd = Int32(tree.text.count)
            case YAML_SEQUENCE_START_EVENT:
                node = Node(shape: .sequence, start: Int32(start), end: Int32(end))
            default: node = Node(shape: .mapping, start: Int32(start), end: Int32(end))
            }
            tree.nodes.append(node)
            if let diagnostic = link(index) { return diagnostic }
            if node.shape != .scalar {
                guard open.count < Limits.frontMatterDepth else {
                    return Diagnostic(
                        .tooLarge, "values nest at most \(Limits.frontMatterDepth) levels deep", place,
                        hint: "write the value as one line of text")
                }
                open.append((index, -1, true))
            }
            return nil
        }

        /// Hangs the new node under the collection that is open.
        private mutating func link(_ index: Int32) -> Diagnostic? {
            guard let parent = open.last else { return nil }
            if parent.last < 0 {
                tree.nodes[Int(parent.node)].firstChild = index
            } else {
                tree.nodes[Int(parent.last)].next = index
            }
            open[open.count - 1].last = index
            guard tree.nodes[Int(parent.node)].shape == .mapping else { return nil }
            open[open.count - 1].keyIsDue = !parent.keyIsDue
            return parent.keyIsDue ? checkKey(index, of: parent.node) : nil
        }

        private func checkKey(_ index: Int32, of mapping: Int32) -> Diagnostic? {
            guard tree.nodes[Int(index)].shape == .scalar else {
                return Diagnostic(
                    .yamlSubset, "a key is plain text", tree.span(of: index), hint: "write 'name: value'")
            }
            let key = tree.bytes(of: index)
            var other = tree.nodes[Int(mapping)].firstChild
            while other != index {
                if tree.bytes(of: other) == key {
                    return Diagnostic(
                        .duplicateKey, "the key '\(tree.text(of: index))' stands once", tree.span(of: index),
                        hint: "delete one of the two",
                        notes: [.init(text: "first written here", span: tree.span(of: other))])
                }
                let value = tree.nodes[Int(other)].next
                guard value >= 0, tree.nodes[Int(value)].next >= 0 else { break }
                other = tree.nodes[Int(value)].next
            }
            return nil
        }

        private func refusal(_ event: yaml_event_t, _ place: Span) -> Diagnostic? {
            let (anchor, tag): (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt8>?)
            switch event.type {
            case YAML_SCALAR_EVENT: (anchor, tag) = (event.data.scalar.anchor, event.data.scalar.tag)
            case YAML_SEQUENCE_START_EVENT:
                (anchor, tag) = (event.data.sequence_start.anchor, event.data.sequence_start.tag)
            default: (anchor, tag) = (event.data.mapping_start.anchor, event.data.mapping_start.tag)
            }
            if anchor != nil {
                return Diagnostic(
                    .yamlSubset, "anchors ('&') are not part of the YAML that content is written in", place,
                    hint: "delete the anchor and write values out where they are used")
            }
            if tag != nil {
                return Diagnostic(
                    .yamlSubset, "tags ('!') are not part of the YAML that content is written in", place,
                    hint: "delete the tag, or put the value in quotation marks")
            }
            return nil
        }

        private mutating func span(_ event: yaml_event_t) -> Span {
            Span(tree.file, byte(of: event.start_mark), byteAhead(of: event.end_mark))
        }

        /// The byte of a mark at or after the last one asked for; moves the cursor there.
        private mutating func byte(of mark: yaml_mark_t) -> Int {
            guard mark.index >= cursor.character else {
                return byteFrom(0, range.lowerBound, Int(mark.index))
            }
            cursor = (Int(mark.index), byteFrom(cursor.character, cursor.byte, Int(mark.index)))
            return cursor.byte
        }

        private func byteAhead(of mark: yaml_mark_t) -> Int {
            mark.index >= cursor.character
                ? byteFrom(cursor.character, cursor.byte, Int(mark.index))
                : byteFrom(0, range.lowerBound, Int(mark.index))
        }

        private func byteFrom(_ character: Int, _ byte: Int, _ wanted: Int) -> Int {
            tree.file.bytes.withUnsafeBufferPointer { bytes in
                var (character, byte) = (character, byte)
                while character < wanted, byte < range.upperBound {
                    byte += 1
                    while byte < range.upperBound, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
                    character += 1
                }
                return byte
            }
        }

        private mutating func fault(_ parser: yaml_parser_t) -> Diagnostic {
            let problem = parser.problem.map { String(cString: $0) } ?? "not readable"
            // For reader errors the mark is useless, and the offset is right (stack notes: libyaml 0.2.5).
            let place =
                parser.error == YAML_READER_ERROR
                ? range.lowerBound + Int(parser.problem_offset) : byteAhead(of: parser.problem_mark)
            let hint =
                switch problem {
                case "mapping values are not allowed in this context":
                    "put quotation marks around a value that holds ': '"
                case "found character that cannot start any token":
                    "put quotation marks around a value that starts with this character"
                case "did not find expected key", "did not find expected '-' indicator":
                    "give keys of one mapping the same indentation"
                default: "compare the line with the examples in docs/authoring.md"
                }
            return Diagnostic(
                .yamlSyntax, "YAML: \(problem)", Span(tree.file, place, place + 1), hint: hint)
        }
    }
}
