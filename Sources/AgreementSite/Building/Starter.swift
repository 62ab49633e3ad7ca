package import AgreementModel

/// The files that a new site starts from: templates, the words of the interface, a small register, and the
/// schemas of its files for editors.
package struct Starter: Sendable {
    /// The folder that holds `templates`, `starter` and `content/strings`.
    let root: String

    /// - parameter program: The program's own path, with links followed.
    /// - Returns: `nil` when the files are neither in `share/accord` beside the program's folder,
    /// as a package puts them, nor in a folder above the program, as in a checkout.
    package init?(program: String, exists: (String) -> Bool) {
        var folder = Starter.parent(program)
        var places = [Starter.parent(folder) + "/share/accord"]
        while !folder.isEmpty {
            folder = Starter.parent(folder)
            places.append(folder)
        }
        let wanted = ["templates/layout.mustache", "starter/site.yaml", "content/strings/en.yaml"]
        guard let root = places.first(where: { place in wanted.allSatisfy { exists(place + "/" + $0) } })
        else { return nil }
        self.root = root
    }

    /// The files of a new site, by their path below it.
    /// - Throws: when one of them cannot be read.
    package func files() throws(ReadFailure) -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        for (from, to) in [("templates", "templates"), ("starter", "content")] {
            let folder = ContentFolder(root: root + "/" + from, name: from)
            for below in try folder.list().files {
                files.append((to + "/" + below, try folder.read(below).bytes))
            }
        }
        let strings = ContentFolder(root: root + "/content/strings", name: "strings")
        files.append(("content/strings/en.yaml", try strings.read("en.yaml").bytes))
        for schema in ContentSchema.all { files.append(("schemas/" + schema.fileName, schema.bytes)) }
        return files
    }

    private static func parent(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }
}
