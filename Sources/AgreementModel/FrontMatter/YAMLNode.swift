/// One value of a YAML document.
struct YAMLNode {
    private let tree: YAML
    private let index: Int32

    init?(root tree: YAML) {
        guard !tree.nodes.isEmpty else { return nil }
        self.init(tree, 0)
    }

    private init(_ tree: YAML, _ index: Int32) {
        self.tree = tree
        self.index = index
    }

    var shape: YAML.Shape { tree.nodes[Int(index)].shape }
    var text: String { tree.text(of: index) }
    var span: Span { tree.span(of: index) }

    /// Whether the text is empty or white space only.
    var isEmptyText: Bool { tree.isBlank(index) }

    /// How many items a sequence or keys a mapping has.
    var count: Int {
        var count = 0
        var child = tree.nodes[Int(index)].firstChild
        while child >= 0 {
            count += 1
            child = tree.nodes[Int(child)].next
        }
        return shape == .mapping ? count / 2 : count
    }

    /// The items of a sequence.
    var children: [YAMLNode] {
        guard shape == .sequence else { return [] }
        return all
    }

    /// The keys and values of a mapping, in the order written.
    var entries: [(key: YAMLNode, value: YAMLNode)] {
        guard shape == .mapping else { return [] }
        let all = self.all
        return stride(from: 0, to: all.count - 1, by: 2).map { (all[$0], all[$0 + 1]) }
    }

    /// The value under a key of a mapping.
    func child(_ name: String) -> YAMLNode? {
        guard shape == .mapping, let key = key(name) else { return nil }
        let value = tree.nodes[Int(key)].next
        return value < 0 ? nil : YAMLNode(tree, value)
    }

    func span(ofKey name: String) -> Span { key(name).map { tree.span(of: $0) } ?? span }

    var firstKeySpan: Span? {
        let first = tree.nodes[Int(index)].firstChild
        return first < 0 ? span : tree.span(of: first)
    }

    private var all: [YAMLNode] {
        var nodes: [YAMLNode] = []
        var child = tree.nodes[Int(index)].firstChild
        while child >= 0 {
            nodes.append(YAMLNode(tree, child))
            child = tree.nodes[Int(child)].next
        }
        return nodes
    }

    private func key(_ name: String) -> Int32? { tree.key(name, of: index) }
}
