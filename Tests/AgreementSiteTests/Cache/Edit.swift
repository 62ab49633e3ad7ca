import Foundation

@testable import AgreementSite

/// What may happen to a site, its output or the memory of its builds between two builds.
enum Edit: CaseIterable {
    case nothing, body, translatedWord, facts, added, deleted, renamed, page, glossary, template, asset
    case day, address, compression, program
    case damagedMemory, shortMemory, noMemory, foreignMemory
    case editedFile, deletedFile, linkedFile, touchedFile, strangeFile, editedManifest, leftStaging

    /// Does it to the site of a trial; to an output, it is done to both.
    func apply(to trial: Trial, _ random: inout some RandomNumberGenerator) throws {
        let content = trial.site.path + "/content/"
        let templates = trial.site.path + "/templates/"
        let number = Int.random(in: 1...1_000_000, using: &random)
        switch self {
        case .nothing: break
        case .body: try append("\nAnd changed, \(number).\n", to: entry(trial, &random))
        case .translatedWord: try append("\nunused_\(number): word\n", to: content + "strings/en.yaml")
        case .facts:
            try replace("answer: ", "answer: (\(number)) ", in: entry(trial, &random))
        case .added:
            let text = try String(contentsOfFile: content + "agreements/norland.md", encoding: .utf8)
            try write(text, content + "agreements/extra-\(number).md")
        case .deleted: try remove(trial, &random, to: nil)
        case .renamed: try remove(trial, &random, to: content + "agreements/renamed-\(number).md")
        case .page: try append("\nAnd changed, \(number).\n", to: content + "pages/who.md")
        case .glossary: try append("\n# \(number)\n", to: content + "glossary.yaml")
        case .template: try append("<!-- \(number) -->\n", to: templates + "agreement.mustache")
        case .asset: try append("/* \(number) */\n", to: templates + "assets/site.css")
        case .day: trial.day = ["2026-01-01", "2021-01-01", "2020-06-01"].randomElement(using: &random) ?? ""
        case .address: trial.address = trial.address == nil ? "https://example.org/pacts" : nil
        case .compression: trial.compresses.toggle()
        case .program: trial.program = "program \(number)"
        case .damagedMemory:
            try eachRecord(trial) { bytes in
                if !bytes.isEmpty { bytes[bytes.indices.randomElement(using: &random) ?? 0] ^= 0x20 }
            }
        case .shortMemory:
            try eachRecord(trial) { $0.removeLast(Int.random(in: 1...max(1, $0.count), using: &random)) }
        case .noMemory: try? FileManager.default.removeItem(atPath: trial.cache.path)
        case .foreignMemory: try eachRecord(trial) { $0 = Data("accord build 1\n".utf8) }
        default: try applyToOutputs(of: trial, number, &random)
        }
    }

    private func applyToOutputs(
        of trial: Trial, _ number: Int, _ random: inout some RandomNumberGenerator
    ) throws {
        let files = Trial.tree(trial.outputs[1]).keys.filter { !$0.hasPrefix(".accord") }.sorted()
        guard let name = files.filter({ $0.contains(".") }).randomElement(using: &random) else { return }
        for output in trial.outputs {
            let path = output + "/" + name
            guard let bytes = try? Data(contentsOf: URL(filePath: path)), !bytes.isEmpty else { continue }
            switch self {
            case .editedFile:
                // The same size, and in place: only the file system's own mark of a change tells.
                var edited = bytes
                edited[edited.startIndex] ^= 1
                let file = try FileHandle(forWritingTo: URL(filePath: path))
                try file.write(contentsOf: edited)
                try file.close()
            case .deletedFile: try FileManager.default.removeItem(atPath: path)
            case .linkedFile:
                try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
                try FileManager.default.createSymbolicLink(
                    atPath: path, withDestinationPath: (path as NSString).lastPathComponent + ".moved")
            case .touchedFile:
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: Double(number))], ofItemAtPath: path)
            case .strangeFile: try write("strange", output + "/strange-\(number).txt")
            case .editedManifest: try append("sum \(number)\n", to: output + "/.accord/manifest")
            case .leftStaging:
                try? FileManager.default.createDirectory(
                    atPath: output + "/.accord/staging", withIntermediateDirectories: true)
                try write("left", output + "/.accord/staging/\(number)")
            default: preconditionFailure("everything else is done to the site")
            }
        }
    }

    /// The path of one of the entries.
    private func entry(_ trial: Trial, _ random: inout some RandomNumberGenerator) throws -> String {
        let folder = trial.site.path + "/content/agreements"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        return folder + "/" + (names.randomElement(using: &random) ?? "none.md")
    }

    private func remove(
        _ trial: Trial, _ random: inout some RandomNumberGenerator, to new: String?
    ) throws {
        let old = try entry(trial, &random)
        if let new { try? FileManager.default.moveItem(atPath: old, toPath: new) }
        if new == nil { try? FileManager.default.removeItem(atPath: old) }
    }

    private func eachRecord(_ trial: Trial, _ edit: (inout Data) -> Void) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: trial.cache.path)) ?? []
        for name in names {
            let file = URL(filePath: trial.cache.path + "/" + name)
            var bytes = try Data(contentsOf: file)
            edit(&bytes)
            try bytes.write(to: file)
        }
    }

    private func append(_ text: String, to path: String) throws {
        guard let old = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        try write(old + text, path)
    }

    private func replace(_ old: String, _ new: String, in path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        try write(text.replacingOccurrences(of: old, with: new), path)
    }

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
