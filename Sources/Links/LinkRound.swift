/// All visits of one check: which request may start when, and what became of each address. Times are
/// milliseconds of any clock that only goes forward.
struct LinkRound {
    private(set) var outcomes: [String: LinkOutcome] = [:]
    /// Addresses that were called dead because nothing was known of a host.
    private(set) var unknownHosts: [String: String] = [:]
    /// Whether any host has answered anything.
    private(set) var hasAnswer = false
    let count: Int

    private let limits: LinkLimits
    private var visits: [LinkVisit] = []
    private var hosts: [Host] = []
    private var hostIndices: [String: Int] = [:]
    private var underWay = 0

    /// The visits that wait for one host, and when it may be asked next.
    private struct Host {
        var waiting: ArraySlice<Int> = []
        var isBusy = false
        /// Milliseconds of the clock.
        var freeAt = 0
        var failures = 0
        /// Why it is left alone.
        var closed: String?
    }

    var hostCount: Int { hosts.count }

    /// - parameter addresses: each may stand several times, and with fragments.
    init(_ addresses: [String], _ limits: LinkLimits) {
        self.limits = limits
        var seen: Set<String> = []
        for address in addresses {
            guard let address = WebAddress(address) else { continue }
            if seen.insert(address.text).inserted { visits.append(LinkVisit(address, limits)) }
        }
        count = visits.count
        for token in visits.indices { queue(token, isNext: false) }
    }

    var isDone: Bool { outcomes.count == count }

    /// The next request that may start, if any; it has started with that.
    mutating func request(at now: Int) -> (token: Int, LinkRequest)? {
        guard underWay < limits.requests else { return nil }
        // The host with most left goes first, for it takes longest.
        let free = hosts.indices.filter {
            !hosts[$0].isBusy && !hosts[$0].waiting.isEmpty && hosts[$0].freeAt <= now
        }
        guard let host = free.max(by: { hosts[$0].waiting.count < hosts[$1].waiting.count }),
            let token = hosts[host].waiting.popFirst()
        else { return nil }
        hosts[host].isBusy = true
        underWay += 1
        let visit = visits[token]
        return (
            token,
            LinkRequest(address: visit.address, method: visit.method, mayBeLocal: visit.mayBeLocal)
        )
    }

    /// How many milliseconds may pass before another request may start.
    func pause(at now: Int) -> Int {
        guard underWay < limits.requests else { return 250 }
        let next = hosts.filter { !$0.isBusy && !$0.waiting.isEmpty }.map(\.freeAt).min()
        guard let next else { return 250 }
        return max(1, min(250, next - now))
    }

    /// Takes the reply to a request that had started.
    mutating func take(_ reply: Reply, _ token: Int, at now: Int) {
        underWay -= 1
        let host = index(of: visits[token].address.host)
        hosts[host].isBusy = false
        hosts[host].freeAt = now + limits.pauseMilliseconds
        switch reply {
        case .answer:
            hasAnswer = true
            hosts[host].failures = 0
        case .failure(.unknownHost):
            unknownHosts[visits[token].written.text] = visits[token].address.host
        case .failure: hosts[host].failures += 1
        }
        switch visits[token].next(after: reply) {
        case .ask: queue(token, isNext: true)
        case .wait(let seconds):
            hosts[host].freeAt = now + seconds * 1000
            queue(token, isNext: true)
        case .end(let outcome):
            outcomes[visits[token].written.text] = outcome
            if case .answer(let status, _, let wait) = reply, status == 429 || status == 503 && wait > 0 {
                close(host, "its host asks for fewer requests (\(status)), so it was not asked")
            }
        }
        if hosts[host].failures >= limits.failures {
            close(host, "its host did not answer \(limits.failures) times in a row, so it was not asked")
        }
    }

    /// Ends all visits that are not done.
    mutating func giveUp(_ reason: String) {
        for visit in visits where outcomes[visit.written.text] == nil {
            outcomes[visit.written.text] = .unreachable(reason)
        }
    }

    private mutating func close(_ host: Int, _ reason: String) {
        hosts[host].closed = reason
        for token in hosts[host].waiting { outcomes[visits[token].written.text] = .unreachable(reason) }
        hosts[host].waiting = []
    }

    private mutating func queue(_ token: Int, isNext: Bool) {
        let host = index(of: visits[token].address.host)
        if let reason = hosts[host].closed {
            outcomes[visits[token].written.text] = .unreachable(reason)
        } else if isNext {
            hosts[host].waiting.insert(token, at: hosts[host].waiting.startIndex)
        } else {
            hosts[host].waiting.append(token)
        }
    }

    private mutating func index(of host: String) -> Int {
        if let index = hostIndices[host] { return index }
        hostIndices[host] = hosts.count
        hosts.append(Host())
        return hosts.count - 1
    }
}
