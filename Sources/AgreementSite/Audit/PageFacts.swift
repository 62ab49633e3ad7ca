internal import AgreementModel

/// What one page holds, and what is wrong with it by itself.
struct PageFacts: Sendable {
    /// An address within the site: where it stands in the page, and what it leads to.
    struct Link: Sendable {
        let start: Int32, end: Int32
        /// The route; `nil` when it leads out of the site.
        let target: RouteHash?
        /// The id of a place on that page, if one is named.
        let fragment: RouteHash?
    }

    let artifact: Artifact
    private let addresses: PageAddresses
    /// Addresses within the site, each once.
    private(set) var links: [Link] = []
    /// What a browser fetches by itself from within the site.
    private(set) var loads: [RouteHash] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var ids = HashTable(capacity: 48)
    private var seen = HashTable(capacity: 96)
    private var headings = 0
    private var hasLanguage = false
    private var hasTitle = false

    init(_ artifact: Artifact, basePath: String) {
        self.artifact = artifact
        addresses = PageAddresses(of: artifact.path, basePath: basePath)
        artifact.bytes.withUnsafeBufferPointer { html in
            HTMLScan.tags(html) { name, attributes, offset in
                visit(name, attributes, html, offset..<offset + name.count + 1)
            }
        }
        let start = 0..<1
        if headings != 1 {
            add("a page has one 'h1', and this has \(headings)", start, "correct its template")
        }
        if !hasLanguage { add("a page says its language", start, "write <html lang=\"…\"> in the layout") }
        if !hasTitle { add("a page has a title", start, "write <title> in the layout") }
        seen = HashTable(capacity: 0)
    }

    func has(id: RouteHash) -> Bool { ids[id] != nil }

    /// Whether every id of the other page is here too.
    func hasIDs(of other: PageFacts) -> Bool { ids.contains(all: other.ids) }

    /// The place of a link, and its address as it is written.
    func place(of link: Link) -> (span: Span, address: String) {
        let span = Span(PageFacts.file(of: artifact), Int(link.start), Int(link.end))
        return (span, span.text)
    }

    /// The route that an address on this page names; `nil` if it leads out of the site.
    func route(of address: String) -> String? { addresses.route(of: address) }

    private static func file(of artifact: Artifact) -> SourceFile {
        SourceFile(path: artifact.path, bytes: artifact.bytes)
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    private static func text(_ html: Bytes, _ range: Range<Int>) -> String {
        String(decoding: html[range], as: UTF8.self)
    }

    private typealias Attributes = UnsafeBufferPointer<HTMLScan.Attribute>

    private mutating func visit(
        _ name: Range<Int>, _ attributes: Attributes, _ html: Bytes, _ tag: Range<Int>
    ) {
        let isLink = HTMLScan.holds(html, name, "a")
        var source: Range<Int>?
        var rel: Range<Int> = 0..<0
        for (attribute, value) in attributes {
            let isNamed = { (word: StaticString) in HTMLScan.holds(html, attribute, word) }
            switch attribute.count {
            case 2 where isNamed("id"):
                guard !ids.insert(RouteHash(html[value])) else { continue }
                let id = PageFacts.text(html, value)
                add(
                    "an id stands once on a page, and '\(id)' stands twice", tag,
                    "give one of them another id")
            case 3 where isNamed("src"), 6 where isNamed("srcset") || isNamed("poster"): source = value
            case 3 where isNamed("rel"): rel = value
            case 4 where isNamed("href"):
                if isLink {
                    addLink(html, value)
                } else if HTMLScan.holds(html, name, "link") {
                    source = value
                }
            case 4 where isNamed("lang") && HTMLScan.holds(html, name, "html"): hasLanguage = !value.isEmpty
            case 5 where isNamed("style"):
                add("a style stands in the stylesheet", tag, "delete the attribute 'style'")
            case 3... where HTMLScan.holds(html, attribute.prefix(2), "on"):
                add("a handler stands in the script", tag, "delete the attribute")
            default: break
            }
        }
        if !isLink { visit(element: name, attributes, html, hasSource: source != nil, tag) }
        if let source { visit(source: source, rel: rel, html, tag) }
    }

    private mutating func visit(
        element name: Range<Int>, _ attributes: Attributes, _ html: Bytes, hasSource: Bool, _ tag: Range<Int>
    ) {
        if HTMLScan.holds(html, name, "h1") {
            headings += 1
        } else if HTMLScan.holds(html, name, "title") {
            hasTitle = true
        } else if HTMLScan.holds(html, name, "style") {
            add("a style stands in the stylesheet", tag, "move it to templates/assets/site.css")
        } else if HTMLScan.holds(html, name, "script"), !hasSource, !PageFacts.isData(attributes, html) {
            add("a script stands in a file", tag, "move it to templates/assets/site.js")
        }
    }

    /// Something that a browser fetches by itself, or that a `link` only refers to.
    private mutating func visit(source: Range<Int>, rel: Range<Int>, _ html: Bytes, _ tag: Range<Int>) {
        let refers = ["canonical", "alternate", "license"].contains { HTMLScan.holds(html, rel, $0) }
        if PageAddresses.isElsewhere(html[source]) {
            guard !refers else { return }
            add(
                "a page fetches nothing from elsewhere, and this is '\(PageFacts.text(html, source))'",
                tag,
                "put the file into templates/assets")
        } else {
            if !refers, let load = addresses.target(of: html[source]) { loads.append(load) }
            addLink(html, source)
        }
    }

    private mutating func addLink(_ html: Bytes, _ range: Range<Int>) {
        for scheme in ["http:", "https:", "mailto:"] as [StaticString]
        where HTMLScan.holds(html, range.prefix(scheme.utf8CodeUnitCount), scheme) { return }
        let address = html[range]
        guard seen.insert(RouteHash(address)) else { return }
        let hash = address.firstIndex(of: UInt8(ascii: "#")) ?? address.endIndex
        let route = address[..<(address[..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash)]
        let fragment = address[hash...].dropFirst()
        links.append(
            Link(
                start: Int32(range.lowerBound), end: Int32(range.upperBound),
                target: route.isEmpty ? addresses.page : addresses.target(of: route),
                fragment: fragment.isEmpty ? nil : RouteHash(fragment)))
    }

    private mutating func add(_ summary: String, _ place: Range<Int>, _ hint: String) {
        let span = Span(PageFacts.file(of: artifact), place.lowerBound, place.upperBound)
        diagnostics.append(Diagnostic(.audit, summary, span, hint: hint))
    }

    /// Data for machines is no script (HTML, 4.12.1: a data block).
    private static func isData(_ attributes: Attributes, _ html: Bytes) -> Bool {
        attributes.contains { name, value in
            HTMLScan.holds(html, name, "type")
                && ["application/ld+json", "application/json"].contains(text(html, value))
        }
    }
}
