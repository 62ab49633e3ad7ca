internal import AgreementModel
internal import AgreementSite

/// What the commands that write content share: nothing is written that would bring the site new errors.
struct Desk {
    let options: SiteOptions
    let terminal: Terminal

    /// How a command ends before it has begun.
    struct Stop: Error { let code: ExitCode }

    /// The register, for the commands that need to know what there is.
    func register() -> Result<Register, Stop> {
        do {
            let (register, diagnostics) = try options.builder().register()
            if let register { return .success(register) }
            terminal.show(diagnostics)
            return .failure(Stop(code: .rejected))
        } catch {
            terminal.say("accord: \(error.description)")
            return .failure(Stop(code: .failed))
        }
    }

    /// Makes a new file of content.
    func create(_ path: String, _ text: String) -> ExitCode {
        do {
            if try options.builder().content.list().files.contains(path) {
                terminal.say("accord: 'content/\(path)' is there already, and nothing is overwritten")
                return .misused
            }
            let bytes = Array(text.utf8)
            if let code = try refusal(of: [path: bytes]) { return code }
            try ContentWriter.create(bytes, at: options.site + "/content/" + path)
            terminal.mention("accord: wrote content/\(path)")
            return .done
        } catch {
            terminal.say("accord: \(error)")
            return .failed
        }
    }

    /// Changes files of content, each of them wholly or not at all.
    /// - parameter make: The files that change, with their bytes before and after.
    func edit(
        _ make: (ContentFolder) throws -> [(path: String, before: [UInt8], after: [UInt8])]
    ) -> ExitCode {
        do {
            let files = try make(options.builder().content)
            let changes = Dictionary(files.map { ($0.path, $0.after) }, uniquingKeysWith: { $1 })
            if let code = try refusal(of: changes) { return code }
            for file in files {
                let place = options.site + "/content/" + file.path
                try ContentWriter.replace(file.before, with: file.after, at: place)
                terminal.mention("accord: changed content/\(file.path)")
            }
            return .done
        } catch let rejected as Rejected {
            terminal.show(rejected.diagnostics)
            terminal.mention("accord: nothing written")
            return .rejected
        } catch {
            terminal.say("accord: \(error)")
            return .failed
        }
    }

    private func refusal(of changes: [String: [UInt8]]) throws(ReadFailure) -> ExitCode? {
        let errors = try options.builder().newErrors(with: changes)
        guard !errors.isEmpty else { return nil }
        terminal.show(errors)
        let count = errors.count
        terminal.mention(
            "accord: this would bring \(counted(count, "new error")), nothing written")
        return .rejected
    }

    /// Refuses what can be no file's name.
    static func check(identifier: String) throws(Misuse) {
        guard !Identifier.isValid(identifier) else { return }
        throw Misuse(
            description: "a name has small letters a to z, digits and single hyphens, not '\(identifier)'")
    }

    /// The date that an option gives.
    static func date(_ text: String, of option: String) throws(Misuse) -> PartialDate {
        if let date = PartialDate(text) { return date }
        throw Misuse(description: "'--\(option)' is a date such as 2024-02-23, not '\(text)'")
    }
}
