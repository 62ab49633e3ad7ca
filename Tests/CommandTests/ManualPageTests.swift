import Foundation
import Testing

@testable import accord

/// `Tests/Verify/shells.py` has mandoc look at the page.
struct ManualPageTests {
    @Test func theCommandPrintsIt() throws {
        let run = try accord("manual")
        #expect(run.status == 0 && run.text == ManualPage.text)
        #expect(run.text.prefixMatch(of: /\.Dd [JFMASOND][a-z]+ [0-9]{1,2}, 20[0-9]{2}\n/) != nil)
    }

    @Test func explainsEveryCommandAndOption() {
        let items = ManualPage.text.split(separator: "\n").filter { $0.hasPrefix(".It ") }
        for command in CommandTable.commands {
            #expect(items.contains { $0.hasPrefix(".It Cm \(command.name)") }, "\(command.name)")
            for option in command.options + [CommandTable.helpOption] {
                let letter = option.letter.map { "Fl \($0) , " } ?? ""
                let value = option.placeholder.map { " Ar \($0)" } ?? ""
                #expect(
                    items.contains { $0.hasPrefix(".It \(letter)Fl -\(option.name)\(value)") },
                    "\(command.name) --\(option.name)")
            }
            let own = ManualPage.text.components(separatedBy: ".It ").first {
                $0.hasPrefix("Cm \(command.name)")
            }
            for option in command.options {
                #expect(own?.contains(".Fl -\(option.name)") == true, "\(command.name) --\(option.name)")
            }
        }
        for code in ExitCode.allCases { #expect(items.contains(".It \(code.rawValue)")) }
    }

    @Test func startsEachSentenceOnALineThatIsNoRequest() {
        let macros: Set = [
            "Dd", "Dt", "Os", "Sh", "Nm", "Nd", "Ar", "Op", "Pp", "Bl", "It", "El", "Fl", "Dl",
        ]
        for line in ManualPage.text.split(separator: "\n") {
            #expect(line.utf8.count <= 80 || line.hasPrefix("."), "\(line)")
            #expect(!line.hasPrefix("'") && !line.contains(" '"), "\(line)")
            if line.hasPrefix(".") {
                #expect(macros.contains(String(line.dropFirst().prefix { $0 != " " })), "\(line)")
            }
        }
    }
}
