internal import AgreementModel
internal import AgreementSite

/// `accord list`: the entries as of a day.
struct ListCommand {
    let options: SiteOptions
    let terminal: Terminal

    func run() -> ExitCode {
        let (register, diagnostics): (Register?, [Diagnostic])
        do {
            (register, diagnostics) = try options.builder().register()
        } catch {
            terminal.say("accord: \(error.description)")
            return .failed
        }
        guard let register, !diagnostics.hasErrors else {
            terminal.show(diagnostics)
            return .rejected
        }
        let text = options.format == .json ? ListCommand.json(register) : ListCommand.table(register)
        return Terminal.answer(text) ? .done : .failed
    }

    /// An array of objects with `slug`, `party`, `stage` and `signed`, the day of signing or null.
    private static func json(_ register: Register) -> String {
        let objects = register.agreements.map { agreement in
            JSON.object([
                ("slug", .text(agreement.id)), ("party", .text(agreement.party.value)),
                ("stage", .text(agreement.stage?.stage.rawValue ?? "")),
                ("signed", agreement.signing.map { .text($0.date.value.description) } ?? .null),
            ])
        }
        return JSON.array(objects).serialized() + "\n"
    }

    private static func table(_ register: Register) -> String {
        let width = register.agreements.map { $0.id.utf8.count }.max() ?? 0
        return register.agreements.map { agreement in
            let name = agreement.id + String(repeating: " ", count: width - agreement.id.utf8.count)
            let stage = agreement.stage?.stage.rawValue ?? ""
            let party =
                agreement.party.value
                + String(repeating: " ", count: max(0, 2 - agreement.party.value.utf8.count))
            let padded = stage + String(repeating: " ", count: max(0, 11 - stage.utf8.count))
            return "\(name)  \(party)  \(padded)  \(agreement.signing?.date.value.description ?? "–")\n"
        }.joined()
    }
}
