package import AgreementModel

extension Difference {
    /// An object with `added`, `changed`, `removed` and `lost`.
    ///
    /// Each entry of `changed` has `path` and `text`, an array of objects with `removed` and `added`, blocks
    /// of text each; `text` is null for what is no page.
    package var json: JSON {
        let changes = changed.map { change in
            let text = change.text.map { texts in
                JSON.array(
                    texts.map {
                        .object([
                            ("removed", Difference.texts($0.removed)), ("added", Difference.texts($0.added)),
                        ])
                    })
            }
            return JSON.object([("path", .text(change.path)), ("text", text ?? .null)])
        }
        return .object([
            ("added", Difference.texts(added)), ("changed", .array(changes)),
            ("removed", Difference.texts(removed)), ("lost", Difference.texts(lost)),
        ])
    }

    private static func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.text)) }
}
