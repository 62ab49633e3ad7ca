package import AgreementModel
internal import AgreementSite

/// Asks addresses whether they still lead somewhere: many hosts at once, each host one request at a time.
package struct LinkCheck {
    let limits: LinkLimits
    /// Tells a name that does not exist from a name server that does not answer.
    var resolve: (String) -> NameLookup = NameLookup.of

    /// What became of all addresses.
    package struct Result: Sendable {
        /// By address, without its fragment.
        let outcomes: [String: LinkOutcome]
        package let hostCount: Int
        package var addressCount: Int { outcomes.count }
    }

    package init(_ limits: LinkLimits = LinkLimits()) { self.limits = limits }

    /// Why a check could not begin.
    package struct MissingLibrary: Error, CustomStringConvertible {
        package let description =
            "the check of links needs libcurl 7.85 or newer: install 'libcurl4' (Debian, Ubuntu), "
            + "'libcurl' (Fedora) or 'curl' (Homebrew)"
    }

    /// - parameter agent: how requests name who asks.
    /// - parameter progress: told how many addresses are done, and of how many.
    /// - parameter isStopped: asked often; the check then ends at once.
    /// - Returns: `nil` if it was stopped.
    /// - Throws: when libcurl is not installed.
    package func run(
        _ addresses: [Located<String>], agent: String, progress: (Int, Int) -> Void = { _, _ in },
        isStopped: () -> Bool = { false }
    ) throws(MissingLibrary) -> Result? {
        guard let transport = CurlTransport(limits, agent: agent) else { throw MissingLibrary() }
        return run(addresses.map(\.value), over: transport, progress: progress, isStopped: isStopped)
    }

    func run(
        _ addresses: [String], over transport: any Transport, progress: (Int, Int) -> Void = { _, _ in },
        isStopped: () -> Bool = { false }
    ) -> Result? {
        var round = LinkRound(addresses, limits)
        let hostCount = round.hostCount
        let deadline = LinkCheck.milliseconds + limits.totalSeconds * 1000
        while !round.isDone {
            if isStopped() { return nil }
            let now = LinkCheck.milliseconds
            guard now < deadline else {
                round.giveUp("the time for the whole check was over")
                break
            }
            while let (token, request) = round.request(at: now) { transport.start(request, token: token) }
            for (token, reply) in transport.replies(waiting: round.pause(at: now)) {
                round.take(reply, token, at: LinkCheck.milliseconds)
            }
            progress(round.outcomes.count, round.count)
        }
        return Result(outcomes: settled(round), hostCount: hostCount)
    }

    /// Of a clock that nobody sets.
    private static var milliseconds: Int { Int(Stopwatch.now / 1_000_000) }

    /// The outcomes, once it is known whether unknown hosts are unknown or the network is away.
    private func settled(_ round: LinkRound) -> [String: LinkOutcome] {
        var outcomes = round.outcomes
        var known: [String: NameLookup] = [:]
        for (address, host) in round.unknownHosts.sorted(by: { $0.key < $1.key }) {
            let isAway = !round.hasAnswer && known.values.contains(.unanswered)
            let lookup = known[host] ?? (isAway ? .unanswered : resolve(host))
            known[host] = lookup
            if lookup != .unknown || !round.hasAnswer {
                let reason = round.hasAnswer ? "no name server told of '\(host)'" : "no host answered at all"
                outcomes[address] = .unreachable(reason)
            }
        }
        return outcomes
    }
}
