import Testing

@testable import Links

struct NetworkRangeTests {
    @Test(arguments: [
        "8.8.8.8", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
        "100.63.255.255", "100.128.0.0", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2003::1",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
    ])
    func opensThePublicInternet(_ address: String) { #expect(NetworkRange(literal: address) == .open) }

    @Test(arguments: [
        "127.0.0.1", "127.255.255.255", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "100.64.0.1", "::1", "fc00::1", "fdff::1", "::ffff:127.0.0.1", "64:ff9b::10.0.0.1",
        "2002:7f00:1::1",
    ])
    func knowsPrivateNetworks(_ address: String) { #expect(NetworkRange(literal: address) == .local) }

    @Test(arguments: [
        "0.0.0.0", "169.254.169.254", "192.0.2.1", "192.0.0.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "fe80::1",
        "ff02::1", "2001:db8::1", "2001::1", "::ffff:169.254.169.254", "::127.0.0.1", "100::1", "4000::1",
    ])
    func closesTheRest(_ address: String) { #expect(NetworkRange(literal: address) == .closed) }

    @Test(arguments: ["example.org", "127.1", "1.2.3", "0x7f000001", "", "[::1]", "1.2.3.4.5"])
    func isNoNameForAName(_ name: String) { #expect(NetworkRange(literal: name) == nil) }
}
