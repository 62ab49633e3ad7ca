import AgreementModel
import AgreementSite
import Foundation

/// The folder of this repository.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

/// A copy of the fixture site in a temporary folder, with the repository's own templates. Removed with its
/// last use.
final class SmallSite {
    let path: String

    /// - parameter files: Files put in place of the fixture's, by path below `content`; `nil` removes one.
    init(_ files: [String: [UInt8]?] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: repository + "/Tests/Fixtures/small-site", toPath: path)
        try FileManager.default.copyItem(atPath: repository + "/templates", toPath: path + "/templates")
        for (name, bytes) in files {
            let file = path + "/content/" + name
            guard let bytes else {
                try FileManager.default.removeItem(atPath: file)
                continue
            }
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: file))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The text of a file below `content`.
    func text(_ name: String) throws -> String {
        try String(contentsOfFile: path + "/content/" + name, encoding: .utf8)
    }

    /// Writes a file below `content`.
    func write(_ text: String, to name: String) throws {
        try text.write(toFile: path + "/content/" + name, atomically: true, encoding: .utf8)
    }

    /// Replaces text in a file below `content`.
    func replace(_ old: String, by new: String, in name: String) throws {
        let text = try text(name)
        precondition(text.contains(old), "the fixture has '\(old)'")
        try text.replacingOccurrences(of: old, with: new)
            .write(toFile: path + "/content/" + name, atomically: true, encoding: .utf8)
    }

    func build(asOf day: String = "2026-01-01", address: String? = nil, jobs: Int = 2) throws
        -> SiteBuilder.Build
    {
        guard let day = CivilDate(day) else { preconditionFailure("'\(day)' is a day") }
        return try SiteBuilder(site: path, day: day, address: address, jobs: jobs).build()
    }
}

extension SiteBuilder.Build {
    /// The text of an artifact.
    func text(_ route: String) -> String? {
        artifacts.first { $0.path == route }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// The diagnostics as they are printed.
    var printed: String { diagnostics.map { DiagnosticPrinter.text($0) }.joined() }
}
