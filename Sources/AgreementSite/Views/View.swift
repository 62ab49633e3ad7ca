internal import AgreementModel
internal import Mustache

/// What a template is given of one kind of subject: names, each with its kind, its meaning and where it
/// comes from.
struct View<Subject: Sendable>: Sendable {
    private let names: ViewNames

    /// Each list `items` also gives the flag `has_items`, so that a template can leave out what would be
    /// empty.
    init(_ name: String, _ entries: [ViewEntry<Subject>]) {
        let entries = entries.flatMap { entry in entry.presence.map { [entry, $0] } ?? [entry] }
        let values = entries.map { entry in
            { @Sendable (viewed: AnyObject) in
                entry.value(unsafeDowncast(viewed, to: Viewed<Subject>.self).subject)
            }
        }
        names = ViewNames(Shape(name, entries.map(\.field)), values)
    }

    var shape: Shape { names.shape }

    func object(_ subject: Subject) -> any Named { Viewed(subject, by: names) }
}

/// The names of a view with its kind of subject forgotten: what is called for each name of each page knows
/// its subject beforehand, and does not have to find it out.
private final class ViewNames: Sendable {
    /// Takes a subject of the view, in its `Viewed`.
    typealias Get = @Sendable (AnyObject) -> Value

    private final class Getter: Sendable {
        let get: Get

        init(_ get: @escaping Get) { self.get = get }
    }

    let shape: Shape
    private let getters: [Getter]
    /// The same without counting references, which all threads would count for each name of each page.
    private let uncounted: [Unmanaged<Getter>]

    init(_ shape: Shape, _ values: [Get]) {
        self.shape = shape
        getters = values.map(Getter.init)
        uncounted = getters.map(Unmanaged.passUnretained)
    }

    func value(at position: Int, of viewed: AnyObject) -> Value {
        uncounted[position]._withUnsafeGuaranteedRef { $0.get(viewed) }
    }
}

/// A subject as its view shows it to templates.
private final class Viewed<Subject: Sendable>: Named {
    private let names: ViewNames
    let subject: Subject

    init(_ subject: Subject, by names: ViewNames) { (self.names, self.subject) = (names, subject) }

    var shape: Shape { names.shape }

    func make(_ position: Int) -> Value { names.value(at: position, of: self) }
}

/// One name of a view.
struct ViewEntry<Subject>: Sendable {
    let field: Field
    let value: @Sendable (Subject) -> Value
    /// For a list, whether it has no items.
    private let isEmpty: (@Sendable (Subject) -> Bool)?

    private init(
        _ field: Field, isEmpty: (@Sendable (Subject) -> Bool)? = nil,
        _ value: @escaping @Sendable (Subject) -> Value
    ) {
        self.field = field
        self.isEmpty = isEmpty
        self.value = value
    }

    /// For a list, the flag that says whether it has items.
    fileprivate var presence: Self? {
        guard let isEmpty else { return nil }
        return Self(Field("has_" + field.name, .flag, "Whether there are any `\(field.name)`.")) {
            .flag(!isEmpty($0))
        }
    }

    /// Plain text, escaped when written.
    static func text(_ name: String, _ doc: String, _ get: @escaping @Sendable (Subject) -> String) -> Self {
        Self(Field(name, .text, doc)) { .text(get($0)) }
    }

    /// Plain text that may be absent.
    static func maybe(_ name: String, _ doc: String, _ get: @escaping @Sendable (Subject) -> String?) -> Self
    {
        Self(Field(name, .text, doc, optional: true)) { get($0).map(Value.text) ?? .absent }
    }

    /// HTML that is safe to write as it is; may be absent.
    static func markup(_ name: String, _ doc: String, _ get: @escaping @Sendable (Subject) -> Markup?) -> Self
    {
        Self(Field(name, .markup, doc, optional: true)) { get($0).map(Value.markup) ?? .absent }
    }

    static func flag(_ name: String, _ doc: String, _ get: @escaping @Sendable (Subject) -> Bool) -> Self {
        Self(Field(name, .flag, doc)) { .flag(get($0)) }
    }

    static func list<Item>(
        _ name: String, _ view: View<Item>, _ doc: String, _ get: @escaping @Sendable (Subject) -> [Item]
    ) -> Self {
        let isEmpty: @Sendable (Subject) -> Bool = { get($0).isEmpty }
        return Self(Field(name, .list(of: .object(view.shape)), doc), isEmpty: isEmpty) { subject in
            .list(get(subject).map { .object(view.object($0)) })
        }
    }

    /// The same for things shown on the page of the subject.
    static func list<Outer, Item>(
        _ name: String, _ view: View<Scene<Item>>, _ doc: String,
        of get: @escaping @Sendable (Subject) -> [Item]
    ) -> Self where Subject == Scene<Outer> {
        let isEmpty: @Sendable (Subject) -> Bool = { get($0).isEmpty }
        return Self(Field(name, .list(of: .object(view.shape)), doc), isEmpty: isEmpty) { subject in
            .list(get(subject).map { .object(view.object(subject.with($0))) })
        }
    }

    static func object<Item>(
        _ name: String, _ view: View<Item>, _ doc: String, _ get: @escaping @Sendable (Subject) -> Item?
    ) -> Self {
        Self(Field(name, .object(view.shape), doc, optional: true)) { subject in
            get(subject).map { .object(view.object($0)) } ?? .absent
        }
    }

    /// An object that is the same for all subjects of a language, made once.
    static func shared(
        _ name: String, _ shape: Shape, _ doc: String, _ get: @escaping @Sendable (Subject) -> any Named
    )
        -> Self
    {
        Self(Field(name, .object(shape), doc)) { .object(get($0)) }
    }
}

/// A subject together with the page on which it is shown.
///
/// A class, because every name of a view is handed one, and records are large to copy.
final class Scene<Subject: Sendable>: Sendable {
    let edition: Edition
    let at: Standpoint
    let it: Subject

    init(edition: Edition, at: Standpoint, it: Subject) {
        (self.edition, self.at, self.it) = (edition, at, it)
    }

    /// The same page with another subject.
    func with<Other>(_ other: Other) -> Scene<Other> { Scene<Other>(edition: edition, at: at, it: other) }

    func with<Other>(_ others: [Other]) -> [Scene<Other>] { others.map(with) }

    var register: Register { edition.register }
    var words: Words { edition.words }
}
