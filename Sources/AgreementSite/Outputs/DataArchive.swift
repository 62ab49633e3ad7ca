internal import AgreementModel

/// `data/register.zip`: all files of `data/` in one.
enum DataArchive {
    /// - parameter outputs: Those whose files are packed.
    static func output(of outputs: [Output]) -> Output {
        .file("data-archive", "All files of the open data in one archive: `data/register.zip`.") { edition in
            let folder = edition.prefix + "data/"
            let drafts = outputs.flatMap { $0.drafts(edition) }.filter { $0.route.hasPrefix(folder) }
            return [
                Draft(route: folder + "register.zip", rank: .data, span: nil, isLarge: true, reads: .all) {
                    library, out in
                    var archive = ZipArchive()
                    for draft in drafts {
                        var bytes: [UInt8] = []
                        draft.render(library, &bytes)
                        archive.add(String(draft.route.dropFirst(folder.count)), bytes)
                    }
                    out += archive.bytes
                }
            ]
        }
    }
}
