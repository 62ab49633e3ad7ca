import Foundation

@testable import AgreementModel

extension SourceFile {
    /// A file that exists only in a test.
    convenience init(_ text: String, path: String = "test.md") {
        self.init(path: path, bytes: Array(text.utf8))
    }
}

/// Reads one mapping with `decode` and gives the value and the diagnostics as "id line:column".
func read<Value>(
    _ text: String, translation: String? = nil, language: String = "en",
    _ decode: (inout FieldReader) -> Value?
) -> (value: Value?, found: [String], decoding: Decoding) {
    let findings = Findings()
    let decoding = Decoding(findings: findings, language: language, original: "en")
    let overlay = translation.flatMap { root(SourceFile($0, path: "test.uk.yaml"), findings) }
    var value: Value?
    if let node = root(SourceFile(text, path: "test.yaml"), findings) {
        value = FieldReader.read(decoding, node, overlay: overlay, decode)
    }
    return (value, findings.all.map(short), decoding)
}

private func root(_ file: SourceFile, _ findings: Findings) -> YAMLNode? {
    YAML.parse(file, 0..<file.bytes.count, findings: findings).flatMap { YAMLNode(root: $0) }
}

/// The diagnostic's id with its line and column.
func short(_ diagnostic: Diagnostic) -> String {
    let (line, column) = diagnostic.span.place
    return "\(diagnostic.id.rawValue) \(line):\(column)"
}

/// The content of the fixture site, with files put in place of its own.
func fixture(_ changes: [String: [UInt8]]) -> ContentFolder {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return ContentFolder(root: "/\(tests)/Fixtures/small-site/content", name: "content", changes: changes)
}
