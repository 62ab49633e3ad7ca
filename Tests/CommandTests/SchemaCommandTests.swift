import Foundation
import Testing

struct SchemaCommandTests {
    @Test func listsItsKindsAndPrintsOne() throws {
        let list = try accord("schema")
        #expect(list.status == 0)
        #expect(
            list.text.contains("parties-translation     content/parties.<language>.yaml\n"), "\(list.text)")
        let one = try accord("schema", "timeline")
        #expect(one.status == 0)
        let schema = try JSONSerialization.jsonObject(with: one.output) as? [String: Any]
        #expect(schema?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema?["title"] as? String == "content/timeline.yaml")
    }

    @Test func writesAllOfThemOnceAndThenOnlyWhatDiffers() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try accord("schema", "--output", folder)
        #expect(first.status == 0)
        #expect(first.complaint == "accord: 17 of 17 schemas written to '\(folder)'\n")
        #expect(first.output.isEmpty)
        let path = folder + "/site.schema.json"
        #expect(try Data(contentsOf: URL(filePath: path)) == accord("schema", "site").output)
        try Data("{}".utf8).write(to: URL(filePath: path))
        try Data("mine".utf8).write(to: URL(filePath: folder + "/other.json"))
        #expect(try accord("schema", "--output", folder).complaint.contains("1 of 17 "))
        #expect(try Data(contentsOf: URL(filePath: path)) == accord("schema", "site").output)
        #expect(try String(contentsOfFile: folder + "/other.json", encoding: .utf8) == "mine")
        #expect(try accord("schema", "page", "--output", folder).complaint.contains("0 of 1 "))
    }

    @Test func namesTheNearestKind() throws {
        let run = try accord("schema", "agrement")
        #expect(run.status == 2)
        #expect(run.complaint.contains("did you mean 'agreement'?"))
    }

    @Test func saysWhatCannotBeWritten() throws {
        let run = try accord("schema", "--output", accordPath + "/schemas")
        #expect(run.status == 3)
        #expect(run.complaint.contains(accordPath))
    }

    /// The schemas of this repository's own content. `UPDATE_GOLDENS=1` rewrites them.
    @Test func thoseOfTheRepositoryAreUpToDate() throws {
        let list = try accord("schema").text.split(separator: "\n")
        let names = list.compactMap { $0.split(separator: " ").first.map { "\($0).schema.json" } }
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil {
            let run = try accord("schema", "--output", repository + "/schemas")
            if !run.complaint.contains(" 0 of ") {
                Issue.record("'schemas' was rewritten: read the difference")
            }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: repository + "/schemas")
        #expect(Set(files) == Set(names))
        for name in names {
            let kind = String(name.dropLast(".schema.json".count))
            let file = try Data(contentsOf: URL(filePath: repository + "/schemas/" + name))
            #expect(try accord("schema", kind).output == file, "\(name)")
        }
    }
}
