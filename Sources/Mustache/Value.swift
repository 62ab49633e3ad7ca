/// What a name holds when a template is rendered.
package enum Value: Sendable {
    /// Nothing: false in a section, empty when written.
    case absent
    case flag(Bool)
    /// Plain text, escaped when written. Empty text is false in a section.
    case text(String)
    /// Safe HTML, written as it is. Empty markup is false in a section.
    case markup(Markup)
    /// Any number of values. A section is written once for each; an empty list is false.
    case list([Value])
    case object(any Named)

    /// Whether a section over this value is written, and an inverted section is not.
    var isTrue: Bool {
        switch self {
        case .absent: false
        case .flag(let flag): flag
        case .text(let text): !text.isEmpty
        case .markup(let markup): !markup.isEmpty
        case .list(let values): !values.isEmpty
        case .object: true
        }
    }
}

/// Something that has a value for each name of a shape.
package protocol Named: AnyObject, Sendable {
    var shape: Shape { get }

    /// The value of the name at this position of the shape, which has the name's kind.
    ///
    /// It is made when a template asks for it; what a template does not name costs nothing.
    func make(_ position: Int) -> Value
}

extension Named {
    /// The value of the name at this position of the shape.
    package func value(at position: Int) -> Value {
        let value = make(position)
        assert(shape.fits(value, at: position), "'\(shape.fields[position].name)' has a value of its kind")
        return value
    }
}

/// Values that are all known, one for each name of a shape in its order.
package final class Object: Named {
    package let shape: Shape
    private let values: [Value]

    /// Debug builds also check that each value has its name's kind.
    package init(_ shape: Shape, _ values: [Value]) {
        precondition(values.count == shape.fields.count, "an object has one value for each name of its shape")
        assert(shape.misfit(among: values) == nil, "\(shape.misfit(among: values) ?? "") fits its field")
        (self.shape, self.values) = (shape, values)
    }

    package func make(_ position: Int) -> Value { values[position] }
}
