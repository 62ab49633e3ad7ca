/// What a request gave.
enum Reply: Equatable, Sendable {
    /// - parameter redirect: where a redirect leads, whole.
    /// - parameter wait: the seconds of Retry-After; 0 if there is none.
    case answer(status: Int, redirect: String? = nil, wait: Int = 0)
    case failure(Failure)

    enum Failure: Equatable, Sendable {
        case unknownHost, refused, late, insecure, broken
        /// The name leads to this machine, a private network or a reserved address.
        case forbidden
    }
}

/// What became of an address.
package enum LinkOutcome: Equatable, Sendable {
    case alive
    /// Moved for good, to this address; to the front page, what was meant has probably gone.
    case moved(to: String, isFrontPage: Bool)
    case dead(String)
    /// Not known to be dead: nobody could tell, for this reason.
    case unreachable(String)
}

/// One address on its way to an outcome: which request comes next, and what is known by then.
struct LinkVisit: Sendable {
    enum Step: Equatable, Sendable {
        /// Ask `address` with `method`.
        case ask
        /// The same, after so many seconds, which the host asks for.
        case wait(seconds: Int)
        case end(LinkOutcome)
    }

    /// HEAD first; GET of the first byte where a host answers HEAD with a refusal.
    enum Method: Sendable { case head, get }

    let written: WebAddress
    private(set) var address: WebAddress
    private(set) var method = Method.head
    private let limits: LinkLimits
    private var seen: [String]
    /// Where redirects for good lead, before any that is for a while.
    private var moved: WebAddress?
    private var isForGood = true
    private var hasWaited = false

    init(_ written: WebAddress, _ limits: LinkLimits) {
        self.written = written
        self.limits = limits
        address = written
        seen = [written.text]
    }

    /// Whether the request may go to this machine or a private network: only to the very service that the
    /// author wrote down where everybody can see it.
    var mayBeLocal: Bool { written.isVisiblyLocal && address.hasService(of: written) }

    mutating func next(after reply: Reply) -> Step {
        switch reply {
        case .answer(let status, let redirect?, _) where (300...399).contains(status):
            return follow(redirect, isForGood: status == 301 || status == 308)
        case .answer(let status, _, let wait):
            return judge(status, wait)
        case .failure(.broken) where method == .head:
            method = .get
            return .ask
        case .failure(let failure):
            return .end(LinkVisit.outcome(of: failure, at: address))
        }
    }

    private mutating func follow(_ redirect: String, isForGood: Bool) -> Step {
        guard let next = WebAddress(redirect) else {
            return .end(.unreachable("it redirects to what is no address of the web"))
        }
        guard seen.count <= limits.redirects else {
            return .end(.unreachable("it redirects more than \(limits.redirects) times"))
        }
        guard !seen.contains(next.text) else { return .end(.unreachable("it redirects in a circle")) }
        if next.isVisiblyLocal, !next.hasService(of: written) {
            return .end(LinkVisit.outcome(of: .forbidden, at: next))
        }
        seen.append(next.text)
        self.isForGood = self.isForGood && isForGood
        if self.isForGood { moved = next }
        address = next
        return .ask
    }

    private mutating func judge(_ status: Int, _ wait: Int) -> Step {
        if status == 429 || status == 503, wait > 0 {
            guard !hasWaited, wait <= limits.waitSeconds else {
                return .end(.unreachable("the host asks to come back later (\(status))"))
            }
            hasWaited = true
            return .wait(seconds: wait)
        }
        switch status {
        case 200...299, 304, 416: return .end(living)
        case 400... where method == .head && status != 429:
            method = .get
            return .ask
        case 404, 410:
            return .end(.dead("\(place) \(status == 404 ? "is not found (404)" : "is gone (410)")"))
        case 401, 403, 405, 406, 451: return .end(.unreachable("\(place) refuses programs (\(status))"))
        case 429: return .end(.unreachable("the host asks for fewer requests (429)"))
        case 500...: return .end(.unreachable("the server of \(place) fails (\(status))"))
        default: return .end(.unreachable("\(place) answers \(status)"))
        }
    }

    private var living: LinkOutcome {
        guard let moved else { return .alive }
        let fragment = moved.fragment.isEmpty ? written.fragment : moved.fragment
        let isFrontPage = moved.path.count <= 1 && written.path.count > 1
        return .moved(to: moved.text + fragment, isFrontPage: isFrontPage)
    }

    /// The page, or where it redirects to.
    private var place: String { seen.count == 1 ? "it" : "'\(address.text)', to which it redirects," }

    private static func outcome(of failure: Reply.Failure, at address: WebAddress) -> LinkOutcome {
        switch failure {
        case .unknownHost: .dead("no host '\(address.host)' is known")
        case .refused: .unreachable("'\(address.host)' takes no connection at port \(address.port)")
        case .late: .unreachable("'\(address.host)' did not answer in time")
        case .insecure: .unreachable("'\(address.host)' makes no secure connection that can be trusted")
        case .broken: .unreachable("'\(address.host)' broke the connection off")
        case .forbidden:
            .unreachable("'\(address.host)' is of a private or reserved network, which nobody asked for")
        }
    }
}
