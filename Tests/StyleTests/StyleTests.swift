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
            "CCurl": "Sources/Links/CurlTransport.swift",
            "CSockets": "Sources/Links/NameLookup.swift",
            "CDeflate": "Sources/AgreementSite/Compression/Compression.swift",
            "CBrotli": "Sources/AgreementSite/Compression/Compression.swift",
        ]
        for (module, file) in only where imports.contains(module) {
            #expect(path == file, "only '\(file)' knows \(module)")
        }
        #expect(!imports.contains("Foundation"), "the program does without Foundation")
    }

    /// Files that have no suite of their name, each with the suites that look at what they do.
    private static let testedElsewhere = [
        "AgreementModel/Diagnostics/DiagnosticID": "RejectedTests: a folder for each",
        "AgreementModel/FrontMatter/Decoding": "FieldReaderTests",
        "AgreementModel/FrontMatter/FieldType": "ContentSchemaTests, DocumentationTests",
        "AgreementModel/FrontMatter/FieldCatalogue": "FieldReferenceTests, ContentSchemaTests",
        "AgreementModel/Markdown/Place": "only types",
        "AgreementModel/FrontMatter/SpecialFields": "FieldReaderTests, PartyTests, StringsTests",
        "AgreementModel/Records/Agreement": "RegisterTests",
        "AgreementModel/Records/AgreementDecoding": "AgreementCheckTests, ContentDecoderTests, RejectedTests",
        "AgreementModel/Records/Clause": "AgreementCheckTests", "AgreementModel/Records/Event": "only types",
        "AgreementModel/Records/Coding": "only types", "AgreementModel/Records/Page": "only types",
        "AgreementModel/Records/Provisions": "only types", "AgreementModel/Records/Site": "LanguageTests",
        "AgreementSite/Audit/PageFacts": "AuditTests", "AgreementSite/Audit/PageWeight": "AuditTests",
        "AgreementSite/Cache/": "RememberedBuildTests: builds with and without it, after any edit",
        "AgreementSite/Publishing/Recollection": "RememberedBuildTests",
        "AgreementSite/Building/TemplateReference": "DocumentationTests",
        "AgreementSite/Cards/CardDrawing": "Verify/cards.py, for it is left out of most builds",
        "AgreementSite/Cards/SocialCard": "Verify/cards.py, for it is left out of most builds",
        "AgreementSite/Data/RegisterSchema": "RegisterJSONTests, Verify/data.py",
        "AgreementSite/Outputs/": "GoldenTests: every published file, whole",
        "AgreementSite/Views/": "GoldenTests: every page, whole; DocumentationTests",
        "accord/Accord": "CommandTests", "accord/BuildCommand": "CommandTests, HardshipTests",
        "Links/CurlTransport": "LinkCheckTests", "accord/Upkeep": "UpkeepTests",
        "Preview/Preview": "ServeTests", "Preview/PreviewedSite": "ServeTests",
        "Preview/Server": "ServeTests",
        "accord/Desk": "NewTests, StageTests", "accord/NewCommand": "NewTests",
        "accord/ServeCommand": "ServeTests", "accord/StageCommand": "StageTests",
        "accord/ListCommand": "CommandTests", "accord/Terminal": "HardshipTests",
        "accord/Completions/": "ShellTests, Verify/shells.py",
        "accord/DiffCommand": "DiffTests", "accord/Failures": "CommandTests, Verify/progress.py",
    ]

    @Test(arguments: swiftFiles.filter { $0.hasPrefix("Sources/") })
    func everyFileOfSomeLengthHasASuite(_ path: String) throws {
        guard try lines(of: path).count > 40 else { return }
        let stem = path.dropFirst("Sources/".count).dropLast(".swift".count)
        let suite = "/\(stem.split(separator: "/").last ?? "")Tests.swift"
        let hasSuite = StyleTests.swiftFiles.contains { $0.hasPrefix("Tests/") && $0.hasSuffix(suite) }
        let isElsewhere = StyleTests.testedElsewhere.keys.contains {
            $0 == stem || $0.hasSuffix("/") && stem.hasPrefix($0)
        }
        #expect(hasSuite || isElsewhere, "'\(path)' has a suite of its name, or a reason in this file")
    }

    @Test(arguments: testedElsewhere.keys.filter { !$0.hasSuffix("/") }.sorted())
    func noReasonOutlivesItsFile(_ stem: String) {
        #expect(StyleTests.swiftFiles.contains("Sources/\(stem).swift"))
    }
}
