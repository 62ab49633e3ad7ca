import Testing

@testable import Links

struct LinkRoundTests {
    private func limits(_ change: (inout LinkLimits) -> Void = { _ in }) -> LinkLimits {
        var limits = LinkLimits()
        change(&limits)
        return limits
    }

    @Test func asksOneThingOfAHostAtATimeAndPauses() {
        var round = LinkRound(["https://a.b/1", "https://a.b/2", "http://A.b:8080/3"], limits())
        #expect(round.hostCount == 1)
        let later = 10_000
        let first = round.request(at: later)
        #expect(first?.1.address.text == "https://a.b/1")
        #expect(round.request(at: later) == nil)
        round.take(.answer(status: 200), 0, at: later)
        #expect(round.request(at: later + 999) == nil)
        #expect(round.pause(at: later + 900) == 100)
        #expect(round.request(at: later + 1000)?.1.address.text == "https://a.b/2")
    }

    @Test func asksManyHostsAtOnceTheLargestFirst() {
        let addresses = ["https://a/1", "https://b/1", "https://b/2", "https://c/1"]
        var round = LinkRound(addresses, limits { $0.requests = 2 })
        let hosts = (1...3).map { _ in round.request(at: 1000)?.1.address.host }
        #expect(hosts == ["b", "c", nil] || hosts == ["b", "a", nil])
    }

    @Test func waitsForAHostAndAsksNothingElseOfIt() {
        var round = LinkRound(["https://a/1", "https://a/2"], limits())
        let now = 1000
        #expect(round.request(at: now)?.token == 0)
        round.take(.answer(status: 429, wait: 30), 0, at: now)
        #expect(round.request(at: now + 29000) == nil)
        #expect(round.request(at: now + 30000)?.token == 0, "the same address again")
    }

    @Test func leavesAHostAloneAfterFailuresInARow() {
        var round = LinkRound((1...5).map { "https://a/\($0)" }, limits { $0.failures = 2 })
        for token in 0..<2 {
            let now = 10_000 * (token + 1)
            #expect(round.request(at: now)?.token == token)
            round.take(.failure(.late), token, at: now)
        }
        #expect(round.isDone && round.outcomes.count == 5)
        #expect(!round.hasAnswer)
    }

    @Test func asksEachAddressOnce() {
        let round = LinkRound(["https://a/1", "https://a/1#b", "https://a/1", "mailto:a@b", "//c"], limits())
        #expect(round.count == 1)
    }

    @Test func endsWhatIsLeft() {
        var round = LinkRound(["https://a/1", "https://b/1"], limits())
        round.giveUp("over")
        #expect(round.isDone && Set(round.outcomes.values.map { "\($0)" }).count == 1)
    }
}
