/// The files of `content/` by what they are, each read once.
struct ContentFiles: Sendable {
    /// A file of content with its translations by language.
    struct Translated: Sendable {
        var original: SourceFile?
        var translations: [String: SourceFile] = [:]
    }

    /// `site`, `parties` and the other data files, by name.
    var data: [String: Translated] = [:]
    /// Entries and pages by identifier.
    var agreements: [String: Translated] = [:]
    var pages: [String: Translated] = [:]
    /// By language.
    var strings: [String: SourceFile] = [:]
    var diagnostics: [Diagnostic] = []
    var count = 0

    static let dataNames = ["site", "parties", "provisions", "sources", "timeline", "glossary"]

    /// - parameter memory: what was read before; a file that has not changed since is then the same again.
    static func read(
        _ folder: ContentFolder, jobs: Int, memory: ContentMemory? = nil
    ) throws(ReadFailure) -> ContentFiles {
        let listing = try folder.list()
        let read = Parallel.map(listing.files.count, jobs: jobs) { index -> Result<SourceFile, ReadFailure> in
            Result { () throws(ReadFailure) in try folder.read(listing.files[index]) }
        }
        var files = ContentFiles()
        files.diagnostics = folder.diagnostics(of: listing)
        let fresh = read.compactMap { try? $0.get() }
        let recalled = memory?.recall(fresh) ?? fresh
        var next = recalled[...]
        for (below, result) in zip(listing.files, read) {
            switch result {
            case .success(let file): files.sort(next.popFirst() ?? file, below)
            case .failure(let failure):
                files.add(
                    .unreadableFile, "the file cannot be read: \(failure.reason)", failure.path,
                    hint: "check its permissions")
            }
        }
        files.diagnostics += recalled.compactMap(TextCheck.checkLineEndings)
        files.count = listing.files.count
        return files
    }

    /// Puts the file where its path says it belongs.
    private mutating func sort(_ file: SourceFile, _ below: String) {
        let parts = below.split(separator: "/").map(String.init)
        let name = parts[parts.count - 1].split(separator: ".", omittingEmptySubsequences: false).map(
            String.init)
        let language = name.count == 3 ? name[1] : nil
        guard name.count == 2 || name.count == 3, parts.count <= 2 else { return complain(file, below) }
        switch (parts.count == 2 ? parts[0] : "", name[name.count - 1]) {
        case ("", "yaml") where ContentFiles.dataNames.contains(name[0]):
            ContentFiles.put(file, language, &data[name[0], default: Translated()])
        case ("agreements", "md"):
            ContentFiles.put(file, language, &agreements[name[0], default: Translated()])
        case ("pages", "md"): ContentFiles.put(file, language, &pages[name[0], default: Translated()])
        case ("strings", "yaml") where language == nil: strings[name[0]] = file
        default: complain(file, below)
        }
    }

    private static func put(_ file: SourceFile, _ language: String?, _ into: inout Translated) {
        if let language { into.translations[language] = file } else { into.original = file }
    }

    private mutating func complain(_ file: SourceFile, _ below: String) {
        let known = [
            "site.yaml", "parties.yaml", "provisions.yaml", "sources.yaml", "timeline.yaml", "glossary.yaml",
        ]
        diagnostics.append(
            Diagnostic(
                .strayFile, severity: .warning,
                "'\(below)' is not read: no file of this name has a meaning here",
                Span(file, 0, 0),
                hint: Nearest.match(below, in: known).map { "did you mean '\($0)'?" }
                    ?? "write agreements/*.md, pages/*.md, strings/*.yaml, " + known.joined(separator: ", ")
            ))
    }

    private mutating func add(_ id: DiagnosticID, _ summary: String, _ path: String, hint: String) {
        diagnostics.append(Diagnostic(id, summary, Span(SourceFile(path: path, bytes: []), 0, 0), hint: hint))
    }
}
