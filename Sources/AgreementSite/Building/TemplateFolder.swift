internal import AgreementModel
internal import Mustache

/// The folder `templates`: templates by name, and the files of `assets`.
struct TemplateFolder: Sendable {
    let library: Library?
    let assets: Assets
    let diagnostics: [Diagnostic]
    private let files: [SourceFile]

    static func read(_ folder: ContentFolder) throws(ReadFailure) -> TemplateFolder {
        let listing = try folder.list()
        var files: [SourceFile] = []
        for below in listing.files { files.append(try folder.read(below)) }
        return TemplateFolder(files, folder.diagnostics(of: listing))
    }

    private init(_ files: [SourceFile], _ refused: [Diagnostic]) {
        self.files = files
        let assetFiles = files.filter { $0.path.holds("/assets/") }
        assets = Assets(assetFiles)
        let templates = files.filter { $0.path.hasSuffix(".mustache") }
        let faulty = refused + templates.compactMap(TextCheck.check) + AssetCheck.check(assetFiles)
        do {
            library = try Library(
                templates.map { file in
                    let name = file.path.split(separator: "/").last?.dropLast(".mustache".utf8.count) ?? ""
                    return (String(name), file.path, file.bytes)
                })
            diagnostics = faulty
        } catch {
            library = nil
            diagnostics = faulty + error.errors.map { TemplateFolder.diagnostic($0, files) }
        }
    }

    /// What is wrong with the templates of the outputs.
    func check(_ outputs: [Output]) -> [Diagnostic] {
        guard let library else { return [] }
        return outputs.compactMap(\.template).flatMap { name, shape in
            library.check(name, gives: shape).map { TemplateFolder.diagnostic($0, files) }
        }
    }

    private static func diagnostic(_ error: TemplateError, _ files: [SourceFile]) -> Diagnostic {
        let file = files.first { $0.path == error.path } ?? SourceFile(path: error.path, bytes: [])
        return Diagnostic(
            .template, error.summary, Span(file, error.offset, error.offset + max(1, error.length)),
            hint: error.hint)
    }
}
