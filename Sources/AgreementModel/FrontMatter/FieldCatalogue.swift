/// The fields that the readers ask for, recorded by running them on nothing: documentation and schemas are
/// made from the very code that reads.
package final class FieldCatalogue {
    package struct Field {
        package let name: String, type: String
        package let required: Bool
        package let doc: String
        package let record: Record?
    }

    /// The fields of one mapping.
    package final class Record {
        package private(set) var fields: [Field] = []

        func add(_ name: String, _ type: String, required: Bool, _ doc: String, nested: Bool) -> Record? {
            let record = nested ? Record() : nil
            fields.append(Field(name: name, type: type, required: required, doc: doc, record: record))
            return record
        }
    }

    /// The fields that `decode` asks for.
    static func fields<Value>(of decode: (inout FieldReader) -> Value?) -> [Field] {
        let catalogue = FieldCatalogue()
        let decoding = Decoding(findings: Findings(), language: "en", original: "en", recorder: catalogue)
        let record = Record()
        var reader = FieldReader(decoding, nil, record: record)
        _ = decode(&reader)
        return record.fields
    }
}
