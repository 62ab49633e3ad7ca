internal import AgreementModel

/// The files of `templates/assets`, published under names that hold a digest of their content.
struct Assets: Sendable {
    let artifacts: [Artifact]
    /// Routes of the files that templates name.
    let stylesheet: String
    let script: String?
    let frameScript: String?
    let icon: String?

    init(_ files: [SourceFile]) {
        var routes: [String: String] = [:]
        artifacts = files.map { file in
            let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            let route = "assets/\(name[..<dot]).\(SHA256Digest(of: file.bytes).hex(10))\(name[dot...])"
            routes[name] = route
            return Artifact(path: route, bytes: file.bytes, rank: .asset)
        }
        stylesheet = routes["site.css"] ?? "assets/site.css"
        script = routes["site.js"]
        frameScript = routes["embed.js"]
        icon = routes["icon.svg"]
    }
}
