internal import AgreementModel

/// Refuses assets that would do more on the published site than be shown.
enum AssetCheck {
    static func check(_ files: [SourceFile]) -> [Diagnostic] {
        var first: [String: SourceFile] = [:]
        return files.flatMap { file -> [Diagnostic] in
            let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
            if let other = first.updateValue(file, forKey: name.lowercased()) {
                return [
                    Diagnostic(
                        .duplicateOutput, "the name '\(name)' stands once among the assets",
                        Span(file, 0, 0), hint: "give one of them another name",
                        notes: [.init(text: "first used here", span: Span(other, 0, 0))])
                ]
            }
            if let diagnostic = TextCheck.checkSize(file) { return [diagnostic] }
            return (name.lowercased().hasSuffix(".svg") ? drawing(file) : []) + secret(file)
        }
    }

    /// A drawing runs scripts and loads what it names when somebody opens it by its own address.
    private static func drawing(_ file: SourceFile) -> [Diagnostic] {
        file.bytes.withUnsafeBufferPointer { bytes in
            var found: [Diagnostic] = []
            let word = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self).lowercased() }
            HTMLScan.tags(bytes) { name, attributes, offset in
                let tag = word(name).split(separator: ":").last.map(String.init) ?? ""
                if ["script", "foreignobject", "iframe", "embed", "object"].contains(tag) {
                    found.append(unsafe(file, name, "a drawing has no <\(tag)>"))
                }
                for attribute in attributes {
                    let name = word(attribute.name)
                    if name.hasPrefix("on") {
                        found.append(unsafe(file, attribute.name, "a drawing has no '\(name)'"))
                    }
                    guard name.split(separator: ":").last == "href" else { continue }
                    // Whatever the audit's scan cannot read as a plain value is no reference within.
                    guard !attribute.value.isEmpty, bytes[attribute.value.lowerBound] == UInt8(ascii: "#")
                    else {
                        found.append(unsafe(file, attribute.name, "a drawing refers only to its own parts"))
                        continue
                    }
                }
            }
            return found
        }
    }

    private static func unsafe(_ file: SourceFile, _ place: Range<Int>, _ rule: String) -> Diagnostic {
        Diagnostic(
            .unsafeAsset, rule, Span(file, place.lowerBound, place.upperBound),
            hint: "save it as a plain drawing, without what runs or loads anything")
    }

    /// A private key, which lies here only by mistake.
    private static func secret(_ file: SourceFile) -> [Diagnostic] {
        let mark = Array("PRIVATE KEY-----".utf8)
        guard file.bytes.starts(with: "-----BEGIN ".utf8) else { return [] }
        let line = file.bytes.prefix(100).prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count >= mark.count, line.suffix(mark.count).elementsEqual(mark) else { return [] }
        return [
            Diagnostic(
                .unsafeAsset, "a private key is not published", Span(file, 0, line.count),
                hint: "delete the file, and replace the key wherever it was used")
        ]
    }
}
