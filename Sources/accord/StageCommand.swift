internal import AgreementModel
internal import AgreementSite

/// `accord stage`: records a stage that an agreement has reached, in one step.
struct StageCommand {
    let invocation: Invocation
    let options: SiteOptions
    let terminal: Terminal

    /// The options of this command alone.
    static let options = NewCommand.options.filter { option in
        ["on", "source", "note", "place", "title", "counts"].contains(option.name)
    }

    func run() throws(Misuse) -> ExitCode {
        let slug = invocation.operands[0]
        try Desk.check(identifier: slug)
        guard let stage = Stage(rawValue: invocation.operands[1]) else {
            preconditionFailure("the command line allows stages only")
        }
        guard let day = invocation.values["on"], let source = invocation.values["source"] else {
            throw Misuse(description: "'stage' needs --on and --source")
        }
        let date = try Desk.date(day, of: "on")
        let values = invocation.values
        let desk = Desk(options: options, terminal: terminal)
        let register: Register
        switch desk.register() {
        case .success(let known): register = known
        case .failure(let stop): return stop.code
        }
        guard (try? options.builder().content.read("agreements/\(slug).md")) != nil else {
            let near = Nearest.match(slug, in: register.agreements.map(\.id))
            throw Misuse(
                description: "there is no entry '\(slug)'" + (near.map { ": did you mean '\($0)'?" } ?? ""))
        }
        let edit = StageEdit(
            slug: slug, stage: stage, date: date, source: source, note: values["note"],
            signing: SigningFields(
                title: values["title"], place: values["place"], counts: invocation.list("counts")),
            day: options.day)
        var added: [String] = []
        let code = desk.edit { folder in
            let outcome = try edit.edit(folder, register: register)
            added = outcome.added
            return outcome.files
        }
        if code == .done, !added.isEmpty {
            terminal.mention(
                "accord: a signed agreement also has these fields, to be filled in: "
                    + added.joined(separator: ", "))
        }
        return code
    }
}
