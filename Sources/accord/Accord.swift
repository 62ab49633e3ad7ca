internal import AgreementModel
internal import Glibc

/// Turns a folder of Markdown about international agreements into a website.
@main enum Accord {
    static func main() {
        // A reader that has had enough is no failure.
        signal(SIGPIPE, SIG_IGN)
        Interruption.watch()
        exit(run(CommandLine.arguments.dropFirst()).rawValue)
    }

    private static func run(_ arguments: ArraySlice<String>) -> ExitCode {
        guard let name = arguments.first else {
            Terminal(isQuiet: false).say(CommandTable.help)
            return .misused
        }
        switch name {
        case "--help", "-h", "help": return Terminal.answer(CommandTable.help) ? .done : .failed
        case "--version": return Terminal.answer("accord \(Version.current)\n") ? .done : .failed
        default: break
        }
        guard let command = CommandTable.command(name) else {
            let near = Nearest.match(name, in: CommandTable.commands.map(\.name))
            return misuse(
                "there is no command '\(name)'" + (near.map { ": did you mean '\($0)'?" } ?? ""), nil)
        }
        do throws(Misuse) {
            let invocation = try Invocation(command, arguments.dropFirst())
            if invocation.has("help") {
                return Terminal.answer(CommandTable.help(of: command)) ? .done : .failed
            }
            return try run(invocation, try SiteOptions(invocation))
        } catch {
            return misuse(error.description, command)
        }
    }

    private static func run(_ invocation: Invocation, _ options: SiteOptions) throws(Misuse) -> ExitCode {
        let terminal = Terminal(isQuiet: options.isQuiet)
        switch invocation.command.name {
        case "build": return BuildCommand(options: options, publishes: true, terminal: terminal).run()
        case "check": return BuildCommand(options: options, publishes: false, terminal: terminal).run()
        case "list": return ListCommand(options: options, terminal: terminal).run()
        case "serve": return ServeCommand(options: options, terminal: terminal).run()
        case "diff": return DiffCommand(options: options, terminal: terminal).run()
        case "new":
            return try NewCommand(invocation: invocation, options: options, terminal: terminal).run()
        case "stage":
            return try StageCommand(invocation: invocation, options: options, terminal: terminal).run()
        case "data":
            return try DataCommand(invocation: invocation, options: options, terminal: terminal).run()
        case "schema": return SchemaCommand(invocation: invocation, terminal: terminal).run()
        case "completions":
            guard let shell = invocation.operands.first.flatMap(Shell.init(rawValue:)) else {
                preconditionFailure("the command line allows shells only")
            }
            return Terminal.answer(shell.script) ? .done : .failed
        case "manual": return Terminal.answer(ManualPage.text) ? .done : .failed
        default: preconditionFailure("every command of the table is run here")
        }
    }

    private static func misuse(_ text: String, _ command: Command?) -> ExitCode {
        let help = command.map { "accord \($0.name) --help" } ?? "accord --help"
        Terminal(isQuiet: false).say("accord: \(text)\nTry '\(help)'.")
        return .misused
    }
}
