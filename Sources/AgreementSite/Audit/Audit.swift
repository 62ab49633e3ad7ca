internal import AgreementModel

/// Examines the produced pages before anything is written: that every link within the site leads somewhere,
/// ids are unique, each page has one `h1`, a language and a title, and nothing is fetched from elsewhere or
/// written inline.
struct Audit: Sendable {
    private let artifacts: [Artifact]
    /// The path of the site's address, with slashes at both ends.
    private let basePath: String
    private let jobs: Int

    init(_ artifacts: [Artifact], address: String?, jobs: Int) {
        self.artifacts = artifacts
        basePath = BasePath.of(address)
        self.jobs = jobs
    }

    /// All that is wrong, page by page in their order.
    func diagnostics() -> [Diagnostic] {
        let pages = artifacts.filter { $0.path.hasSuffix(".html") }
        let found = Parallel.map(pages.count, jobs: jobs) { PageFacts(pages[$0]) }
        let routes = Set(artifacts.map(\.path))
        let ids = Dictionary(uniqueKeysWithValues: found.map { ($0.path, $0.ids) })
        let links = Parallel.map(pages.count, jobs: jobs) { index in
            checkLinks(found[index], pages[index], routes, ids)
        }
        return zip(found, links).flatMap { $0.diagnostics + $1 }
    }

    private func checkLinks(
        _ page: PageFacts, _ artifact: Artifact, _ routes: Set<String>, _ ids: [String: Set<String>]
    ) -> [Diagnostic] {
        let folder = page.path.split(separator: "/").dropLast().map(String.init)
        var known: [String: String?] = [:]
        return page.links.compactMap { link, offset in
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
                String.init)
            let path = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)[0]
            let fragment = parts.count == 2 ? parts[1] : nil
            let target: String?
            if path.isEmpty {
                target = page.path
            } else if let seen = known[String(path)] {
                target = seen
            } else {
                target = resolve(String(path), from: folder)
                known[String(path)] = target
            }
            let span = {
                Span(SourceFile(path: page.path, bytes: artifact.bytes), offset, offset + link.utf8.count)
            }
            guard let target, routes.contains(target) else {
                return Diagnostic(
                    .audit, "the link '\(link)' leads to nothing that is published", span(),
                    hint: Nearest.hint(target ?? link, in: routes) ?? "correct it in the template")
            }
            guard let fragment, !fragment.isEmpty, let targets = ids[target], !targets.contains(fragment)
            else { return nil }
            return Diagnostic(
                .audit, "the page '\(target)' has nothing with the id '\(fragment)'", span(),
                hint: Nearest.hint(fragment, in: targets) ?? "correct it in the template")
        }
    }

    /// The route that a relative address names; `nil` if it leads out of the site.
    private func resolve(_ path: String, from folder: [String]) -> String? {
        if path.hasPrefix("/") {
            guard path.hasPrefix(basePath) else { return nil }
            return String(path.dropFirst(basePath.count))
        }
        var folders = folder
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            switch part {
            case "..":
                guard folders.popLast() != nil else { return nil }
            case ".": continue
            default: folders.append(String(part))
            }
        }
        return folders.joined(separator: "/")
    }
}

/// The path part of a site's address.
enum BasePath {
    /// With slashes at both ends; "/" when the address has no path or is not known.
    static func of(_ address: String?) -> String {
        // scheme, "", host, path
        let parts = (address ?? "").split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4 else { return "/" }
        let path = "/" + parts[3]
        return path.hasSuffix("/") ? path : path + "/"
    }
}

/// What one page holds, and what is wrong with it by itself.
struct PageFacts: Sendable {
    let path: String
    private(set) var ids: Set<String> = []
    /// Addresses within the site, with the offset at which each stands.
    private(set) var links: [(String, Int)] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var headings = 0
    private var hasLanguage = false
    private var hasTitle = false

    init(_ artifact: Artifact) {
        path = artifact.path
        let html = artifact.bytes
        let file = SourceFile(path: path, bytes: html)
        HTMLScan.tags(html) { name, attributes, offset in
            let span = { Span(file, offset, offset + name.count + 1) }
            visit(name, attributes, html, span)
        }
        let start = Span(file, 0, 1)
        if headings != 1 {
            add("a page has one 'h1', and this has \(headings)", start, "correct its template")
        }
        if !hasLanguage { add("a page says its language", start, "write <html lang=\"…\"> in the layout") }
        if !hasTitle { add("a page has a title", start, "write <title> in the layout") }
    }

    private mutating func visit(
        _ name: ArraySlice<UInt8>, _ attributes: [HTMLScan.Attribute], _ html: [UInt8], _ span: () -> Span
    ) {
        let tag = String(decoding: name, as: UTF8.self)
        var source: String?
        var rel = ""
        for (attribute, range) in attributes {
            let value = { String(decoding: html[range], as: UTF8.self) }
            switch String(decoding: attribute, as: UTF8.self) {
            case "id":
                if !ids.insert(value()).inserted {
                    add(
                        "an id stands once on a page, and '\(value())' stands twice", span(),
                        "give one of them another id")
                }
            case "href" where tag == "a": addLink(value(), range.lowerBound)
            case "href" where tag == "link": source = value()
            case "rel": rel = value()
            case "src", "srcset", "poster": source = value()
            case "lang" where tag == "html": hasLanguage = !range.isEmpty
            case "style": add("a style stands in the stylesheet", span(), "delete the attribute 'style'")
            case let name where name.hasPrefix("on"):
                add("a handler stands in the script", span(), "delete the attribute '\(name)'")
            default: break
            }
        }
        switch tag {
        case "h1": headings += 1
        case "title": hasTitle = true
        case "style": add("a style stands in the stylesheet", span(), "move it to templates/assets/site.css")
        case "script" where source == nil && !PageFacts.isJSON(attributes, html):
            add("a script stands in a file", span(), "move it to templates/assets/site.js")
        default: break
        }
        guard let source, !(tag == "link" && ["canonical", "alternate", "license"].contains(rel)) else {
            return
        }
        if source.contains("://") || source.hasPrefix("//") || source.hasPrefix("data:") {
            add(
                "a page fetches nothing from elsewhere, and this is '\(source)'", span(),
                "put the file into templates/assets")
        } else {
            addLink(source, attributes.first { !$0.value.isEmpty }?.value.lowerBound ?? 0)
        }
    }

    private mutating func addLink(_ address: String, _ offset: Int) {
        let lower = address.utf8.prefix(8).map { $0 }
        for scheme in ["http:", "https:", "mailto:"] where lower.starts(with: scheme.utf8) { return }
        links.append((address, offset))
    }

    private mutating func add(_ summary: String, _ span: Span, _ hint: String) {
        diagnostics.append(Diagnostic(.audit, summary, span, hint: hint))
    }

    /// Data for machines is no script (HTML, 4.12.1: a data block).
    private static func isJSON(_ attributes: [HTMLScan.Attribute], _ html: [UInt8]) -> Bool {
        attributes.contains { name, value in
            name.elementsEqual("type".utf8) && html[value].elementsEqual("application/ld+json".utf8)
        }
    }
}
