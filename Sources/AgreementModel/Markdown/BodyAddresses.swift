extension Body {
    /// The addresses of other sites that the text links to, with where they stand.
    package var webAddresses: [Located<String>] {
        guard MarkdownLimits.check(file, range) == nil else { return [] }
        let places = BodyPlaces(file: file, range: range)
        let tree = MarkdownTree(file.bytes[range])
        return tree.nodes().filter { $0.kind == .link }.compactMap { link in
            let address = link.address
            guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
            return Located(address, places.span(of: address, in: link))
        }
    }
}
