internal import AgreementModel

/// `sitemap.xml` and `robots.txt`, which need the site's address (sitemaps.org protocol 0.9; RFC 9309).
enum Sitemap {
    /// - parameter pages: The outputs whose pages are listed.
    static func output(of pages: [Output]) -> Output {
        .file("sitemap", "The list of pages for search engines, and where robots find it.") { edition in
            guard let address = edition.address, edition.prefix.isEmpty else { return [] }
            let routes = pages.flatMap { $0.drafts(edition) }.filter {
                $0.route.hasSuffix(".html") && $0.route != "404.html"
            }
            .map(\.route)
            let languages = edition.languages
            return [
                Draft(route: "sitemap.xml", rank: .feed, span: nil) { _, out in
                    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8
                    out += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
                    for (index, _) in languages.enumerated() {
                        let prefix = index == 0 ? "" : languages[index] + "/"
                        for route in routes {
                            out += "<url><loc>\(address)/\(prefix)\(route)</loc></url>\n".utf8
                        }
                    }
                    out += "</urlset>\n".utf8
                },
                Draft(route: "robots.txt", rank: .feed, span: nil) { _, out in
                    out += "User-agent: *\nAllow: /\n\nSitemap: \(address)/sitemap.xml\n".utf8
                },
            ]
        }
    }
}
