internal import AgreementModel
internal import AgreementSite
internal import Glibc

/// `accord new`: an entry, a page, an event or a site to go on from. Nothing is ever overwritten.
struct NewCommand {
    let invocation: Invocation
    let options: SiteOptions
    let terminal: Terminal

    func run() throws(Misuse) -> ExitCode {
        let name = invocation.operands[1]
        let kind = invocation.operands[0]
        if kind == "site" { return site(name) }
        try Desk.check(identifier: name)
        for option in NewCommand.options where invocation.has(option.name) {
            guard NewCommand.kinds(of: option.name).contains(kind) else {
                throw Misuse(description: "'--\(option.name)' has no meaning for 'new \(kind)'")
            }
        }
        let desk = Desk(options: options, terminal: terminal)
        let register: Register
        switch desk.register() {
        case .success(let known): register = known
        case .failure(let code): return code.code
        }
        switch kind {
        case "agreement": return try agreement(name, register, desk)
        case "page":
            let page = NewPage(
                id: name, title: try needed("title", "The page's question"),
                sources: invocation.list("source"), day: options.day)
            return desk.create(page.path, page.text(in: register))
        case "event": return try event(name, desk)
        default: preconditionFailure("every kind of 'new' is made here")
        }
    }

    /// The options of this command alone.
    static let options: [Option] = [
        Option(name: "party", placeholder: "CODE", doc: "The party, as parties.yaml has it."),
        Option(
            name: "signed", placeholder: "DATE",
            doc: "The day of signing: short for '--stage signed --on DATE'."),
        Option(
            name: "stage", placeholder: "STAGE", doc: "The stage reached.",
            allowed: Stage.allCases.map(\.rawValue)),
        Option(name: "on", placeholder: "DATE", doc: "The day, month or year of the stage or event."),
        Option(name: "place", placeholder: "TEXT", doc: "Where it was signed."),
        Option(
            name: "title", placeholder: "TEXT", doc: "The title, the page's question, the headline."),
        Option(name: "counts", placeholder: "IDS", doc: "The counts it belongs to, separated by commas."),
        Option(
            name: "source", placeholder: "ID",
            doc: "The source that says so; for pages and events several, separated by commas."),
        Option(
            name: "url", placeholder: "URL", doc: "The address of the agreement's text, as its own source."),
        Option(name: "note", placeholder: "TEXT", doc: "One sentence on what happened."),
        Option(
            name: "kind", placeholder: "KIND", doc: "The kind of event; default 'context'.",
            allowed: Event.Kind.allCases.map(\.rawValue)),
    ]

    private static func kinds(of option: String) -> Set<String> {
        switch option {
        case "on", "note": ["agreement", "event"]
        case "title", "source": ["agreement", "page", "event"]
        case "party": ["agreement", "event"]
        case "kind": ["event"]
        default: ["agreement"]
        }
    }

    private func agreement(_ slug: String, _ register: Register, _ desk: Desk) throws(Misuse) -> ExitCode {
        let party = try needed("party", "The party's code in parties.yaml")
        let isSigned = invocation.has("signed") || invocation.values["stage"] == nil
        let day = invocation.has("signed") ? "signed" : "on"
        let date = try Desk.date(
            try needed(day, isSigned ? "The day of signing" : "The day of the stage"), of: day)
        let source: Sourcing
        if let address = invocation.values["url"] {
            source = .text(address: address)
        } else {
            let word = try needed(
                "source", "The source of it: an identifier of sources.yaml, or the address of the text",
                or: "url")
            source = word.holds("://") ? .text(address: word) : .known(word)
        }
        let entry = NewEntry(
            slug: slug, party: party,
            stage: invocation.values["stage"].flatMap(Stage.init(rawValue:)) ?? .signed,
            date: date,
            signing: SigningFields(
                title: invocation.values["title"], place: invocation.values["place"],
                counts: invocation.list("counts")),
            source: source, note: invocation.values["note"], day: options.day)
        return desk.create(entry.path, entry.text(in: register))
    }

    private func event(_ id: String, _ desk: Desk) throws(Misuse) -> ExitCode {
        let event = NewEvent(
            id: id, title: try needed("title", "A headline"),
            text: try needed("note", "One to three sentences on what happened"),
            date: try Desk.date(try needed("on", "The day of the event"), of: "on"),
            kind: invocation.values["kind"].flatMap(Event.Kind.init(rawValue:)) ?? .context,
            parties: invocation.list("party"),
            sources: try needed("source", "The sources, separated by commas").split(separator: ",")
                .map(String.init))
        return desk.edit { folder throws(ReadFailure) in
            let file = try folder.read("timeline.yaml")
            return [("timeline.yaml", file.bytes, event.appended(to: file))]
        }
    }

    private func site(_ path: String) -> ExitCode {
        let program = realpath("/proc/self/exe", nil).map { path in
            defer { free(path) }
            return String(cString: path)
        }
        guard let starter = Starter(program: program ?? "", exists: { access($0, R_OK) == 0 }) else {
            terminal.say(
                "accord: the starter's files are missing: they lie in ../share/accord beside the program's "
                    + "folder, or in a checkout above it")
            return .failed
        }
        if let there = try? ContentFolder(root: path, name: "").list(), !there.files.isEmpty {
            terminal.say("accord: '\(path)' is not empty, and nothing is overwritten")
            return .misused
        }
        do {
            let files = try starter.files()
            for (below, bytes) in files { try ContentWriter.create(bytes, at: path + "/" + below) }
            terminal.mention("accord: \(files.count) files written to '\(path)'")
            terminal.mention("Try 'accord build --site \(path)'.")
            return .done
        } catch {
            terminal.say("accord: \(error)")
            return .failed
        }
    }

    /// The value of an option, asked for at a terminal when it was not given.
    private func needed(_ name: String, _ question: String, or other: String? = nil) throws(Misuse) -> String
    {
        if let value = invocation.values[name] { return value }
        if let answer = terminal.ask(question) { return answer }
        let words = ["--\(name)"] + (other.map { ["--\($0)"] } ?? [])
        throw Misuse(
            description: "'new \(invocation.operands[0])' needs \(words.joined(separator: " or "))")
    }
}
