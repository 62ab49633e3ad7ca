/// A page as the preview sends it: with the script that reloads it.
enum ScriptedPage {
    /// The page with the script before `</body>`, or at its end.
    ///
    /// The page's own policy lets no script connect to anything; the preview's may ask the preview.
    static func bytes(of html: [UInt8], generation: String, base: String) -> [UInt8] {
        var page = html
        let script =
            "<script src=\"\(attribute(base)).preview/preview.js\" "
            + "data-generation=\"\(generation)\"></script>\n"
        let end = lastIndex(of: "</body", in: page) ?? page.count
        page.insert(contentsOf: script.utf8, at: end)
        if let policy = policy(in: page) {
            let text = String(decoding: page[policy], as: UTF8.self)
            page.replaceSubrange(policy, with: allowing(text).utf8)
        }
        return page
    }

    /// What is shown while there has been no good site.
    static func waiting(generation: String, base: String) -> [UInt8] {
        let page = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Preview</title></head>
            <body>
            <h1>The site cannot be shown yet</h1>
            <p>There are mistakes in the content. They are listed here and in the terminal.
            This page changes by itself.</p>
            </body>
            </html>

            """
        return bytes(of: Array(page.utf8), generation: generation, base: base)
    }

    /// Where the page's Content-Security-Policy stands.
    private static func policy(in page: [UInt8]) -> Range<Int>? {
        guard let name = firstIndex(of: "http-equiv=\"Content-Security-Policy\"", in: page[...]),
            let attribute = firstIndex(of: "content=\"", in: page[name...])
        else { return nil }
        let start = attribute + "content=\"".utf8.count
        return page[start...].firstIndex(of: UInt8(ascii: "\"")).map { start..<$0 }
    }

    /// The policy with what the preview needs of its own server.
    private static func allowing(_ policy: String) -> String {
        var directives = policy.split(separator: ";").map { $0.split(separator: " ").map(String.init) }
        for name in ["connect-src", "script-src", "style-src"] {
            if let index = directives.firstIndex(where: { $0.first == name }) {
                directives[index].removeAll { $0 == "'none'" || $0 == "'self'" }
                directives[index].append("'self'")
            } else {
                directives.append([name, "'self'"])
            }
        }
        return directives.map { $0.joined(separator: " ") }.joined(separator: "; ")
    }

    /// A base path holds no quotes; `&` is the one character that must be escaped.
    private static func attribute(_ base: String) -> String {
        base.unicodeScalars.map { $0 == "&" ? "&amp;" : String($0) }.joined()
    }

    private static func firstIndex(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = Array(text.utf8)
        return bytes.indices.first { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }

    private static func lastIndex(of text: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(text.utf8)
        return bytes.indices.last { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
    }
}
