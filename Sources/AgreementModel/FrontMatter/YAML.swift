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
    let nodes: [Node]
    /// The texts of all scalars, one after another.
    private let text: [UInt8]

    private init(file: SourceFile, nodes: [Node], text: [UInt8]) {
        self.file = file
        self.nodes = nodes
        self.text = text
    }

    func text(of node: Int32) -> String {
        let node = nodes[Int(node)]
        return text.withUnsafeBufferPointer { bytes in
            let text = bytes[Int(node.textStart)..<Int(node.textEnd)]
            return String(decoding: UnsafeBufferPointer(rebasing: text), as: UTF8.self)
        }
    }

    /// Whether the text of a scalar is empty or white space only.
    func isBlank(_ node: Int32) -> Bool {
        let node = nodes[Int(node)]
        return !(node.textStart..<node.textEnd).contains { text[Int($0)] != 0x20 && text[Int($0)] != 0x0A }
    }

    /// The key of a mapping whose text is `name`.
    func key(_ name: String, of mapping: Int32) -> Int32? {
        var name = name
        return name.withUTF8 { name in
            text.withUnsafeBufferPointer { text in
                var key = nodes[Int(mapping)].firstChild
                while key >= 0 {
                    let node = nodes[Int(key)]
                    let range = Int(node.textStart)..<Int(node.textEnd)
                    if range.count == name.count, text[range].elementsEqual(name) { return key }
                    guard node.next >= 0 else { return nil }
                    key = nodes[Int(node.next)].next
                }
                return nil
            }
        }
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
        return YAML(file: file, nodes: parsing.nodes, text: parsing.text)
    }

    /// One reading of libyaml's events into a tree. The only place that knows libyaml.
    private struct Parsing {
        let file: SourceFile
        let range: Range<Int>
        let maximumNodes: Int
        private(set) var nodes: [Node] = []
        private(set) var text: [UInt8] = []
        /// Open collections: the node, its last child, and whether a key is due.
        private var open: [(node: Int32, last: Int32, keyIsDue: Bool)] = []
        /// libyaml counts characters; this is how far characters have been turned into bytes.
        private var cursor: (character: Int, byte: Int)
        /// Whether each character is one byte.
        private let isASCII: Bool

        init(file: SourceFile, range: Range<Int>, maximumNodes: Int) {
            self.file = file
            self.range = range
            self.maximumNodes = maximumNodes
            cursor = (0, range.lowerBound)
            isASCII = file.bytes[range].reduce(0) { $0 | $1 } < 0x80
            nodes.reserveCapacity(256)
            text.reserveCapacity(range.count)
        }

        mutating func run() -> Diagnostic? {
            // libyaml's parser points into itself, so it lives on the heap and never moves.
            let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
            defer { parser.deallocate() }
            precondition(yaml_parser_initialize(parser) == 1, "libyaml has no memory")
            defer { yaml_parser_delete(parser) }
            return file.bytes.withUnsafeBufferPointer { bytes in
                let input = bytes.baseAddress.map { $0 + range.lowerBound }
                yaml_parser_set_input_string(parser, input, range.count)
                yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
                return readEvents(parser)
            }
        }

        private mutating func readEvents(_ parser: UnsafeMutablePointer<yaml_parser_t>) -> Diagnostic? {
            var documents = 0
            let event = UnsafeMutablePointer<yaml_event_t>.allocate(capacity: 1)
            defer { event.deallocate() }
            while true {
                guard yaml_parser_parse(parser, event) == 1 else { return fault(parser) }
                defer { yaml_event_delete(event) }
                switch event.pointee.type {
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
                    nodes[Int(closed.node)].end = Int32(byte(of: event.pointee.start_mark))
                default: break
                }
            }
        }

        private mutating func add(_ event: UnsafeMutablePointer<yaml_event_t>) -> Diagnostic? {
            if let diagnostic = refusal(event) { return diagnostic }
            guard nodes.count < maximumNodes else {
                return Diagnostic(
                    .tooLarge, "front matter or data holds at most \(maximumNodes) values", span(event),
                    hint: "split the file")
            }
            let index = Int32(nodes.count)
            let start = Int32(byte(of: event.pointee.start_mark))
            let end = Int32(byteAhead(of: event.pointee.end_mark))
            switch event.pointee.type {
            case YAML_SCALAR_EVENT:
                let value = UnsafeBufferPointer(
                    start: event.pointee.data.scalar.value, count: event.pointee.data.scalar.length)
                let first = text.count
                text.append(contentsOf: value)
                // An escape in quotation marks makes what may not stand in the file itself.
                if event.pointee.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE,
                    let diagnostic = TextCheck.check(value, at: span(event))
                {
                    return diagnostic
                }
                nodes.append(
                    Node(
                        shape: .scalar, start: start, end: end, textStart: Int32(first),
                        textEnd: Int32(text.count)))
            case YAML_SEQUENCE_START_EVENT: nodes.append(Node(shape: .sequence, start: start, end: end))
            default: nodes.append(Node(shape: .mapping, start: start, end: end))
            }
            if let diagnostic = link(index) { return diagnostic }
            if nodes[Int(index)].shape != .scalar {
                guard open.count < Limits.frontMatterDepth else {
                    return Diagnostic(
                        .tooLarge, "values nest at most \(Limits.frontMatterDepth) levels deep", span(event),
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
                nodes[Int(parent.node)].firstChild = index
            } else {
                nodes[Int(parent.last)].next = index
            }
            open[open.count - 1].last = index
            guard nodes[Int(parent.node)].shape == .mapping else { return nil }
            open[open.count - 1].keyIsDue = !parent.keyIsDue
            return parent.keyIsDue ? checkKey(index, of: parent.node) : nil
        }

        private func checkKey(_ index: Int32, of mapping: Int32) -> Diagnostic? {
            let key = nodes[Int(index)]
            guard key.shape == .scalar else {
                return Diagnostic(
                    .yamlSubset, "a key is plain text", span(key), hint: "write 'name: value'")
            }
            var other = nodes[Int(mapping)].firstChild
            while other != index {
                let earlier = nodes[Int(other)]
                if haveSameText(earlier, key) {
                    let name = String(decoding: text[Int(key.textStart)..<Int(key.textEnd)], as: UTF8.self)
                    return Diagnostic(
                        .duplicateKey, "the key '\(name)' stands once", span(key),
                        hint: "delete one of the two",
                        notes: [.init(text: "first written here", span: span(earlier))])
                }
                guard earlier.next >= 0, nodes[Int(earlier.next)].next >= 0 else { break }
                other = nodes[Int(earlier.next)].next
            }
            return nil
        }

        private func haveSameText(_ a: Node, _ b: Node) -> Bool {
            let length = a.textEnd - a.textStart
            guard length == b.textEnd - b.textStart else { return false }
            return (0..<Int(length)).allSatisfy { text[Int(a.textStart) + $0] == text[Int(b.textStart) + $0] }
        }

        private func refusal(_ event: UnsafeMutablePointer<yaml_event_t>) -> Diagnostic? {
            let (anchor, tag): (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt8>?)
            switch event.pointee.type {
            case YAML_SCALAR_EVENT:
                (anchor, tag) = (event.pointee.data.scalar.anchor, event.pointee.data.scalar.tag)
            case YAML_SEQUENCE_START_EVENT:
                (anchor, tag) = (
                    event.pointee.data.sequence_start.anchor, event.pointee.data.sequence_start.tag
                )
            default:
                (anchor, tag) = (
                    event.pointee.data.mapping_start.anchor, event.pointee.data.mapping_start.tag
                )
            }
            if anchor != nil {
                return Diagnostic(
                    .yamlSubset, "anchors ('&') are not part of the YAML that content is written in",
                    span(event), hint: "delete the anchor and write values out where they are used")
            }
            if tag != nil {
                return Diagnostic(
                    .yamlSubset, "tags ('!') are not part of the YAML that content is written in",
                    span(event), hint: "delete the tag, or put the value in quotation marks")
            }
            return nil
        }

        private func span(_ event: UnsafeMutablePointer<yaml_event_t>) -> Span {
            Span(file, byteAhead(of: event.pointee.start_mark), byteAhead(of: event.pointee.end_mark))
        }

        private func span(_ node: Node) -> Span { Span(file, Int(node.start), Int(node.end)) }

        /// The byte of a mark at or after the last one asked for; moves the cursor there.
        private mutating func byte(of mark: yaml_mark_t) -> Int {
            let byte = byteAhead(of: mark)
            if mark.index >= cursor.character { cursor = (Int(mark.index), byte) }
            return byte
        }

        private func byteAhead(of mark: yaml_mark_t) -> Int {
            let wanted = Int(mark.index)
            if isASCII { return min(range.lowerBound + wanted, range.upperBound) }
            return wanted >= cursor.character
                ? byteFrom(cursor.character, cursor.byte, wanted) : byteFrom(0, range.lowerBound, wanted)
        }

        private func byteFrom(_ character: Int, _ byte: Int, _ wanted: Int) -> Int {
            file.bytes.withUnsafeBufferPointer { bytes in
                var (character, byte) = (character, byte)
                while character < wanted, byte < range.upperBound {
                    byte += 1
                    while byte < range.upperBound, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
                    character += 1
                }
                return byte
            }
        }

        private func fault(_ parser: UnsafeMutablePointer<yaml_parser_t>) -> Diagnostic {
            let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not readable"
            // For reader errors the mark is useless, and the offset is right (libyaml 0.2.5).
            let place =
                parser.pointee.error == YAML_READER_ERROR
                ? range.lowerBound + Int(parser.pointee.problem_offset)
                : byteAhead(of: parser.pointee.problem_mark)
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
                .yamlSyntax, "YAML: \(problem)", Span(file, place, place + 1), hint: hint)
        }
    }
}
