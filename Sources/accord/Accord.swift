internal import AgreementModel
internal import Glibc

@main enum Accord {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        var options = SiteOptions()
        var arguments = CommandLine.arguments.dropFirst()
        let command = arguments.popFirst() ?? "--help"
        while let name = arguments.popFirst() {
            switch name {
            case "--site": options.site = arguments.popFirst() ?? "."
            case "--output": options.output = arguments.popFirst()
            case "--as-of": options.day = arguments.popFirst().flatMap { CivilDate($0) } ?? options.day
            case "--base-url": options.address = arguments.popFirst()
            case "--format": options.isJSON = arguments.popFirst() == "json"
            case "--jobs": options.jobs = arguments.popFirst().flatMap { Int($0) } ?? options.jobs
            case "--timings": options.showsTimings = true
            case "--quiet": options.isQuiet = true
            default: exit(ExitCode.misused.rawValue)
            }
        }
        let terminal = Terminal(isQuiet: options.isQuiet)
        let code: ExitCode =
            switch command {
            case "build": BuildCommand(options: options, publishes: true, terminal: terminal).run()
            case "check": BuildCommand(options: options, publishes: false, terminal: terminal).run()
            case "list": ListCommand(options: options, terminal: terminal).run()
            default: .misused
            }
        exit(code.rawValue)
    }
}
