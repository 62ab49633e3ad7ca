import Testing

@testable import Links

struct LinkVisitTests {
    private func visit(_ address: String, _ limits: LinkLimits = LinkLimits()) throws -> LinkVisit {
        LinkVisit(try #require(WebAddress(address)), limits)
    }

    @Test func asksAgainWithGETWhateverHEADIsRefusedWith() throws {
        for status in [400, 403, 404, 405, 500, 501] {
            var visit = try visit("https://a.b/c")
            #expect(visit.next(after: .answer(status: status)) == .ask && visit.method == .get)
            #expect(visit.next(after: .answer(status: 206)) == .end(.alive))
        }
        var broken = try visit("https://a.b/c")
        #expect(broken.next(after: .failure(.broken)) == .ask && broken.method == .get)
        #expect(broken.next(after: .failure(.broken)) != .ask)
    }

    @Test func typesTheAddressThatRedirectsForGoodLeadTo() throws {
        var visit = try visit("http://a.b/c#d")
        #expect(visit.next(after: .answer(status: 301, redirect: "https://a.b/c")) == .ask)
        #expect(visit.next(after: .answer(status: 308, redirect: "https://www.a.b/c")) == .ask)
        #expect(visit.next(after: .answer(status: 307, redirect: "https://login.a.b/")) == .ask)
        // What follows a redirect for a while is not for good either.
        #expect(visit.next(after: .answer(status: 301, redirect: "https://login.a.b/en")) == .ask)
        #expect(visit.address.text == "https://login.a.b/en")
        #expect(
            visit.next(after: .answer(status: 200))
                == .end(.moved(to: "https://www.a.b/c#d", isFrontPage: false)))
    }

    @Test func waitsOnceAndNotForLong() throws {
        var visit = try visit("https://a.b/c")
        #expect(visit.next(after: .answer(status: 503, wait: 60)) == .wait(seconds: 60))
        guard case .end(.unreachable) = visit.next(after: .answer(status: 503, wait: 1)) else {
            Issue.record("it waits once")
            return
        }
        var long = try self.visit("https://a.b/c")
        guard case .end(.unreachable) = long.next(after: .answer(status: 429, wait: 61)) else {
            Issue.record("it does not wait for long")
            return
        }
    }

    @Test func goesToAPrivateNetworkOnlyWhereItIsWritten() throws {
        var local = try visit("http://127.0.0.1:8000/a")
        #expect(local.mayBeLocal)
        #expect(local.next(after: .answer(status: 302, redirect: "http://127.0.0.1:8000/b")) == .ask)
        #expect(local.mayBeLocal)
        #expect(local.next(after: .answer(status: 302, redirect: "https://a.b/")) == .ask)
        #expect(!local.mayBeLocal)
        for address in ["http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://[::1]/"] {
            var visit = try visit("https://a.b/")
            #expect(!visit.mayBeLocal)
            guard
                case .end(.unreachable(let why)) = visit.next(after: .answer(status: 302, redirect: address))
            else {
                Issue.record("'\(address)' is not asked")
                continue
            }
            #expect(why.contains("private"))
        }
    }

    @Test(arguments: [
        "ftp://a.b/", "javascript:alert(1)", "https://a@b/", "https://a.b/\u{1B}[2J", "https://ä.b/", "",
    ])
    func followsToTheWebOnly(_ redirect: String) throws {
        var visit = try visit("https://a.b/")
        #expect(
            visit.next(after: .answer(status: 302, redirect: redirect))
                == .end(.unreachable("it redirects to what is no address of the web")))
    }
}
