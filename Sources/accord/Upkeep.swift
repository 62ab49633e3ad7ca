internal import AgreementModel
internal import AgreementSite
internal import Links

/// The reports of `accord check` that are asked for: on what is stale, and on links.
struct Upkeep {
    let options: SiteOptions
    let terminal: Terminal

    /// Why there are no reports; it has been said.
    struct Stop: Error { let code: ExitCode }

    /// What to look after, list by list; nothing when the content was rejected.
    func lists(of build: SiteBuilder.Build) -> Result<[WorkList], Stop> {
        guard !build.hasErrors else { return .success([]) }
        let stale = options.staleDays.map { StaleReport.lists(of: build, days: $0) } ?? []
        guard options.checksLinks else { return .success(stale) }
        return links(of: build).map { stale + $0 }
    }

    private func links(of build: SiteBuilder.Build) -> Result<[WorkList], Stop> {
        var clock = Stopwatch()
        let addresses = LinkReport.addresses(in: build)
        let site = build.editions.first?.address.map { " for \($0)" } ?? ""
        defer { terminal.clear() }
        do {
            let result = try LinkCheck().run(
                addresses, agent: "accord/\(Version.current) (link check\(site))",
                progress: { terminal.show("asking for addresses: \($0) of \($1)") },
                isStopped: { Interruption.signal() != nil })
            guard let result else {
                return .failure(Stop(code: Interruption.signal() == 2 ? .interrupted : .ended))
            }
            terminal.clear()
            terminal.mention(
                "accord: asked for \(counted(result.addressCount, "address", "addresses")) of "
                    + "\(counted(result.hostCount, "host")) in "
                    + "\(BuildCommand.milliseconds(clock.lap())) ms")
            return .success(LinkReport.lists(of: result, addresses))
        } catch {
            terminal.clear()
            terminal.say("accord: \(error.description)")
            return .failure(Stop(code: .failed))
        }
    }
}
