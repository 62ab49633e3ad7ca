/// What the addresses on one page lead to.
///
/// Bytes and hashes of them, not texts: every link of every page comes through here.
struct PageAddresses: Sendable {
    /// The page's own route.
    let page: RouteHash
    /// The folders above the page, the nearest first; each is empty or ends with a slash.
    private let folders: [(path: String, hash: RouteHash)]
    private let basePath: String

    /// - parameter basePath: The path below which the site is served, with slashes at both ends.
    init(of route: String, basePath: String) {
        page = RouteHash(route.utf8)
        self.basePath = basePath
        var folders: [(path: String, hash: RouteHash)] = []
        var rest = route[...]
        while let slash = rest.lastIndex(of: "/") {
            folders.append((String(route[...slash]), RouteHash(route[...slash].utf8)))
            rest = rest[..<slash]
        }
        self.folders = folders + [("", RouteHash())]
    }

    /// Whether an address names another site, or holds what it names.
    static func isElsewhere(_ address: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        if address.starts(with: "//".utf8) || address.starts(with: "data:".utf8) { return true }
        let colon = address.firstIndex(of: UInt8(ascii: ":")) ?? address.endIndex
        return address[colon...].starts(with: "://".utf8)
    }

    /// The route that a relative address names; `nil` if it leads out of the site.
    func target(of address: some BidirectionalCollection<UInt8>) -> RouteHash? {
        guard let (folder, rest) = resolve(address) else { return nil }
        var hash = folder.hash
        hash.add(rest)
        return hash
    }

    /// The same as text.
    func route(of address: String) -> String? {
        resolve(address.utf8).map { folder, rest in
            folder.path + String(decoding: Array(rest), as: UTF8.self)
        }
    }

    private func resolve<Address: BidirectionalCollection<UInt8>>(
        _ address: Address
    ) -> (folder: (path: String, hash: RouteHash), rest: Address.SubSequence)? {
        if address.first == UInt8(ascii: "/") {
            guard address.starts(with: basePath.utf8) else { return nil }
            return (("", RouteHash()), address.dropFirst(basePath.utf8.count))
        }
        var rest = address[...]
        var depth = 0
        while rest.starts(with: "../".utf8) {
            rest = rest.dropFirst(3)
            depth += 1
            guard depth < folders.count else { return nil }
        }
        return (folders[depth], rest)
    }
}
