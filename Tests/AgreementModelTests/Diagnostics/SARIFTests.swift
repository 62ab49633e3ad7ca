import Foundation
import Testing

@testable import AgreementModel

/// `Tests/Verify/sarif.py` validates logs of all kinds of mistakes against the schema.
struct SARIFTests {
    private struct Log: Decodable {
        struct Run: Decodable {
            let tool: Tool, columnKind: String, results: [Result]
        }
        struct Tool: Decodable { let driver: Driver }
        struct Driver: Decodable {
            let name: String, semanticVersion: String, rules: [Rule]
        }
        struct Rule: Decodable { let id: String, shortDescription: Message, help: Message }
        struct Message: Decodable { let text: String }
        struct Result: Decodable {
            let ruleId: String, ruleIndex: Int, level: String, message: Message
            let locations: [Location], relatedLocations: [Location]?
        }
        struct Location: Decodable {
            let id: Int?, message: Message?, physicalLocation: Place
        }
        struct Place: Decodable { let artifactLocation: Address, region: Region }
        struct Address: Decodable { let uri: String, uriBaseId: String }
        struct Region: Decodable, Equatable {
            let startLine: Int, startColumn: Int, endLine: Int, endColumn: Int
        }
        let version: String, runs: [Run]
    }

    private func log(_ diagnostics: [Diagnostic], site: String = ".") throws -> Log.Run {
        let text = SARIF(version: "1.2.3", site: site).text(diagnostics)
        let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
        #expect(log.version == "2.1.0" && log.runs.count == 1)
        return log.runs[0]
    }

    @Test func namesTheProgramAndAllItsRules() throws {
        let run = try log([])
        #expect(run.tool.driver.name == "Accord" && run.tool.driver.semanticVersion == "1.2.3")
        #expect(run.tool.driver.rules.map(\.id) == DiagnosticID.allCases.map(\.rawValue))
        #expect(run.results.isEmpty && run.columnKind == "unicodeCodePoints")
    }

    @Test func placesEachDiagnosticWithItsRule() throws {
        let file = SourceFile("a: 1\nїжак: 2\n", path: "content/x.yaml")
        let start = 5 + "їжак".utf8.count + 2
        let run = try log([
            Diagnostic(
                .wrongType, "no", Span(file, start, start + 1), hint: "write 3",
                notes: [.init(text: "here first", span: Span(file, 0, 1))]),
            Diagnostic(.strayFile, severity: .warning, "odd", file.whole),
        ])
        let (first, second) = (run.results[0], run.results[1])
        #expect(first.ruleId == "wrong-type" && first.level == "error")
        #expect(run.tool.driver.rules[first.ruleIndex].id == "wrong-type")
        #expect(first.message.text == "no: write 3.")
        let place = first.locations[0].physicalLocation
        #expect(place.artifactLocation.uri == "content/x.yaml")
        #expect(place.artifactLocation.uriBaseId == "%SRCROOT%")
        #expect(place.region == Log.Region(startLine: 2, startColumn: 7, endLine: 2, endColumn: 8))
        let related = try #require(first.relatedLocations?.first)
        #expect(related.id == 1 && related.message?.text == "here first")
        #expect(related.physicalLocation.region.startLine == 1)
        #expect(second.level == "warning" && second.relatedLocations == nil)
    }

    @Test(arguments: [
        ("'{{x}}' is no name", "'{{{{x}}}}' is no name."), ("write ![text](…)", "write ![text\\](…)."),
        ("did you mean 'a'?", "did you mean 'a'?"), ("a [b] (c)", "a [b] (c)."), ("{0}", "{{0}}."),
    ])
    func saysWhatHoldsNoPlaceAndIsNoLink(_ summary: String, _ text: String) throws {
        let file = SourceFile("x", path: "x")
        #expect(try log([Diagnostic(.template, summary, file.whole)]).results[0].message.text == text)
    }

    @Test(arguments: [
        (".", "content/a b.md", "content/a%20b.md"), ("./a//b/", "x", "a/b/x"), ("a/../b", "x", "x"),
        ("/srv/site", "x", "x"), ("a", "їжак:1", "a/%D1%97%D0%B6%D0%B0%D0%BA%3A1"),
    ])
    func givesAddressesBelowTheWorkingDirectory(_ site: String, _ path: String, _ uri: String) throws {
        let run = try log([Diagnostic(.strayFile, "odd", SourceFile("x", path: path).whole)], site: site)
        #expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri == uri)
    }
}
