import Foundation

@testable import AgreementModel

/// The content of the fixture site in a temporary folder, removed with its last use.
final class SmallContent {
    static let entry = "agreements/norland.md"

    let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
    private let files = FileManager.default

    init() throws {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        try files.copyItem(
            atPath: repository.appending(path: "Fixtures/small-site/content").path, toPath: path)
    }

    deinit { try? files.removeItem(atPath: path) }

    var folder: ContentFolder { ContentFolder(root: path, name: "content") }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = path + "/" + name
        try files.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: file))
    }

    /// Replaces the first place of a text that the file has.
    func replace(_ old: String, by new: String, in name: String = SmallContent.entry) throws {
        var text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
        guard let range = text.range(of: old) else { preconditionFailure("'\(name)' has '\(old)'") }
        text.replaceSubrange(range, with: new)
        try write(text, to: name)
    }

    func remove(_ name: String) throws { try files.removeItem(atPath: path + "/" + name) }

    func read(jobs: Int = 2) throws -> RegisterReader.Outcome {
        try RegisterReader(folder, jobs: jobs).read()
    }

    /// What is wrong with the content once something in it is replaced: "id file:line".
    static func found(_ old: String, _ new: String, in name: String = SmallContent.entry) throws -> [String] {
        let content = try SmallContent()
        try content.replace(old, by: new, in: name)
        return try content.read().diagnostics.inOrder().map { diagnostic in
            let file = diagnostic.span.file.path.dropFirst("content/".count)
            return "\(diagnostic.id.rawValue) \(file):\(diagnostic.span.place.line)"
        }
    }

    /// The register of a day in the original language.
    func register(asOf day: String = "2026-01-01") throws -> Register {
        let outcome = try read()
        guard let source = outcome.registers.first, let day = CivilDate(day) else {
            preconditionFailure("the content can be read: \(outcome.diagnostics.map(short))")
        }
        return source.standing(on: day)
    }
}
