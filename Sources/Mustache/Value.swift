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
    case object(Object)

    /// Whether a section over this value is written, and an inverted section is not.
    var isTrue: Bool {
        switch self {
        case .absent: false
        case .flag(let flag): flag
        case .text(let text): !text.isEmpty
        case .markup(let markup): !markup.bytes.isEmpty
        case .list(let values): !values.isEmpty
        case .object: true
        }
    }
}

/// The values of a shape's names, in the shape's order.
///
/// A class, so that looking up a name counts one reference only, and none that other threads count too.
package final class Object: Sendable {
    package let shape: Shape
    private let make: @Sendable (Int) -> Value

    /// There is one value for each name of the shape. Debug builds also check that each has the name's kind.
    package convenience init(_ shape: Shape, _ values: [Value]) {
        precondition(values.count == shape.fields.count, "an object has one value for each name of its shape")
        assert(shape.misfit(among: values) == nil, "\(shape.misfit(among: values) ?? "") fits its field")
        self.init(shape) { values[$0] }
    }

    /// Values are made when a template asks for them, by the position of their name in the shape; what a
    /// template does not name costs nothing.
    package init(_ shape: Shape, make: @escaping @Sendable (Int) -> Value) {
        self.shape = shape
        self.make = make
    }

    /// The value of the name at this position of the shape.
    package func value(at position: Int) -> Value {
        let value = make(position)
        assert(shape.fits(value, at: position), "'\(shape.fields[position].name)' has a value of its kind")
        return value
    }
}
