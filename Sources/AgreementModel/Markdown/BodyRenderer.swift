/// Parses a body, checks it, replaces references by what they stand for, and renders it.
struct BodyRenderer {
    let register: Register
    let setting: any BodySetting
    /// The entry that the body belongs to.
    let agreement: Agreement?
    let body: Body
    let findings: Findings

    private var places: BodyPlaces
    private var headings: [RenderedBody.Heading] = []
    private var headingIDs = HeadingIDs()
    private var notes: [RenderedBody.Note] = []
    private var noteIndices: [NoteKey: Int] = [:]
    private var marks = 0
    private var held: [MarkdownNode] = []
    private var fragments: [(place: Place, fragment: String, span: Span)] = []

    init(
        _ body: Body, of agreement: Agreement?, register: Register, setting: any BodySetting,
        findings: Findings
    ) {
        self.register = register
        self.setting = setting
        self.agreement = agreement
        self.body = body
        self.findings = findings
        places = BodyPlaces(file: body.file, range: body.range)
    }

    mutating func render() -> RenderedBody {
        if let diagnostic = MarkdownLimits.check(body.file, body.range) {
            findings.add(diagnostic)
            return rendered([])
        }
        let tree = MarkdownTree(body.file.bytes[body.range])
        let nodes = tree.nodes()
        BodyCheck(places: places, findings: findings).check(nodes)
        let references = nodes.compactMap(Reference.init)
        holdBack(references)
        let heldBackBlocks = held.count
        holdBackEmptyHeadings(tree.root)
        for node in nodes where node.kind == .heading && !isHeld(node) { addHeading(node) }
        checkFragments(references)
        for reference in references where !isHeld(reference.link) { rewrite(reference) }
        for block in held { block.remove() }
        return rendered(tree.html(), heldBack: heldBackBlocks)
    }

    private func rendered(_ html: [UInt8], heldBack: Int = 0) -> RenderedBody {
        RenderedBody(
            html: html, headings: headings, notes: notes, heldBackBlocks: heldBack, fragments: fragments)
    }

    // MARK: What is later than the day

    /// Marks the top-level blocks that cite a source published later, or name an event that is.
    private mutating func holdBack(_ references: [Reference]) {
        for reference in references {
            let name = reference.name
            let isLater =
                switch reference.scheme {
                case "event": register.names.events.contains(name) && register.event(name) == nil
                case "source": isLater(name)
                default: false
                }
            if isLater, !isHeld(reference.link) { held.append(reference.link.topBlock) }
        }
    }

    /// Whether a source was published after the day, or is of an agreement that had not been signed then.
    private func isLater(_ name: String) -> Bool {
        guard let (source, owner) = register.cited(name, in: agreement) else {
            let owner = name.split(separator: "/").first.map(String.init) ?? ""
            return name.contains("/") && register.names.agreements.contains(owner)
                && register.agreement(owner) == nil
        }
        if let published = source.published { return published.value.earliest > register.day }
        guard let owner, owner.isAhead else { return false }
        return !owner.stages.contains { $0.source.value == source.id.value }
    }

    private func isHeld(_ node: MarkdownNode) -> Bool {
        guard !held.isEmpty else { return false }
        let block = node.topBlock
        return held.contains { $0 == block }
    }

    /// Holds back the headings under which nothing is left.
    private mutating func holdBackEmptyHeadings(_ root: MarkdownNode) {
        guard !held.isEmpty else { return }
        for block in root.children.reversed() where block.kind == .heading && !isHeld(block) {
            var next = block.next
            while let following = next, isHeld(following) { next = following.next }
            if let next, next.kind != .heading || next.level > block.level { continue }
            held.append(block)
        }
    }

    // MARK: Headings

    private mutating func addHeading(_ node: MarkdownNode) {
        let text = node.plainText
        let id = headingIDs.take(Slug.make(text))
        headings.append(.init(id: id, text: text, level: node.level))
        let custom = MarkdownNode.custom(
            block: true, before: "<h\(node.level) id=\"\(id)\">", after: "</h\(node.level)>")
        for child in node.children { custom.append(child) }
        node.replace(with: custom)
    }

    private mutating func checkFragments(_ references: [Reference]) {
        let ids = Set(headings.map(\.id))
        for reference in references where !isHeld(reference.link) {
            guard let fragment = reference.fragment else { continue }
            let (scheme, name) = (reference.scheme, reference.name)
            let span = places.span(of: reference.link.address, in: reference.link)
            switch scheme {
            case "page": if register.page(name) != nil { fragments.append((.page(name), fragment, span)) }
            case "agreement" where !name.contains("/"):
                if register.agreement(name) != nil { fragments.append((.agreement(name), fragment, span)) }
            case _ where Place.schemes.contains(scheme):
                findings.add(
                    .brokenLink, "only an entry or a page is linked to with the id of a heading", span,
                    hint: "delete '#\(fragment)'")
            default:
                guard scheme.isEmpty, name.isEmpty, held.isEmpty, !ids.contains(fragment) else { continue }
                findings.add(
                    .brokenLink, "no heading of this text has the id '\(fragment)'", span,
                    hint: Nearest.hint(fragment, in: ids) ?? "delete the link")
            }
        }
    }

    // MARK: References

    private mutating func rewrite(_ reference: Reference) {
        let (link, scheme, name) = (reference.link, reference.scheme, reference.name)
        let fragment = reference.fragment
        // Only what is wrong is looked for in the file.
        let located =
            isKnown(scheme, name)
            ? Located(name, body.file.whole)
            : Located(
                name, places.span(of: link.address, in: link))
        switch scheme {
        case "agreement": rewriteAgreement(link, located, fragment)
        case "provision": refer(link, .provision(name), located, nil, \.provisions) { $0.provision($1) }
        case "page": refer(link, .page(name), located, fragment, \.pages) { $0.page($1) }
        case "term": refer(link, .term(name), located, nil, \.terms) { $0.term($1) }
        case "event": refer(link, .event(name), located, nil, \.events) { $0.event($1) }
        case "source": cite(link, located)
        case "count": insertCount(link, located)
        case "list": insertList(link, located)
        default: break
        }
    }

    /// Whether nothing can be wrong with a reference.
    private func isKnown(_ scheme: String, _ name: String) -> Bool {
        switch scheme {
        case "agreement": register.names.agreements.contains(name)
        case "provision": register.names.provisions.contains(name)
        case "page": register.names.pages.contains(name)
        case "term": register.names.terms.contains(name)
        case "event": register.names.events.contains(name)
        default: false
        }
    }

    /// `agreement:denmark`, or `agreement:denmark/consultation` for the passage on a provision.
    private func rewriteAgreement(_ link: MarkdownNode, _ name: Located<String>, _ fragment: String?) {
        let parts = name.value.split(separator: "/", maxSplits: 1).map(String.init)
        let check = ReferenceCheck(names: register.names, findings: findings)
        check.agreement(Located(parts.first ?? "", name.span))
        if parts.count == 2 { check.provision(Located(parts[1], name.span)) }
        guard let id = parts.first, let target = register.agreement(id) else { return link.unwrap() }
        let isCoded = parts.count == 2 && target.coding(of: parts[1]) != nil
        let place: Place = isCoded ? .coding(agreement: id, provision: parts[1]) : .agreement(id)
        if link.firstChild == nil { link.append(.text(register.name(of: target).text)) }
        link.setAddress(setting.address(of: place) + (fragment.map { "#" + $0 } ?? ""))
    }

    private func refer(
        _ link: MarkdownNode, _ place: Place, _ name: Located<String>, _ fragment: String?,
        _ known: KeyPath<Names, Set<String>>, _ check: (ReferenceCheck, Located<String>) -> Void
    ) {
        check(ReferenceCheck(names: register.names, findings: findings), name)
        guard register.names[keyPath: known].contains(name.value), let label = label(of: place) else {
            return link.unwrap()
        }
        if link.firstChild == nil { link.append(.text(label)) }
        link.setAddress(setting.address(of: place) + (fragment.map { "#" + $0 } ?? ""))
    }

    /// The words for a place, `nil` if it is not visible on the day.
    private func label(of place: Place) -> String? {
        switch place {
        case .agreement(let id), .coding(let id, _): register.agreement(id).map { register.name(of: $0).text }
        case .provision(let id): register.provisions.all.first { $0.id.value == id }?.label.text
        case .page(let id): register.page(id)?.title.text
        case .term(let id): register.term(id)?.term.text
        case .event(let id): register.event(id)?.title.text
        case .source(let id): register.source(id)?.title
        }
    }

    // MARK: Citations

    private mutating func cite(_ link: MarkdownNode, _ name: Located<String>) {
        guard let (source, owner) = register.cited(name.value, in: agreement) else {
            complainOfSource(name)
            return link.unwrap()
        }
        let pinpoint = link.title.isEmpty ? nil : link.title
        if let pinpoint, let owner { check(pinpoint, into: source, of: owner, name.span) }
        let index = noteIndices[NoteKey(source.id.value, owner?.id, pinpoint), default: notes.count]
        if index == notes.count {
            noteIndices[NoteKey(source.id.value, owner?.id, pinpoint)] = index
            notes.append(
                .init(number: index + 1, source: source, agreement: owner?.id, pinpoint: pinpoint, marks: []))
        }
        marks += 1
        notes[index].marks.append("cite-\(marks)")
        // A mark clings to the word before it.
        if link.firstChild == nil, let before = link.previous {
            if before.kind == .softBreak { before.remove() }
            if before.kind == .text, before.literal.hasSuffix(" ") {
                before.setLiteral(String(before.literal.dropLast()))
            }
        }
        let number = index + 1
        let mark = MarkdownNode.custom(
            block: false,
            before: "<sup class=\"mark\"><a href=\"#note-\(number)\" id=\"cite-\(marks)\">"
                + "<span class=\"quiet\">\(Escape.html(setting.sourceWord)) </span>\(number)</a></sup>",
            after: "")
        if link.firstChild == nil {
            link.replace(with: mark)
        } else {
            let words = MarkdownNode.custom(block: false, before: "", after: "")
            for child in link.children { words.append(child) }
            words.append(mark)
            link.replace(with: words)
        }
    }

    private func check(_ pinpoint: String, into source: Source, of owner: Agreement, _ span: Span) {
        let isText = source.kind == .official && (source.id.value == "text" || source.id.value == "copy")
        guard isText, let read = FieldReader.pinpoint(pinpoint, span, findings) else { return }
        PinpointCheck.check(read, owner.divisions, of: owner.id, findings)
    }

    private func complainOfSource(_ name: Located<String>) {
        let check = ReferenceCheck(names: register.names, findings: findings)
        guard let slash = name.value.firstIndex(of: "/") else { return check.source(name, in: agreement?.id) }
        let owner = String(name.value[..<slash])
        let id = String(name.value[name.value.index(after: slash)...])
        guard register.names.agreements.contains(owner) else {
            return check.agreement(Located(owner, name.span))
        }
        // An entry that is not visible on the day has sources too; then the words stand without a mark.
        // An entry that could not be read has been complained of at its own place.
        guard let own = register.names.entrySources[owner], !own.contains(id) else { return }
        findings.add(
            .unknownSource, "source '\(id)' is not in the sources of '\(owner)'", name.span,
            hint: Nearest.hint(id, in: own) ?? "add the source to that entry")
    }

    // MARK: Counts and lists

    /// A number of the register: `count:signed/kyiv`, `count:joined`, `count:provision/cyber/explicit`.
    private func insertCount(_ link: MarkdownNode, _ name: Located<String>) {
        guard let count = BodyNumbers(register: register, findings: findings).count(name) else {
            return link.unwrap()
        }
        let forms = link.title.split(separator: "|").map(String.init)
        let rule = register.strings.pluralRule
        let words = rule.categories.firstIndex(of: rule.category(of: count)).flatMap {
            forms.indices.contains($0) ? "\u{A0}" + forms[$0] : nil
        }
        link.replace(with: .text(String(count) + (words ?? "")))
    }

    /// A list of the register in place of its paragraph: `list:signed`, `list:joiners`.
    private func insertList(_ link: MarkdownNode, _ name: Located<String>) {
        guard let items = BodyNumbers(register: register, findings: findings).list(name) else {
            return link.unwrap()
        }
        let block = link.block
        guard block.kind == .paragraph, block.children.count == 1 else {
            findings.add(
                .unsupportedMarkdown, "a list of the register stands in a paragraph of its own", name.span,
                hint: "put blank lines before and after it")
            return
        }
        guard !items.isEmpty else {
            return block.replace(with: paragraph(register.strings.text("list_empty")?.text ?? "–"))
        }
        block.replace(
            with: .list(
                items.map { agreement, date in
                    let name = MarkdownNode.link(
                        to: setting.address(of: .agreement(agreement.id)),
                        text: register.name(of: agreement).text)
                    return date.map { [name, .text(", " + setting.text(of: $0))] } ?? [name]
                }))
    }

    private func paragraph(_ text: String) -> MarkdownNode {
        let node = MarkdownNode.custom(block: true, before: "<p>", after: "</p>")
        node.append(.text(text))
        return node
    }
}

/// A link within the site: "page:who-has-signed#next" as "page", "who-has-signed", "next".
private struct Reference {
    let link: MarkdownNode
    /// In small letters; empty when there is none.
    let scheme: String
    let name: String
    let fragment: String?

    /// - Returns: `nil` for what is no link, and for a link to the web.
    init?(_ node: MarkdownNode) {
        guard node.kind == .link, !node.leadsToTheWeb else { return nil }
        let address = node.address
        let hash = address.utf8.firstIndex(of: UInt8(ascii: "#"))
        let rest = address[..<(hash ?? address.endIndex)]
        let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":"))
        link = node
        scheme = colon.map { rest[..<$0].lowercased() } ?? ""
        name = String(colon.map { rest[rest.utf8.index(after: $0)...] } ?? rest)
        fragment = hash.map { String(address[address.utf8.index(after: $0)...]) }
    }
}

/// What makes two citations one note.
private struct NoteKey: Hashable {
    let source: String, agreement: String?, pinpoint: String?

    init(_ source: String, _ agreement: String?, _ pinpoint: String?) {
        self.source = source
        self.agreement = agreement
        self.pinpoint = pinpoint
    }
}
