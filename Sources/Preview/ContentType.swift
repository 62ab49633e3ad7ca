/// The media type by which a file is sent.
enum ContentType {
    static func of(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
            return "text/plain; charset=utf-8"
        }
        return known[String(name[name.index(after: dot)...])] ?? "application/octet-stream"
    }

    private static let known = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8", "json": "application/json", "csv": "text/csv; charset=utf-8",
        "xml": "application/xml", "ics": "text/calendar; charset=utf-8", "txt": "text/plain; charset=utf-8",
        "cff": "text/plain; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
        "zip": "application/zip", "gz": "application/gzip",
    ]
}
