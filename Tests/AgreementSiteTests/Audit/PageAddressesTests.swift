import Testing

@testable import AgreementSite

struct PageAddressesTests {
    @Test(arguments: [
        ("x.html", "a.html", "a.html"), ("a/x.html", "b.html", "a/b.html"),
        ("a/x.html", "../b.html", "b.html"),
        ("a/b/x.html", "../c.html", "a/c.html"), ("a/b/x.html", "../../c.html", "c.html"),
        ("x.html", "../a.html", nil), ("a/x.html", "../../a.html", nil),
        ("a/x.html", "/sub/b.html", "b.html"), ("a/x.html", "/other/b.html", nil),
    ])
    func namesTheRouteThatAnAddressLeadsTo(_ page: String, _ address: String, _ route: String?) {
        let addresses = PageAddresses(of: page, basePath: "/sub/")
        #expect(addresses.route(of: address) == route)
        #expect(addresses.target(of: address.utf8)?.value == route.map { RouteHash($0.utf8).value })
    }

    @Test(arguments: [
        ("https://a", true), ("//a", true), ("data:a", true), ("a.css", false), ("../a:b", false),
        ("", false),
    ])
    func knowsWhatIsElsewhere(_ address: String, _ isElsewhere: Bool) {
        Array(address.utf8).withUnsafeBufferPointer { bytes in
            #expect(PageAddresses.isElsewhere(bytes[...]) == isElsewhere)
        }
    }
}
