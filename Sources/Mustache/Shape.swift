/// What a name holds, as far as it is known before rendering.
package indirect enum Kind: Hashable, Sendable {
    case text, markup, flag
    case list(of: Kind)
    case object(Shape)
    /// An object of the shape that this name belongs to, for data that nests in itself.
    case enclosing

    /// The kind in words, as messages name it.
    var words: String {
        switch self {
        case .text: "text"
        case .markup: "markup"
        case .flag: "a flag"
        case .list: "a list"
        case .object, .enclosing: "an object"
        }
    }

    /// The same kind with `shape` put where it says `enclosing`.
    func within(_ shape: Shape) -> Kind {
        switch self {
        case .enclosing: .object(shape)
        case .list(of: let element): .list(of: element.within(shape))
        case .text, .markup, .flag, .object: self
        }
    }

    fileprivate func fits(_ value: Value, within shape: Shape) -> Bool {
        switch (self, value) {
        case (.text, .text), (.markup, .markup), (.flag, .flag): true
        case (.list(of: let kind), .list(let values)): values.allSatisfy { kind.fits($0, within: shape) }
        case (.object(let shape), .object(let object)): shape == object.shape
        case (.enclosing, .object(let object)): shape == object.shape
        default: false
        }
    }
}

/// One name that a view gives a template.
package struct Field: Sendable {
    package let name: String
    package let kind: Kind
    /// One line for whoever writes templates: what the name holds.
    package let doc: String
    /// Whether the value may be `.absent`.
    package let optional: Bool

    package init(_ name: String, _ kind: Kind, _ doc: String, optional: Bool = false) {
        (self.name, self.kind, self.doc, self.optional) = (name, kind, doc, optional)
    }
}

/// The names that a view gives a template, in order. Two shapes are the same only if they are one instance.
package final class Shape: Hashable, Sendable {
    package let name: String
    package let fields: [Field]
    private let firstNumber: Int32
    /// The position of each name, found by its number less `firstNumber`; -1 if the shape has no such name.
    private let positions: [Int16]

    /// Names are single words without dots, each used once.
    package init(_ name: String, _ fields: [Field]) {
        let numbers = fields.map { Names.shared.number(of: $0.name.utf8) }
        let first = numbers.min() ?? 0
        var positions = [Int16](repeating: -1, count: Int((numbers.max() ?? -1) - first + 1))
        for (position, number) in numbers.enumerated() {
            precondition(positions[Int(number - first)] < 0, "a shape has each name once")
            positions[Int(number - first)] = Int16(position)
        }
        let isWord = { (name: String) in !name.isEmpty && !name.utf8.contains { $0 <= 0x20 || $0 == 0x2E } }
        precondition(fields.allSatisfy { isWord($0.name) }, "a name is one word without dots")
        (self.name, self.fields, self.firstNumber, self.positions) = (name, fields, first, positions)
    }

    /// Where the value of the name with this number stands, `nil` if the shape has no such name.
    func position(of number: Int32) -> Int? {
        let index = Int(number) - Int(firstNumber)
        guard index >= 0, index < positions.count, positions[index] >= 0 else { return nil }
        return Int(positions[index])
    }

    /// Whether a value has the kind that the field at this position says.
    func fits(_ value: Value, at position: Int) -> Bool {
        if case .absent = value { return fields[position].optional }
        return fields[position].kind.fits(value, within: self)
    }

    /// The first name whose value has another kind than its field says, `nil` if all fit.
    func misfit(among values: [Value]) -> String? {
        fields.indices.first { !fits(values[$0], at: $0) }.map { fields[$0].name }
    }

    package static func == (a: Shape, b: Shape) -> Bool { a === b }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
