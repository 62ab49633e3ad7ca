/// What a check of links may take, so that it ends, and is no burden to anybody.
package struct LinkLimits: Sendable {
    /// The longest that one request may take, and the part of it for connecting.
    package var requestSeconds = 20
    package var connectSeconds = 10
    /// How many redirects of one address are followed.
    package var redirects = 10
    /// How many requests are under way at once; at most one of them to any one host.
    package var requests = 8
    /// Between an answer of a host and the next request to it.
    package var pauseMilliseconds = 1000
    /// The longest wait that a host may ask for (Retry-After); one that asks for more is left alone.
    package var waitSeconds = 60
    /// After so many requests in a row that got no answer, a host is left alone.
    package var failures = 3
    /// For everything.
    package var totalSeconds = 1200

    package init() {}
}
