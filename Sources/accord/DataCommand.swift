internal import AgreementModel
internal import AgreementSite

/// `accord data`: what a template is given for one page.
struct DataCommand {
    let invocation: Invocation
    let options: SiteOptions
    let terminal: Terminal

    static let language = Option(
        name: "language", placeholder: "TAG",
        doc: "The page in that language, for one that has a translation.")

    func run() throws(Misuse) -> ExitCode {
        let site: SiteBuilder.Pages
        do {
            site = try options.builder().pages()
        } catch {
            terminal.say("accord: \(error.description)")
            return .failed
        }
        guard !site.diagnostics.hasErrors else {
            terminal.show(site.diagnostics.filter { $0.severity == .error })
            return .rejected
        }
        let route = try folder(in: site.languages) + invocation.operands[0]
        guard let page = site.pages.first(where: { $0.route == route }) else {
            let near = PageData.nearest(to: route, in: site.pages).map { ": did you mean '\($0)'?" }
            throw Misuse(description: "there is no page '\(route)'" + (near ?? ""))
        }
        let data: JSON
        do {
            data = try page.json(of: invocation.operands.dropFirst().first)
        } catch {
            throw Misuse(description: error.reason)
        }
        terminal.mention("accord: templates/\(page.template).mustache is given this for '\(page.route)'")
        return Terminal.answer(data.serialized(inHTML: false) + "\n") ? .done : .failed
    }

    /// The folder of the language that is asked for; the first language has none.
    private func folder(in languages: [String]) throws(Misuse) -> String {
        guard let language = invocation.values["language"], language != languages.first else { return "" }
        guard languages.contains(language) else {
            let words = languages.joined(separator: ", ")
            throw Misuse(description: "'--language' is one of \(words), not '\(language)'")
        }
        return language + "/"
    }
}
