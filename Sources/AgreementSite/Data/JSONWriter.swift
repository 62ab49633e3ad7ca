internal import AgreementModel

/// Writes JSON with two spaces a level, as `JSON` does, without first making a tree of it.
struct JSONWriter {
    private(set) var bytes: [UInt8]
    private var depth = 0
    /// Whether nothing stands in the present object or array yet.
    private var isFirst = true
    /// Whether a name has just been written, so that its value follows on the line.
    private var isNamed: Bool

    private init(appendingTo bytes: consuming [UInt8]) {
        self.bytes = bytes
        // The whole text is the value of nothing, and starts where it stands.
        isNamed = true
    }

    /// Appends one JSON text, which `write` writes.
    static func append(to out: inout [UInt8], _ write: (inout JSONWriter) -> Void) {
        var bytes: [UInt8] = []
        swap(&bytes, &out)
        var json = JSONWriter(appendingTo: bytes)
        bytes = []
        write(&json)
        out = json.bytes
    }

    mutating func text(_ value: String) {
        begin()
        JSON.append(value, to: &bytes)
    }

    mutating func text(_ value: some Collection<UInt8>) {
        begin()
        JSON.append(utf8: value, to: &bytes)
    }

    mutating func number(_ value: Int) {
        begin()
        bytes.append(decimal: value)
    }

    mutating func flag(_ value: Bool) {
        begin()
        bytes.append(value ? "true" : "false")
    }

    mutating func object(_ fields: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        fields(&self)
        close(UInt8(ascii: "}"))
    }

    mutating func list<Values: Sequence>(
        _ values: Values, _ write: (inout JSONWriter, Values.Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for value in values { write(&self, value) }
        close(UInt8(ascii: "]"))
    }

    /// Begins a field of an object; its value is to be written next.
    ///
    /// The name is ASCII in which nothing needs an escape.
    mutating func name(_ name: StaticString) {
        begin()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(name)
        bytes.append("\": ")
        isNamed = true
    }

    /// The same for a name that is put together.
    mutating func name(text name: String) {
        text(name)
        bytes.append(": ")
        isNamed = true
    }

    private mutating func open(_ bracket: UInt8) {
        begin()
        bytes.append(bracket)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if !isFirst { startLine() }
        bytes.append(bracket)
        isFirst = false
    }

    /// Writes what stands before a name or a value.
    private mutating func begin() {
        if isNamed {
            isNamed = false
            return
        }
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        startLine()
    }

    private mutating func startLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth {
            bytes.append(0x20)
            bytes.append(0x20)
        }
    }
}

/// Fields of an object; what is not known is left out.
extension JSONWriter {
    mutating func field(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        self.name(name)
        text(value)
    }

    mutating func field(_ name: StaticString, _ value: Prose?) { field(name, value?.text) }

    mutating func field(_ name: StaticString, _ value: Located<String>?) { field(name, value?.value) }

    mutating func field(_ name: StaticString, _ value: Located<PartialDate>?) {
        guard let value else { return }
        self.name(name)
        begin()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(value.value)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func field(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        self.name(name)
        number(value)
    }

    mutating func field(_ name: StaticString, _ value: Bool) {
        self.name(name)
        flag(value)
    }

    mutating func field(_ name: StaticString, _ values: [String]) {
        self.name(name)
        list(values) { $0.text($1) }
    }

    mutating func field(_ name: StaticString, _ values: [Located<String>]) {
        self.name(name)
        list(values) { $0.text($1.value) }
    }

    /// A list of objects, of which `fields` writes the fields.
    mutating func field<Value>(
        _ name: StaticString, _ values: [Value], _ fields: (inout JSONWriter, Value) -> Void
    ) {
        self.name(name)
        list(values) { json, value in json.object { fields(&$0, value) } }
    }

    /// An object, of which `fields` writes the fields.
    mutating func field<Value>(
        _ name: StaticString, _ value: Value?, _ fields: (inout JSONWriter, Value) -> Void
    ) {
        guard let value else { return }
        self.name(name)
        object { fields(&$0, value) }
    }
}

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends a whole number in decimal digits.
    mutating func append(decimal number: Int) {
        if (0..<10).contains(number) {
            append(UInt8(ascii: "0") + UInt8(number))
        } else {
            append(contentsOf: String(number).utf8)
        }
    }

    /// Appends a date as it is written in content: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    mutating func append(_ date: PartialDate) {
        let day = date.earliest
        append(day.year / 100)
        append(day.year % 100)
        guard date.precision != .year else { return }
        append(UInt8(ascii: "-"))
        append(day.month)
        guard date.precision == .day else { return }
        append(UInt8(ascii: "-"))
        append(day.day)
    }

    /// Two digits, of a number from 0 to 99.
    private mutating func append(_ number: Int) {
        append(UInt8(ascii: "0") + UInt8(number / 10))
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
