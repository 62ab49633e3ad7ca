import Foundation
import Testing

@testable import accord

/// `Tests/Verify/shells.py` completes in interactive shells.
struct ShellTests {
    @Test(arguments: Shell.allCases)
    func knowsEveryCommandOptionAndWord(_ shell: Shell) throws {
        let script = try accord("completions", shell.rawValue).text
        #expect(script == shell.script)
        for command in CommandTable.commands {
            let own = try #require(part(of: script, for: command, shell))
            for option in command.options + [CommandTable.helpOption] {
                let spelling = shell == .fish ? "-l \(option.name)" : "--\(option.name)"
                #expect(own.contains(spelling), "\(command.name) \(spelling)")
                for word in option.allowed { #expect(script.contains(word)) }
            }
            for word in command.operands.flatMap(\.allowed) { #expect(script.contains(word)) }
        }
    }

    /// What a script says of one command.
    private func part(of script: String, for command: Command, _ shell: Shell) -> String? {
        let lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        switch shell {
        case .bash:
            return lines.first { $0.contains("'\(command.name)'") && $0.contains(") words='--") }
        case .zsh:
            guard let start = lines.firstIndex(where: { $0.hasSuffix(" \(command.name))") }) else {
                return nil
            }
            return lines[start...].prefix { !$0.hasSuffix(";;") }.joined(separator: "\n")
        case .fish:
            return lines.filter { $0.contains("'__accord_command \(command.name)'") }.joined(separator: "\n")
        }
    }

    @Test(arguments: [
        (["bui"], ["build"]), (["completions", ""], ["bash", "zsh", "fish"]),
        (["--v"], ["--version"]), (["build", "--fo"], ["--format", "--forget-addresses"]),
        (["serve", "--form"], []), (["-q", "bu"], ["build"]),
        (["list", "--format", ""], ["text", "json"]), (["list", "--format", "="], ["text", "json"]),
        (["list", "--format", "=", "js"], ["json"]), (["list", "--jobs", "js"], []),
        (["new", "--title", "build", ""], ["agreement", "page", "event", "site"]),
        (["stage", "norland", "in"], ["in-force"]), (["stage", "norland", "signed", ""], []),
        (["stage", "--", "--"], []), (["check", "--site", "SITE/con"], ["SITE/content"]),
        (["stage", "--site", "SITE", ""], ["norland", "southland"]),
        (["stage", "--site", "=", "\"SITE\"", "--on", "2024", "nor"], ["norland"]),
        (["stage", "--site", "SITE/content", ""], []),
    ])
    func bashCompletes(_ words: [String], _ expected: [String]) throws {
        let site = try TemporarySite()
        let line = #"""
            eval "$("$0" completions bash)"
            COMP_WORDS=(accord "$@") COMP_CWORD=$#
            _accord
            printf '%s\n' "${COMPREPLY[@]}"
            """#
        let run = try start(
            "/bin/bash",
            ["-c", line, accordPath] + words.map { $0.replacingOccurrences(of: "SITE", with: site.path) })
        #expect(run.complaint.isEmpty, "\(run.complaint)")
        #expect(
            run.text.split(separator: "\n").map(String.init)
                == expected.map { $0.replacingOccurrences(of: "SITE", with: site.path) })
    }

    @Test(arguments: [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
    func isReadByItsShellWhereThereIsOne(_ shell: String, _ option: String) throws {
        let run = try start(
            "/bin/sh",
            ["-c", #"command -v "$1" >/dev/null || exit 0; "$0" completions "$1" | "$1" "$2""#]
                + [accordPath, shell, option])
        #expect(run.status == 0 && run.complaint.isEmpty, "\(run.complaint)")
    }
}
