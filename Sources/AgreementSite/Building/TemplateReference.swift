internal import AgreementModel
internal import Mustache

/// The names that each template is given, as the views offer them.
package enum TemplateReference {
    /// The reference as Markdown: what all pages are given, what each page is given, and every object among
    /// it once.
    package static func markdown() -> String {
        let catalogue = Catalogue([], assets: Assets([]))
        let pages = catalogue.outputs.compactMap { output in output.template.map { (output, $0.shape) } }
        var seen: [Shape] = []
        var text = "### Every page\n\n"
        if let (_, shape) = pages.first {
            text += table(shape.fields.filter { $0.name != "this" })
            gather(shape.fields.filter { $0.name != "this" }.map(\.kind), into: &seen)
        }
        for (output, shape) in pages {
            text += "\n### `\(output.name).mustache`\n\n\(output.summary)\n\n"
            guard let this = shape.fields.first(where: { $0.name == "this" }),
                case .object(let inner) = this.kind
            else { continue }
            text += "Under `this`:\n\n" + table(inner.fields)
            gather(inner.fields.map(\.kind), into: &seen)
        }
        text += "\n### Objects\n"
        for shape in seen where shape.name != "words" {
            text += "\n#### \(shape.name)\n\n" + table(shape.fields)
        }
        return text
    }

    private static func table(_ fields: [Field]) -> String {
        "| name | kind | meaning |\n|---|---|---|\n"
            + fields.map {
                "| `\($0.name)` | \(kind($0.kind))\($0.optional ? ", may be absent" : "") | \($0.doc) |\n"
            }
            .joined()
    }

    private static func kind(_ kind: Kind) -> String {
        switch kind {
        case .text: "text"
        case .markup: "markup"
        case .flag: "flag"
        case .list(of: let element): "list of \(TemplateReference.kind(element))"
        case .object(let shape): shape.name
        case .enclosing: "the same"
        }
    }

    private static func gather(_ kinds: [Kind], into seen: inout [Shape]) {
        for kind in kinds {
            switch kind {
            case .object(let shape) where !seen.contains(shape):
                seen.append(shape)
                gather(shape.fields.map(\.kind), into: &seen)
            case .list(of: let element): gather([element], into: &seen)
            default: break
            }
        }
    }
}
