internal import AgreementModel

/// What one page holds, and what is wrong with it by itself.
struct PageFacts: Sendable {
    let path: String
    /// The path without the page's own name; empty or ending with a slash.
    let folder: String
    /// Addresses within the site, each once, with the offset at which it first stands.
    private(set) var links: [(String, Int)] = []
    /// Addresses within the site of what a browser fetches by itself.
    private(set) var loads: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Ids and links by hash: at 64 bits two different ones do not meet.
    private var ids: Set<Int> = []
    private var seen: Set<Int> = []
    private var headings = 0
    private var hasLanguage = false
    private var hasTitle = false

    init(_ artifact: Artifact) {
        path = artifact.path
        let route = artifact.path
        folder = route.lastIndex(of: "/").map { String(route[...$0]) } ?? ""
        let file = SourceFile(path: path, bytes: artifact.bytes)
        artifact.bytes.withUnsafeBufferPointer { html in
            HTMLScan.tags(html) { name, attributes, offset in
                visit(name, attributes, html) { Span(file, offset, offset + name.count + 1) }
            }
        }
        let start = Span(file, 0, 1)
        if headings != 1 {
            add("a page has one 'h1', and this has \(headings)", start, "correct its template")
        }
        if !hasLanguage { add("a page says its language", start, "write <html lang=\"…\"> in the layout") }
        if !hasTitle { add("a page has a title", start, "write <title> in the layout") }
    }

    func has(id: Substring) -> Bool {
        var id = String(id)
        return id.withUTF8 { ids.contains(PageFacts.hash($0, 0..<$0.count)) }
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private static func hash(_ bytes: Bytes, _ range: Range<Int>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range])))
        return hasher.finalize()
    }

    private static func text(_ html: Bytes, _ range: Range<Int>) -> String {
        String(decoding: html[range], as: UTF8.self)
    }

    private mutating func visit(
        _ name: Range<Int>, _ attributes: [HTMLScan.Attribute], _ html: Bytes, _ span: () -> Span
    ) {
        let isLink = HTMLScan.holds(html, name, "a")
        var source: Range<Int>?
        var rel: Range<Int> = 0..<0
        for (attribute, value) in attributes {
            let isNamed = { (word: StaticString) in HTMLScan.holds(html, attribute, word) }
            if isNamed("href") {
                if isLink {
                    addLink(html, value)
                } else if HTMLScan.holds(html, name, "link") {
                    source = value
                }
            } else if isNamed("id") {
                guard !ids.insert(PageFacts.hash(html, value)).inserted else { continue }
                let id = PageFacts.text(html, value)
                add(
                    "an id stands once on a page, and '\(id)' stands twice", span(),
                    "give one of them another id")
            } else if isNamed("src") || isNamed("srcset") || isNamed("poster") {
                source = value
            } else if isNamed("rel") {
                rel = value
            } else if isNamed("lang"), HTMLScan.holds(html, name, "html") {
                hasLanguage = !value.isEmpty
            } else if isNamed("style") {
                add("a style stands in the stylesheet", span(), "delete the attribute 'style'")
            } else if attribute.count > 2, HTMLScan.holds(html, attribute.prefix(2), "on") {
                add("a handler stands in the script", span(), "delete the attribute")
            }
        }
        if !isLink { visit(element: name, attributes, html, hasSource: source != nil, span) }
        if let source { visit(source: source, rel: rel, html, span) }
    }

    private mutating func visit(
        element name: Range<Int>, _ attributes: [HTMLScan.Attribute], _ html: Bytes, hasSource: Bool,
        _ span: () -> Span
    ) {
        if HTMLScan.holds(html, name, "h1") {
            headings += 1
        } else if HTMLScan.holds(html, name, "title") {
            hasTitle = true
        } else if HTMLScan.holds(html, name, "style") {
            add("a style stands in the stylesheet", span(), "move it to templates/assets/site.css")
        } else if HTMLScan.holds(html, name, "script"), !hasSource, !PageFacts.isData(attributes, html) {
            add("a script stands in a file", span(), "move it to templates/assets/site.js")
        }
    }

    /// Something that a browser fetches by itself, or that a `link` only refers to.
    private mutating func visit(source: Range<Int>, rel: Range<Int>, _ html: Bytes, _ span: () -> Span) {
        let refers = ["canonical", "alternate", "license"].contains(PageFacts.text(html, rel))
        let address = PageFacts.text(html, source)
        let isElsewhere = address.holds("://") || address.hasPrefix("//") || address.hasPrefix("data:")
        if isElsewhere, !refers {
            add(
                "a page fetches nothing from elsewhere, and this is '\(address)'", span(),
                "put the file into templates/assets")
        } else if !isElsewhere {
            if !refers { loads.append(address) }
            addLink(html, source)
        }
    }

    private mutating func addLink(_ html: Bytes, _ range: Range<Int>) {
        for scheme in ["http:", "https:", "mailto:"] as [StaticString]
        where HTMLScan.holds(html, range.prefix(scheme.utf8CodeUnitCount), scheme) { return }
        guard seen.insert(PageFacts.hash(html, range)).inserted else { return }
        links.append((PageFacts.text(html, range), range.lowerBound))
    }

    private mutating func add(_ summary: String, _ span: Span, _ hint: String) {
        diagnostics.append(Diagnostic(.audit, summary, span, hint: hint))
    }

    /// Data for machines is no script (HTML, 4.12.1: a data block).
    private static func isData(_ attributes: [HTMLScan.Attribute], _ html: Bytes) -> Bool {
        attributes.contains { name, value in
            HTMLScan.holds(html, name, "type")
                && ["application/ld+json", "application/json"].contains(text(html, value))
        }
    }
}
