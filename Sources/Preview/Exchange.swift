internal import AgreementSite

/// What a browser asks for, as far as the preview looks at it.
struct Request {
    var method = "GET"
    /// The path as the request line has it, without a query.
    var path = "/"
    var host: String?
    var origin: String?
    var ifNoneMatch: String?
    var range: String?
    var ifRange: String?
    /// Whether a body follows or is announced.
    var hasBody = false
}

/// What the preview answers.
struct Reply {
    /// Whether the events follow instead of a body.
    var isEvents = false
    var status = 200
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Answers requests. It sees no sockets and no files.
struct Exchange: Sendable {
    /// The path below which the site stands, with slashes at both ends.
    let base: String
    /// The values of `Host` that name this server.
    let hosts: Set<String>

    init(base: String, port: Int) {
        self.base = base
        let names = ["127.0.0.1", "localhost"]
        hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
    }

    /// The answer to a request while `site` is what is shown.
    func reply(to request: Request, _ site: PreviewedSite) -> Reply {
        guard request.method == "GET" || request.method == "HEAD" else {
            return Exchange.refusal(405, "Only GET and HEAD are answered.", [("Allow", "GET, HEAD")])
        }
        if request.hasBody { return Exchange.refusal(413, "A request has no body.") }
        // A foreign name that leads here is how other sites would read along (DNS rebinding).
        guard let host = request.host, hosts.contains(host.lowercased()) else {
            return Exchange.refusal(403, "This server has another name.")
        }
        if let origin = request.origin, !hosts.contains(where: { origin.lowercased() == "http://" + $0 }) {
            return Exchange.refusal(403, "Other sites are not answered.")
        }
        guard let path = RequestPath(request.path) else {
            return Exchange.refusal(400, "This is no path of a site.")
        }
        let root = Array(base.utf8.dropFirst())
        guard path.bytes.starts(with: root) else {
            let isAbove = path.bytes.isEmpty || path.bytes.elementsEqual(root.dropLast())
            return isAbove
                ? Exchange.redirect(to: base, 302)
                : Exchange.refusal(404, "The site stands below \(base).")
        }
        return Exchange.secured(answer(Array(path.bytes.dropFirst(root.count)), request, site))
    }

    /// - parameter path: Below the base path.
    private func answer(_ path: [UInt8], _ request: Request, _ site: PreviewedSite) -> Reply {
        switch String(decoding: path, as: UTF8.self) {
        case ".preview/events": return Exchange.events
        case ".preview/preview.js":
            return Exchange.file(PackageResources.preview_js, "preview.js", request)
        case ".preview/preview.css":
            return Exchange.file(PackageResources.preview_css, "preview.css", request)
        default: break
        }
        guard site.isThere else {
            let page = ScriptedPage.waiting(generation: site.generation, base: base)
            return Reply(status: 503, headers: [("Content-Type", ContentType.of("x.html"))], body: page)
        }
        let isFolder = path.isEmpty || path.last == UInt8(ascii: "/")
        let index = Array("index.html".utf8)
        if let artifact = site.file(at: isFolder ? path + index : path) {
            return Exchange.file(sent(artifact, site), artifact.path, request)
        }
        if !isFolder, site.file(at: path + [UInt8(ascii: "/")] + index) != nil {
            return Exchange.redirect(to: request.path + "/", 301)
        }
        guard let page = site.file(at: Array("404.html".utf8)) else {
            return Exchange.refusal(404, "There is no such page.")
        }
        return Reply(
            status: 404, headers: [("Content-Type", ContentType.of(page.path))], body: sent(page, site))
    }

    /// The bytes that the preview sends of a file.
    private func sent(_ artifact: Artifact, _ site: PreviewedSite) -> [UInt8] {
        guard artifact.path.hasSuffix(".html") else { return artifact.bytes }
        return ScriptedPage.bytes(of: artifact.bytes, generation: site.generation, base: base)
    }

    /// A file, or what is asked for of it.
    private static func file(_ bytes: [UInt8], _ path: String, _ request: Request) -> Reply {
        let tag = "\"\(SHA256Digest(of: bytes).hex(32))\""
        var reply = Reply(headers: [
            ("Content-Type", ContentType.of(path)), ("ETag", tag), ("Accept-Ranges", "bytes"),
        ])
        if let known = request.ifNoneMatch, known == "*" || matches(tag, known) {
            reply.status = 304
            return reply
        }
        let asked = request.ifRange.map { $0 == tag } ?? true ? request.range : nil
        switch ByteRange(request.method == "GET" ? asked : nil, sizeBytes: bytes.count) {
        case .whole: reply.body = bytes
        case .part(let range):
            reply.status = 206
            reply.headers.append(
                ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"))
            reply.body = Array(bytes[range])
        case .unsatisfiable:
            reply.status = 416
            reply.headers.append(("Content-Range", "bytes */\(bytes.count)"))
        }
        return reply
    }

    /// Whether the list of tags has this one; a weak tag counts as the same here (RFC 9110, 13.1.2).
    private static func matches(_ tag: String, _ list: String) -> Bool {
        list.split(separator: ",").contains { item in
            let item = item.drop { $0 == " " }
            return (item.hasPrefix("W/") ? item.dropFirst(2) : item).prefix { $0 != " " } == tag
        }
    }

    private static let events = Reply(isEvents: true, headers: [("Content-Type", "text/event-stream")])

    private static func redirect(to path: String, _ status: Int) -> Reply {
        secured(Reply(status: status, headers: [("Location", path)]))
    }

    private static func refusal(
        _ status: Int, _ text: String, _ headers: [(name: String, value: String)] = []
    ) -> Reply {
        // What is left of a refused request is not read as another.
        secured(
            Reply(
                status: status,
                headers: headers + [("Content-Type", ContentType.of("x.txt")), ("Connection", "close")],
                body: Array((text + "\n").utf8)))
    }

    /// The reply with what browsers are told of every answer.
    private static func secured(_ reply: Reply) -> Reply {
        var reply = reply
        reply.headers += [
            ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        return reply
    }
}
