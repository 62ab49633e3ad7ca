/// The names that lead to a mapping, for messages; put together only when there is one.
struct FieldPath {
    private let parent: String, name: String
    /// From 1, for an item of a list.
    private let item: Int?

    static let root = FieldPath(parent: "", name: "", item: nil)

    /// "terms", "terms.years", "stages[2]"; empty for the mapping that is the file itself.
    var text: String { (parent.isEmpty ? name : parent + "." + name) + (item.map { "[\($0)]" } ?? "") }

    func to(_ name: String, item: Int? = nil) -> FieldPath { FieldPath(parent: text, name: name, item: item) }
}
