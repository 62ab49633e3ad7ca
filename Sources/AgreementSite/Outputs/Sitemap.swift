internal import AgreementModel

/// `sitemap.xml` and `robots.txt`, which need the site's address (sitemaps.org protocol 0.9; RFC 9309).
enum Sitemap {
    /// - parameter pages: The outputs whose pages are listed.
    static func output(of pages: [Output]) -> Output {
        .file("sitemap", "The list of pages for search engines, and where robots find it.") { edition in
            guard let address = edition.address, edition.prefix.isEmpty else { return [] }
            let listed = pages.flatMap { $0.drafts(edition) }.filter {
                $0.route.hasSuffix(".html") && $0.route != "404.html"
            }
            return [
                Draft(route: "sitemap.xml", rank: .feed, span: nil) { _, out in
                    out += sitemap(listed, address, edition.languages).utf8
                },
                Draft(route: "robots.txt", rank: .feed, span: nil) { _, out in
                    out += "User-agent: *\nAllow: /\n\nSitemap: \(address)/sitemap.xml\n".utf8
                },
            ]
        }
    }

    /// Each page in each language, with the day of its last change and its other languages.
    private static func sitemap(_ pages: [Draft], _ address: String, _ languages: [String]) -> String {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        xml += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
        xml += " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
        let prefixes = languages.enumerated().map { $0 == 0 ? "" : $1 + "/" }
        for prefix in prefixes {
            for page in pages {
                xml += "<url><loc>\(address)/\(prefix)\(page.route)</loc>"
                if let day = page.modified { xml += "<lastmod>\(day)</lastmod>" }
                for (other, language) in zip(prefixes, languages) where languages.count > 1 {
                    xml += "<xhtml:link rel=\"alternate\" hreflang=\"\(language)\""
                    xml += " href=\"\(address)/\(other)\(page.route)\"/>"
                }
                xml += "</url>\n"
            }
        }
        return xml + "</urlset>\n"
    }
}
