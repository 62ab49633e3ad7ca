internal import AgreementModel
internal import AgreementSite
internal import Glibc

/// `accord schema`: JSON Schemas of the files of content, for editors and other tools.
struct SchemaCommand {
    let invocation: Invocation
    let terminal: Terminal

    static let output = Option(
        name: "output", placeholder: "DIR",
        doc: "Write the schemas to this folder instead of printing; all of them without KIND.",
        fills: .folder)

    func run() -> ExitCode {
        let kind = invocation.operands.first
        let schemas = ContentSchema.all.filter { kind == nil || $0.kind == kind }
        if let folder = invocation.values["output"] { return write(schemas, to: folder) }
        let text =
            kind == nil
            ? SchemaCommand.list : schemas.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        return Terminal.answer(text) ? .done : .failed
    }

    /// A line for each kind: its name and its files.
    private static var list: String {
        let width = ContentSchema.all.map(\.kind.utf8.count).max() ?? 0
        return ContentSchema.all.map { schema in
            schema.kind + String(repeating: " ", count: width - schema.kind.utf8.count) + "  \(schema.path)\n"
        }.joined()
    }

    /// Writes the files that are missing or differ; files of other names are left alone.
    private func write(_ schemas: [ContentSchema], to folder: String) -> ExitCode {
        var written = 0
        do {
            for schema in schemas {
                let path = folder + "/" + schema.fileName
                if access(path, F_OK) == 0 {
                    let old = try ContentFolder(root: folder, name: folder).read(schema.fileName).bytes
                    guard old != schema.bytes else { continue }
                    try ContentWriter.replace(old, with: schema.bytes, at: path)
                } else {
                    try ContentWriter.create(schema.bytes, at: path)
                }
                written += 1
            }
        } catch {
            terminal.say("accord: \(error)")
            return .failed
        }
        terminal.mention("accord: \(written) of \(schemas.count) schemas written to '\(folder)'")
        return .done
    }
}
