import Foundation

/// `docs/tutorial.md` as steps: what a reader types and writes, in order, and what is shown to come back.
struct Tutorial {
    enum Step {
        /// Lines typed at the prompt.
        case type([String])
        /// What comes back, with the number of its line in the page.
        case see(String, line: Int)
        case write(path: String, String)
        case replace(path: String, old: String, new: String)
        case append(path: String, String)
    }

    /// A block that is introduced in no way that a reader, or this test, could follow.
    struct Unclear: Error { let line: Int, paragraph: String }

    let steps: [Step]

    init(_ text: String) throws {
        var steps: [Step] = []
        var paragraph = ""
        var wanted: (path: String, old: String)?
        let lines = text.components(separatedBy: "\n")
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            guard line.hasPrefix("```") else {
                if line.isEmpty, lines[index...].first?.hasPrefix("```") == true { continue }
                paragraph = line.isEmpty ? "" : paragraph + (paragraph.isEmpty ? "" : " ") + line
                continue
            }
            let start = index
            while lines[index] != "```" { index += 1 }
            let block = lines[start..<index].map { $0 + "\n" }.joined()
            index += 1
            let unclear = Unclear(line: start, paragraph: paragraph)
            let path = paragraph.components(separatedBy: "`").last { word in
                word.hasPrefix("content/") || word.hasPrefix("templates/")
            }
            switch (line, path, wanted) {
            case ("```sh", _, nil): steps.append(.type(block.split(separator: "\n").map(String.init)))
            case ("```text", _, nil):
                guard case .type = steps.last else { throw unclear }
                steps.append(.see(block, line: start))
            case (_, let path?, nil) where paragraph.hasSuffix("in place of all that is there:"):
                steps.append(.write(path: path, block))
            case (_, let path?, nil) where paragraph.hasSuffix(", find"): wanted = (path, block)
            case (_, let path?, nil) where paragraph.hasSuffix(", add"):
                steps.append(.append(path: path, block))
            case (_, _, let (path, old)?) where paragraph.hasPrefix("and put in its place"):
                steps.append(.replace(path: path, old: old, new: block))
                wanted = nil
            default: throw unclear
            }
            paragraph = ""
        }
        self.steps = steps
    }
}
