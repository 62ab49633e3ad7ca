internal import Synchronization

/// What was read, decoded and rendered before, of a site that is read again and again while it is written.
///
/// Everything is kept with what it was made of, and given only for the same: a file for its bytes, a record
/// for its files, the HTML of a body for its text and the facts of all files, since any may stand in it.
/// One memory serves one site, on one day and below one path.
package final class ContentMemory: Sendable {
    private struct State: Sendable {
        var files: [String: SourceFile] = [:]
        var records: [String: (files: [SourceFile], value: any Sendable)] = [:]
        var bodies: [String: (body: Body, value: any Sendable)] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// All files that were just read; each that has the bytes it had before as the very same file.
    func recall(_ read: [SourceFile]) -> [SourceFile] {
        state.withLock { state in
            let files = read.map { new in
                state.files[new.path].flatMap { $0.isSame(as: new) ? $0 : nil } ?? new
            }
            let hasSameFacts =
                files.count == state.files.count
                && files.allSatisfy { file in
                    state.files[file.path].map { $0 === file || $0.facts == file.facts } ?? false
                }
            let current = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
            let isThere = { (file: SourceFile) in current[file.path] === file }
            state.files = current
            state.records = state.records.filter { $0.value.files.allSatisfy(isThere) }
            state.bodies = hasSameFacts ? state.bodies.filter { isThere($0.value.body.file) } : [:]
            return files
        }
    }

    /// What `make` gives, or gave for the same files before.
    func record<Value: Sendable>(_ name: String, of files: [SourceFile], _ make: () -> Value) -> Value {
        if let known = state.withLock({ $0.records[name] }), known.files.elementsEqual(files, by: ===),
            let value = known.value as? Value
        {
            return value
        }
        let value = make()
        state.withLock { $0.records[name] = (files, value) }
        return value
    }

    /// What `make` gives, or gave for the same body while all facts were the same.
    func body<Value: Sendable>(_ name: String, _ body: Body, _ make: () -> Value) -> Value {
        if let known = state.withLock({ $0.bodies[name] }), known.body.file === body.file,
            known.body.range == body.range, let value = known.value as? Value
        {
            return value
        }
        let value = make()
        state.withLock { $0.bodies[name] = (body, value) }
        return value
    }
}

extension SourceFile {
    fileprivate func isSame(as other: SourceFile) -> Bool {
        bytes == other.bytes && exceeded == other.exceeded
    }

    /// All but the body of a Markdown file; all of any other file.
    fileprivate var facts: ArraySlice<UInt8> {
        guard path.hasSuffix(".md"), let parts = FrontMatter.split(self, findings: Findings()) else {
            return bytes[...]
        }
        return bytes[..<parts.body.lowerBound]
    }
}
