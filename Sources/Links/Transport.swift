/// One request: nothing of its answer but the head is used, and no cookie is kept.
struct LinkRequest: Sendable {
    let address: WebAddress
    let method: LinkVisit.Method
    /// Whether it may go to this machine or a private network.
    let mayBeLocal: Bool
}

/// What sends requests, many at once.
protocol Transport {
    /// Starts a request.
    /// - parameter token: what its reply is given back with.
    func start(_ request: LinkRequest, token: Int)

    /// Lets requests go on, and waits at most so long for a reply.
    /// - Returns: the replies of requests that have ended.
    func replies(waiting milliseconds: Int) -> [(token: Int, reply: Reply)]
}
