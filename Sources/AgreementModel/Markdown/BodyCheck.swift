/// Checks the Markdown of a body: what it may hold, where its links lead, how its headings nest.
struct BodyCheck {
    let places: BodyPlaces
    let findings: Findings

    func check(_ nodes: [MarkdownNode]) {
        var level = 1
        for node in nodes {
            switch node.kind {
            case .htmlBlock, .htmlInline:
                findings.add(
                    .rawHTML, "a text holds no HTML", places.span(of: node.literal, in: node),
                    hint: "write it in Markdown; put '\\' before a '<' that is meant as itself")
            case .heading:
                checkLevel(node, after: level)
                level = node.level
            case .link: checkAddress(node)
            case .image: checkImage(node)
            case .paragraph: checkParagraph(node)
            case .text: checkText(node)
            default: break
            }
        }
    }

    private func checkLevel(_ heading: MarkdownNode, after level: Int) {
        if heading.level == 1 {
            findings.add(
                .headingLevel, "the page has its one first-level heading from its title",
                places.span(of: heading), hint: "write '##'")
        } else if heading.level > level + 1 {
            findings.add(
                .headingLevel, "a heading is at most one level below the one before it, and this skips one",
                places.span(of: heading),
                hint: "write '\(String(repeating: "#", count: level + 1))'")
        }
    }

    private func checkAddress(_ link: MarkdownNode) {
        let address = link.address
        switch BodyCheck.scheme(of: address) {
        case nil where address.hasPrefix("//"), "http"?, "https"?: checkWeb(address, link)
        case nil where address.hasPrefix("#"), "mailto"?: break
        case nil:
            findings.add(
                .brokenLink, "a link within the site names what it leads to, not an address",
                places.span(of: address, in: link),
                hint: "write [text](agreement:…), (page:…), (provision:…), (term:…) or (event:…)")
        case let scheme?:
            guard !Place.schemes.contains(scheme) else { return }
            let near = Nearest.match(scheme, in: Place.schemes)
            findings.add(
                .unsafeLink, "links have the schemes https, http and mailto, or name a thing of the register",
                places.span(of: address, in: link),
                hint: near.map { "did you mean '\($0):'?" } ?? "delete the link")
        }
    }

    private func checkWeb(_ address: String, _ link: MarkdownNode) {
        if address.hasPrefix("//") {
            findings.add(
                .unsafeLink, "an address names its scheme", places.span(of: address, in: link),
                hint: "write https:\(address)")
        } else {
            Address.check(address, at: places.span(of: address, in: link), findings)
        }
    }

    private func checkImage(_ image: MarkdownNode) {
        let span = places.span(of: image.address, in: image)
        if image.plainText.isEmpty {
            findings.add(
                .imageWithoutText, "an image has a text for those who do not see it", span,
                hint: "write ![what it shows](…)")
        }
        findings.add(
            .unsupportedMarkdown, "images are not part of the content of a register", span,
            hint: "say in words what the image shows, or link to it")
    }

    /// Tables, footnotes, tasks and strikethrough are no CommonMark; libcmark would show their signs as text.
    private func checkParagraph(_ paragraph: MarkdownNode) {
        if paragraph.lastLine > paragraph.firstLine,
            BodyCheck.isDelimiterRow(places.secondLine(of: paragraph))
        {
            findings.add(
                .unsupportedMarkdown, "tables are not part of CommonMark", places.span(of: paragraph),
                hint: "write a list; what compares agreements belongs into 'provisions'")
        }
        guard let first = paragraph.firstChild, first.kind == .text, first.literalStarts(with: "[") else {
            return
        }
        let text = paragraph.plainText
        if text.hasPrefix("[^") {
            findings.add(
                .unsupportedMarkdown, "footnotes are not part of CommonMark", places.span(of: paragraph),
                hint: "cite with [](source:id \"para 5\")")
        }
        if paragraph.parent?.kind == .item, ["[ ] ", "[x] ", "[X] "].contains(String(text.prefix(4))) {
            findings.add(
                .unsupportedMarkdown, "task lists are not part of CommonMark", places.span(of: paragraph),
                hint: "say in words what is done")
        }
    }

    private func checkText(_ text: MarkdownNode) {
        let isStruck = text.withLiteral { literal in
            if let diagnostic = TextCheck.check(literal, at: places.span(of: text)) {
                findings.add(diagnostic)
            }
            let tilde = UInt8(ascii: "~")
            return literal.indices.dropLast().contains { literal[$0] == tilde && literal[$0 + 1] == tilde }
        }
        guard isStruck else { return }
        findings.add(
            .unsupportedMarkdown, "strikethrough is not part of CommonMark", places.span(of: "~~", in: text),
            hint: "delete what no longer holds, and say so under 'changes'")
    }

    private static func isDelimiterRow(_ line: ArraySlice<UInt8>) -> Bool {
        line.contains(UInt8(ascii: "|")) && line.contains(UInt8(ascii: "-"))
            && line.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20, 0x09].contains($0) }
    }

    /// The scheme in small letters (RFC 3986, 3.1); `nil` for a relative reference.
    static func scheme(of address: String) -> String? {
        let ends = [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        guard let end = address.utf8.firstIndex(where: ends.contains), address.utf8[end] == ends[0],
            end > address.startIndex
        else { return nil }
        return address[..<end].lowercased()
    }
}

/// Finds nodes in the file they were parsed from.
struct BodyPlaces {
    let file: SourceFile
    let range: Range<Int>
    /// The line of the file on which the body starts, counted from 1.
    private var firstLine: Int { file.line(at: range.lowerBound).number }

    init(file: SourceFile, range: Range<Int>) {
        self.file = file
        self.range = range
    }

    /// The bytes of the second line of a block, without its line ending.
    func secondLine(of block: MarkdownNode) -> ArraySlice<UInt8> {
        let start = offset(ofLine: block.firstLine + 1)
        return file.bytes[start..<lineEnd(start)]
    }

    /// The first line of the block in which the node stands.
    func span(of node: MarkdownNode) -> Span {
        let start = offset(ofLine: node.block.firstLine)
        return Span(file, start, lineEnd(start))
    }

    /// The first place within the node's block where `text` stands; else the block's first line.
    ///
    /// libcmark 0.30 misplaces inlines, so the text is looked for.
    func span(of text: String, in node: MarkdownNode) -> Span {
        let block = node.block
        let start = offset(ofLine: block.firstLine)
        let end = min(range.upperBound, offset(ofLine: block.lastLine + 1))
        let wanted = Array(text.utf8.prefix { $0 != 0x0A })
        if !wanted.isEmpty, start + wanted.count <= end {
            var index = start
            while index + wanted.count <= end {
                if file.bytes[index] == wanted[0],
                    file.bytes[index..<index + wanted.count].elementsEqual(wanted)
                {
                    return Span(file, index, index + wanted.count)
                }
                index += 1
            }
        }
        return span(of: node)
    }

    /// Where a line of the body starts, counted from 1; the end of the body for lines beyond it.
    private func offset(ofLine number: Int) -> Int {
        let start = file.start(ofLine: firstLine + max(number, 1) - 1) ?? range.upperBound
        return min(max(start, range.lowerBound), range.upperBound)
    }

    private func lineEnd(_ start: Int) -> Int {
        var end = start
        while end < range.upperBound, file.bytes[end] != 0x0A, file.bytes[end] != 0x0D { end += 1 }
        return end
    }
}
