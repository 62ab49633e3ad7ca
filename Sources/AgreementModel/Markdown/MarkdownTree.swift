internal import CCmark
internal import Glibc

/// The tree that libcmark makes of a text in CommonMark, and its HTML. The only file that knows libcmark.
///
/// A node is valid as long as its tree; a tree stays within one task.
struct MarkdownTree: ~Copyable {
    private let document: OpaquePointer

    /// Typographic quotation marks and dashes are made of plain ones; unsafe links and raw HTML stay out of
    /// the HTML even if no check has found them.
    private static let options = CMARK_OPT_SMART

    init(_ text: ArraySlice<UInt8>) {
        document = text.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let root = cmark_parse_document(start, bytes.count, MarkdownTree.options) else {
                preconditionFailure("libcmark has memory for a document")
            }
            return root
        }
    }

    deinit { cmark_node_free(document) }

    var root: MarkdownNode { MarkdownNode(document) }

    /// All nodes in the order of the text, each before what it holds. The tree may be changed afterwards.
    func nodes() -> [MarkdownNode] {
        var nodes: [MarkdownNode] = []
        let iterator = cmark_iter_new(document)
        defer { cmark_iter_free(iterator) }
        while true {
            switch cmark_iter_next(iterator) {
            case CMARK_EVENT_DONE: return nodes
            case CMARK_EVENT_ENTER: nodes.append(MarkdownNode(cmark_iter_get_node(iterator)))
            default: break
            }
        }
    }

    /// The HTML of the whole tree, in UTF-8.
    func html() -> [UInt8] {
        guard let text = cmark_render_html(document, MarkdownTree.options) else { return [] }
        defer { cmark_get_default_mem_allocator().pointee.free(text) }
        let length = strlen(text)
        return text.withMemoryRebound(to: UInt8.self, capacity: length) { bytes in
            Array(UnsafeBufferPointer(start: bytes, count: length))
        }
    }
}

/// One node of a tree.
struct MarkdownNode {
    enum Kind {
        case document, quote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, custom
    }

    private let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) { self.pointer = pointer }

    fileprivate init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    var kind: Kind {
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: .custom
        }
    }

    var isBlock: Bool {
        switch kind {
        case .document, .quote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak:
            true
        default: false
        }
    }

    /// Lines of the text that was parsed, from 1. libcmark 0.30 has them right for blocks, not for inlines.
    var firstLine: Int { Int(cmark_node_get_start_line(pointer)) }
    var lastLine: Int { Int(cmark_node_get_end_line(pointer)) }
    /// 1 to 6; 0 for what is no heading.
    var level: Int { Int(cmark_node_get_heading_level(pointer)) }
    var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

    /// Calls `body` with the bytes of the literal, which are valid only meanwhile.
    func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard let text = cmark_node_get_literal(pointer) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        let length = strlen(text)
        return text.withMemoryRebound(to: UInt8.self, capacity: length) {
            body(UnsafeBufferPointer(start: $0, count: length))
        }
    }

    func literalStarts(with prefix: String) -> Bool { withLiteral { $0.starts(with: prefix.utf8) } }

    /// Whether the address is one of the web, and so names nothing of the register.
    var leadsToTheWeb: Bool {
        guard let address = cmark_node_get_url(pointer) else { return false }
        return strncmp(address, "https://", 8) == 0 || strncmp(address, "http://", 7) == 0
    }

    var parent: MarkdownNode? { MarkdownNode(cmark_node_parent(pointer)) }
    var next: MarkdownNode? { MarkdownNode(cmark_node_next(pointer)) }
    var previous: MarkdownNode? { MarkdownNode(cmark_node_previous(pointer)) }
    var firstChild: MarkdownNode? { MarkdownNode(cmark_node_first_child(pointer)) }

    var children: [MarkdownNode] {
        var children: [MarkdownNode] = []
        var child = firstChild
        while let node = child {
            children.append(node)
            child = node.next
        }
        return children
    }

    /// The nearest block that holds the node, or the node itself.
    var block: MarkdownNode {
        var node = self
        while !node.isBlock, let parent = node.parent { node = parent }
        return node
    }

    /// The child of the document in which the node stands.
    var topBlock: MarkdownNode {
        var node = self
        while let parent = node.parent, parent.kind != .document { node = parent }
        return node
    }

    /// The text without markup of everything below the node, in order.
    var plainText: String {
        var text = ""
        var open = Array(children.reversed())
        while let node = open.popLast() {
            switch node.kind {
            case .text, .code: text += node.literal
            case .softBreak, .lineBreak: text += " "
            default: open.append(contentsOf: node.children.reversed())
            }
        }
        return text
    }

    static func == (a: MarkdownNode, b: MarkdownNode) -> Bool { a.pointer == b.pointer }
}

extension MarkdownNode {
    func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }
    func setAddress(_ address: String) { cmark_node_set_url(pointer, address) }
    func setTitle(_ title: String) { cmark_node_set_title(pointer, title) }
    func append(_ child: MarkdownNode) { cmark_node_append_child(pointer, child.pointer) }

    /// Puts `node` where this one stands, and frees this one with all it holds.
    func replace(with node: MarkdownNode) {
        cmark_node_replace(pointer, node.pointer)
        cmark_node_free(pointer)
    }

    /// Puts the children where the node stands, and frees the node.
    func unwrap() {
        for child in children { cmark_node_insert_before(pointer, child.pointer) }
        remove()
    }

    /// Takes the node and all it holds out of the tree and frees it.
    func remove() {
        cmark_node_unlink(pointer)
        cmark_node_free(pointer)
    }

    /// Encloses the children of a block or inline in HTML that Accord itself has made.
    static func custom(block: Bool, before: String, after: String) -> MarkdownNode {
        let node = make(block ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE)
        cmark_node_set_on_enter(node.pointer, before)
        cmark_node_set_on_exit(node.pointer, after)
        return node
    }

    static func text(_ text: String) -> MarkdownNode {
        let node = make(CMARK_NODE_TEXT)
        node.setLiteral(text)
        return node
    }

    static func link(to address: String, text: String) -> MarkdownNode {
        let node = make(CMARK_NODE_LINK)
        node.setAddress(address)
        node.append(.text(text))
        return node
    }

    /// A tight bullet list of the items, each a run of inlines.
    static func list(_ items: [[MarkdownNode]]) -> MarkdownNode {
        let list = make(CMARK_NODE_LIST)
        cmark_node_set_list_type(list.pointer, CMARK_BULLET_LIST)
        cmark_node_set_list_tight(list.pointer, 1)
        for inlines in items {
            let (item, paragraph) = (make(CMARK_NODE_ITEM), make(CMARK_NODE_PARAGRAPH))
            for inline in inlines { paragraph.append(inline) }
            item.append(paragraph)
            list.append(item)
        }
        return list
    }

    private static func make(_ type: cmark_node_type) -> MarkdownNode {
        guard let node = MarkdownNode(cmark_node_new(type)) else {
            preconditionFailure("libcmark has memory")
        }
        return node
    }
}
