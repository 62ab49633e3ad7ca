import Foundation
import Testing

/// The house style, as far as it can be counted.
struct StyleTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    private static let swiftFiles: [String] = ["Sources", "Tests"].flatMap { folder in
        let all =
            FileManager.default.enumerator(atPath: repository + "/" + folder)?.allObjects as? [String] ?? []
        return all.filter { $0.hasSuffix(".swift") }.map { folder + "/" + $0 }
    }.sorted()

    private func lines(of path: String) throws -> [Substring] {
        try String(contentsOfFile: StyleTests.repository + "/" + path, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test func thereIsSomethingToCheck() { #expect(StyleTests.swiftFiles.count > 50) }

    @Test(arguments: swiftFiles)
    func staysWithinTheStops(_ path: String) throws {
        let lines = try lines(of: path)
        #expect(lines.count <= 401, "a file has at most 400 lines")
        for (number, line) in lines.enumerated() where line.count > 110 && !line.contains("https://") {
            Issue.record("\(path):\(number + 1) has \(line.count) characters")
        }
        var start: (line: Int, indent: Int)?
        for (number, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let text = line.dropFirst(indent)
            if text.contains("func ") && line.hasSuffix("{") && start == nil {
                start = (number, indent)
            } else if let open = start, text == "}", indent == open.indent {
                #expect(number - open.line < 70, "\(path):\(open.line + 1): a function has at most 70 lines")
                start = nil
            }
        }
    }

    @Test(arguments: swiftFiles.filter { !$0.hasPrefix("Tests/StyleTests") })
    func avoidsWhatHidesFaults(_ path: String) throws {
        for (number, line) in try lines(of: path).enumerated() {
            for word in ["try!", "@unchecked Sendable", "nonisolated(unsafe)", "TODO", "as! "] {
                #expect(!line.contains(word), "\(path):\(number + 1): no '\(word)'")
            }
            let isCommand = path.hasPrefix("Sources/accord/")
            #expect(isCommand || !line.contains("print("), "\(path):\(number + 1): only the command prints")
        }
    }

    @Test(arguments: swiftFiles.filter { $0.hasPrefix("Sources/") })
    func bordersHold(_ path: String) throws {
        let imports = try lines(of: path).filter { $0.contains("import ") && !$0.hasPrefix("//") }
            .compactMap { $0.split(separator: " ").last.map(String.init) }
        let only = [
            "CCmark": "Sources/AgreementModel/Markdown/MarkdownTree.swift",
            "CYAML": "Sources/AgreementModel/FrontMatter/YAML.swift",
            "CCrypto": "Sources/AgreementSite/Publishing/SHA256.swift",
            "CPango": "Sources/AgreementSite/Cards/CardDrawing.swift",
            "CMicrohttpd": "Sources/Preview/Server.swift",
            "CZlib": "Sources/AgreementSite/Compression/Compression.swift",
            "CBrotli": "Sources/AgreementSite/Compression/Compression.swift",
        ]
        for (module, file) in only where imports.contains(module) {
            #expect(path == file, "only '\(file)' knows \(module)")
        }
        #expect(!imports.contains("Foundation"), "the program does without Foundation")
    }
}
