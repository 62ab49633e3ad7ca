import Foundation

@testable import AgreementModel
@testable import AgreementSite

/// One site that is published to two outputs: to one by builds that remember, to the other by builds that
/// do not.
final class Trial {
    let site: SmallSite
    let folder: String
    var cache: CacheFolder { CacheFolder(path: folder + "/cache/accord") }
    var outputs: [String] { [folder + "/remembered", folder + "/plain"] }
    var day = "2026-01-01"
    var address: String?
    var compresses = false
    var program = "one"
    /// How many builds found that there was nothing to do.
    private(set) var unchangedCount = 0
    /// How many builds made only what is made from some explanations.
    private(set) var partialCount = 0

    init(_ files: [String: [UInt8]?] = [:]) throws {
        site = try SmallSite(files)
        folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// All that a build tells and leaves.
    struct Result: Equatable {
        var printed = "", told = ""
        var tree: [String: Data] = [:]
    }

    /// Both builds; they should be the same.
    func build() throws -> (remembered: Result, plain: Result) {
        (try build(to: outputs[0], remembers: true), try build(to: outputs[1], remembers: false))
    }

    /// One build.
    func build(to output: String, remembers: Bool) throws -> Result {
        guard let day = CivilDate(day) else { preconditionFailure("'\(day)' is a day") }
        let builder = SiteBuilder(site: site.path, day: day, address: address, jobs: 2, published: output)
        let publisher = Publisher(output: output, site: site.path, protected: [site.path + "/content"])
        let inputs = try builder.read()
        let circumstances = BuildCircumstances(
            program: SHA256Digest(of: Array(program.utf8)),
            options: [day.description, address, compresses ? "compress" : nil])
        // The kernel's clock ticks at least a hundred times a second.
        let remembered =
            remembers
            ? RememberedBuild(
                inputs, circumstances, publisher, in: cache, jobs: 2, patienceNanoseconds: 10_000_000)
            : nil
        var result = Result()
        do {
            if let last = remembered?.unchanged() {
                unchangedCount += 1
                result.printed = last.diagnostics.map { DiagnosticPrinter.text($0) }.joined()
                result.told = Trial.told(last.publication, last.summary)
            } else {
                let build = try remembered?.build(with: builder) ?? builder.build(inputs)
                if build.kept != nil { partialCount += 1 }
                result.printed = build.printed
                if !build.hasErrors {
                    let all =
                        compresses
                        ? build.artifacts + Precompressed.all(of: build.artifacts, jobs: 2) : build.artifacts
                    let publish = { () throws(PublishingFailure) -> Publication? in
                        try publisher.publish(all, keeping: build.kept, jobs: 2) { _ in true }
                    }
                    let publication = try remembered?.remembering(build, publish) ?? publish()
                    result.told = Trial.told(publication, BuildSummary(build))
                }
            }
        } catch let error as PublishingFailure {
            result.told = error.description
        }
        result.told = result.told.replacingOccurrences(of: output, with: "OUTPUT")
        result.tree = Trial.tree(output)
        return result
    }

    private static func told(_ publication: Publication?, _ summary: BuildSummary?) -> String {
        "\(publication.map { "\($0)" } ?? "") \(summary.map { "\($0)" } ?? "")"
    }

    /// Every file below a folder, links by where they lead; without the lock.
    static func tree(_ folder: String) -> [String: Data] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.reduce(into: [:]) { tree, name in
            let path = folder + "/" + name
            guard name != ".accord/lock" else { return }
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
                tree[name] = Data("-> \(target)".utf8)
            } else {
                tree[name] = (try? Data(contentsOf: URL(filePath: path))) ?? Data("folder".utf8)
            }
        }
    }
}
