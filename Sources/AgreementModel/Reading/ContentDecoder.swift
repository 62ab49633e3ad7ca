/// Decodes the files of content in one language.
struct ContentDecoder: Sendable {
    let files: ContentFiles
    let language: String, original: String
    let jobs: Int
    var memory: ContentMemory?

    /// What decoding gave: the content unless a file that everything rests on was refused, and what was
    /// found.
    struct Outcome {
        var content: Content?
        var diagnostics: [Diagnostic]
        var untranslated: [Untranslated]
    }

    /// What one file gave.
    fileprivate struct One<Value: Sendable>: Sendable {
        var value: Value?
        var diagnostics: [Diagnostic]
        var untranslated: [Untranslated]
    }

    /// The site's own record, which names the languages.
    static func site(_ files: ContentFiles, language: String?) -> (site: Site?, diagnostics: [Diagnostic]) {
        let language = language ?? "en"
        let decoder = ContentDecoder(files: files, language: language, original: language, jobs: 1)
        let one = decoder.data("site") { Site.decode(&$0) }
        return (one.value, one.diagnostics)
    }

    func decode() -> Outcome {
        let site = data("site") { Site.decode(&$0) }
        let provisions = data("provisions") { Provisions.decode(&$0) }
        let parties = table("parties") { Party.decode(&$0) }
        let sources = table("sources") { Source.decode(&$0) }
        let events = table("timeline") { Event.decode(&$0) }
        let terms = table("glossary") { Term.decode(&$0) }
        let words = [files.strings[original], files.strings[language]].compactMap { $0 }
        let strings = remembered("strings", words) { self.strings() }
        let agreements = entries(files.agreements) { fields, id, span, body in
            Agreement.decode(&fields, id: id, span: span, body: body)
        }
        let pages = entries(files.pages) { fields, id, span, body in
            Page.decode(&fields, id: id, span: span, body: body)
        }
        var outcome = Outcome(content: nil, diagnostics: [], untranslated: [])
        outcome.take(site)
        outcome.take(provisions)
        outcome.take(parties)
        outcome.take(sources)
        outcome.take(events)
        outcome.take(terms)
        outcome.take(strings)
        for one in agreements { outcome.take(one) }
        for one in pages { outcome.take(one) }
        guard let site = site.value, let provisions = provisions.value, let strings = strings.value else {
            return outcome
        }
        let decoded = agreements.compactMap(\.value)
        outcome.content = Content(
            language: language, site: site, strings: strings, parties: parties.value ?? [],
            provisions: provisions,
            sources: sources.value ?? [], events: events.value ?? [], terms: terms.value ?? [],
            agreements: decoded,
            pages: pages.compactMap(\.value).sorted { ($0.order, $0.id) < ($1.order, $1.id) },
            names: names(site, provisions, parties.value, sources.value, events.value, terms.value, decoded))
        return outcome
    }

    private func names(
        _ site: Site, _ provisions: Provisions, _ parties: [Party]?, _ sources: [Source]?, _ events: [Event]?,
        _ terms: [Term]?, _ agreements: [Agreement]
    ) -> Names {
        Names(
            parties: Set((parties ?? []).map(\.code.value)), sources: Set((sources ?? []).map(\.id.value)),
            events: Set((events ?? []).map(\.id.value)), terms: Set((terms ?? []).map(\.id.value)),
            agreements: Set(files.agreements.keys), pages: Set(files.pages.keys),
            provisions: Set(provisions.all.map(\.id.value)), values: Set(provisions.values.map(\.id.value)),
            groups: Set(site.groups.map(\.id.value)), counts: Set(site.counts.map(\.id.value)),
            entrySources: Dictionary(
                uniqueKeysWithValues: agreements.map { ($0.id, Set($0.sources.map(\.id.value))) }))
    }

    /// What `decode` makes of files, or made of the very same before.
    private func remembered<Value: Sendable>(
        _ name: String, _ files: [SourceFile], _ decode: () -> One<Value>
    ) -> One<Value> {
        guard let memory else { return decode() }
        return memory.record("\(original) \(language) \(name)", of: files, decode)
    }

    // MARK: Data files

    private func data<Value: Sendable>(_ name: String, _ decode: (inout FieldReader) -> Value?) -> One<Value>
    {
        tree(name) { decoding, node, overlay in
            guard node.shape == .mapping else {
                decoding.findings.add(
                    .wrongType, "'\(name).yaml' is a mapping of fields", node.span,
                    hint: "write 'name: value' lines")
                return nil
            }
            return FieldReader.read(decoding, node, overlay: overlay, decode)
        }
    }

    private func table<Value: Sendable>(_ name: String, _ decode: (inout FieldReader) -> Value?) -> One<
        [Value]
    > {
        tree(name) { decoding, node, overlay in
            FieldReader.table(decoding, node, overlay: overlay, decode)
        }
    }

    private func tree<Value: Sendable>(
        _ name: String, _ decode: (Decoding, YAMLNode, YAMLNode?) -> Value?
    ) -> One<Value> {
        let translated = files.data[name]
        guard let file = translated?.original else {
            let findings = Findings()
            let place = Span(SourceFile(path: "content/\(name).yaml", bytes: []), 0, 0)
            findings.add(.missingFile, "a site has the file '\(name).yaml'", place, hint: "add the file")
            return One(value: nil, diagnostics: findings.all, untranslated: [])
        }
        let overlay = language == original ? nil : translated?.translations[language]
        return remembered(name, [file] + (overlay.map { [$0] } ?? [])) {
            decodeTree(file, overlay, decode)
        }
    }

    private func decodeTree<Value: Sendable>(
        _ file: SourceFile, _ overlay: SourceFile?, _ decode: (Decoding, YAMLNode, YAMLNode?) -> Value?
    ) -> One<Value> {
        let findings = Findings()
        let decoding = Decoding(findings: findings, language: language, original: original)
        var value: Value?
        if let node = root(file, 0..<file.bytes.count, Limits.dataNodes, findings) {
            let overlayNode = overlay.flatMap { root($0, 0..<$0.bytes.count, Limits.dataNodes, findings) }
            value = decode(decoding, node, overlayNode)
        }
        return One(value: value, diagnostics: findings.all, untranslated: decoding.untranslated)
    }

    private func root(_ file: SourceFile, _ range: Range<Int>, _ limit: Int, _ findings: Findings)
        -> YAMLNode?
    {
        if let diagnostic = TextCheck.check(file) {
            findings.add(diagnostic)
            return nil
        }
        guard let tree = YAML.parse(file, range, maximumNodes: limit, findings: findings) else { return nil }
        guard let node = YAMLNode(root: tree) else {
            findings.add(.emptyField, "the file holds nothing", Span(file, 0, 0), hint: "write its fields")
            return nil
        }
        return node
    }

    private func strings() -> One<Strings> {
        let findings = Findings()
        guard let first = strings(original, findings) else {
            return One(value: nil, diagnostics: findings.all, untranslated: [])
        }
        let own = language == original ? first : strings(language, findings)
        let missing = own.map { own in
            first.phrases.filter { own.text($0.key) == nil && !Strings.isPluralForm($0.key) }
        }
        return One(
            value: own?.filled(from: first) ?? first, diagnostics: findings.all,
            untranslated: (missing ?? []).map {
                Untranslated(field: $0.key, span: $0.text.span, change: nil)
            })
    }

    private func strings(_ language: String, _ findings: Findings) -> Strings? {
        guard let file = files.strings[language] else {
            let place = Span(SourceFile(path: "content/strings/\(language).yaml", bytes: []), 0, 0)
            findings.add(
                .missingFile, "each language has its words in 'strings'", place, hint: "add the file")
            return nil
        }
        guard let node = root(file, 0..<file.bytes.count, Limits.dataNodes, findings) else { return nil }
        var fields = FieldReader(Decoding(findings: findings, language: language, original: language), node)
        return Strings.decode(&fields, file: file, language: language)
    }

    // MARK: Entries and pages

    private func entries<Value: Sendable>(
        _ all: [String: ContentFiles.Translated],
        _ decode: @Sendable (inout FieldReader, String, Span, Body) -> Value?
    ) -> [One<Value>] {
        let ids = all.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Parallel.map(ids.count, jobs: jobs) { index in
            entry(ids[index], all[ids[index]] ?? .init(), decode)
        }
    }

    private func entry<Value: Sendable>(
        _ id: String, _ translated: ContentFiles.Translated,
        _ decode: (inout FieldReader, String, Span, Body) -> Value?
    ) -> One<Value> {
        guard let file = translated.original else {
            let findings = Findings()
            for (_, file) in translated.translations.sorted(by: { $0.key < $1.key }) {
                findings.add(
                    .translationMismatch,
                    "a translation lies beside its original, and '\(id).md' does not exist",
                    Span(file, 0, 0), hint: "add the original or delete the translation")
            }
            return One(value: nil, diagnostics: findings.all, untranslated: [])
        }
        let overlay = language == original ? nil : translated.translations[language]
        return remembered(file.path, [file] + (overlay.map { [$0] } ?? [])) {
            decodeEntry(id, file, overlay, decode)
        }
    }

    private func decodeEntry<Value: Sendable>(
        _ id: String, _ file: SourceFile, _ overlay: SourceFile?,
        _ decode: (inout FieldReader, String, Span, Body) -> Value?
    ) -> One<Value> {
        let findings = Findings()
        let decoding = Decoding(findings: findings, language: language, original: original)
        var value: Value?
        let start = Span(file, 0, min(3, file.bytes.count))
        let isNamed = Identifier.check(Located(id, Span(file, 0, 0)), findings: findings)
        if let (node, range) = split(file, findings), isNamed {
            let over = overlay.flatMap { split($0, findings) }
            if language != original, overlay == nil { decoding.addUntranslated("", start) }
            let body =
                if let overlay, let over, !ContentDecoder.isBlank(overlay, over.body) {
                    Body(file: overlay, range: over.body, language: language)
                } else {
                    Body(file: file, range: range, language: original)
                }
            value = FieldReader.read(decoding, node, overlay: over?.node) { decode(&$0, id, start, body) }
        }
        return One(value: value, diagnostics: findings.all, untranslated: decoding.untranslated)
    }

    private func split(_ file: SourceFile, _ findings: Findings) -> (node: YAMLNode, body: Range<Int>)? {
        if let diagnostic = TextCheck.check(file) {
            findings.add(diagnostic)
            return nil
        }
        guard let parts = FrontMatter.split(file, findings: findings) else { return nil }
        if parts.yaml.count > Limits.frontMatterBytes {
            findings.add(
                .tooLarge, "front matter has at most \(Limits.frontMatterBytes) bytes", Span(file, 0, 3),
                hint: "move text into the body")
            return nil
        }
        guard let tree = YAML.parse(file, parts.yaml, findings: findings) else { return nil }
        guard let node = YAMLNode(root: tree), node.shape == .mapping else {
            findings.add(
                .missingFrontMatter, "front matter is a mapping of fields", Span(file, 0, 3),
                hint: "write 'name: value' lines between the two '---'")
            return nil
        }
        return (node, parts.body)
    }

    private static func isBlank(_ file: SourceFile, _ range: Range<Int>) -> Bool {
        file.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
}

extension ContentDecoder.Outcome {
    fileprivate mutating func take<Value>(_ one: ContentDecoder.One<Value>) {
        diagnostics += one.diagnostics
        untranslated += one.untranslated
    }
}
