/// HTML that is already safe: a template writes it as it is.
package struct Markup: Hashable, Sendable {
    private enum Content: Sendable {
        case html([UInt8])
        /// Text that is escaped only where it is written, for most is written once.
        case text(String)
    }

    private let content: Content

    /// Makes HTML from text: `&`, `<`, `>`, `"` and `'` become references, as in elements so in attributes.
    package init(escaping text: String) { content = .text(text) }

    /// Takes HTML on the caller's word that nothing in it is unescaped text.
    package init(trusted html: String) { content = .html(Array(html.utf8)) }

    /// Takes HTML in UTF-8 on the caller's word that nothing in it is unescaped text.
    package init(trusted html: [UInt8]) { content = .html(html) }

    /// The HTML as UTF-8. Bytes, because templates are rendered as bytes and most markup comes from them.
    package var bytes: [UInt8] {
        switch content {
        case .html(let bytes): return bytes
        case .text(let text):
            var sink = ByteSink(capacity: text.utf8.count)
            sink.append(escaping: text)
            return sink.bytes
        }
    }

    /// The HTML as text.
    package var html: String { String(decoding: bytes, as: UTF8.self) }

    var isEmpty: Bool {
        switch content {
        case .html(let bytes): bytes.isEmpty
        case .text(let text): text.isEmpty
        }
    }

    func write(to out: inout ByteSink) {
        switch content {
        case .html(let bytes): out.append(bytes)
        case .text(let text): out.append(escaping: text)
        }
    }

    package static func == (a: Self, b: Self) -> Bool { a.bytes == b.bytes }

    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
