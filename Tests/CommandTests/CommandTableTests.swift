import Testing

@testable import accord

struct CommandTableTests {
    @Test func namesEverythingOnce() {
        #expect(Set(CommandTable.commands.map(\.name)).count == CommandTable.commands.count)
        for command in CommandTable.commands {
            let options = command.options + [CommandTable.helpOption]
            #expect(Set(options.map(\.name)).count == options.count, "\(command.name)")
            let letters = options.compactMap(\.letter)
            #expect(Set(letters).count == letters.count, "\(command.name)")
        }
    }

    @Test func explainsEveryOptionInLinesOfAnOrdinaryTerminal() {
        for command in CommandTable.commands {
            let help = CommandTable.help(of: command)
            #expect(help.hasPrefix(command.summary) && help.hasSuffix("\n"))
            for option in command.options {
                #expect(
                    help.contains("--\(option.name)") && help.contains(option.doc)
                        && option.doc.hasSuffix("."))
                for word in option.allowed { #expect(help.contains(word)) }
            }
        }
        for command in CommandTable.commands { #expect(CommandTable.help.contains("  \(command.name)")) }
        #expect(CommandTable.help.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test func findsCommandsByTheirWholeName() {
        #expect(CommandTable.command("build")?.name == "build")
        #expect(CommandTable.command("buil") == nil && CommandTable.command("") == nil)
    }
}
