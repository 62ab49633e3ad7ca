/// The fields that the readers ask for, recorded by running them on nothing: documentation and schemas are
/// made from the very code that reads.
package final class FieldCatalogue {
    package struct Field {
        package let name: String, type: FieldType
        package let required: Bool
        package let doc: String
        /// Whether only translations have it.
        let isOfTranslations: Bool
        package let record: Record?
    }

    /// The fields of one mapping.
    package final class Record {
        package private(set) var fields: [Field] = []
        /// What all other keys hold, where they have no fixed names.
        var others: (type: FieldType, doc: String)?

        func add(
            _ name: String, _ type: FieldType, required: Bool, _ doc: String, nested: Bool = false,
            isOfTranslations: Bool = false
        ) -> Record? {
            let record = nested ? Record() : nil
            fields.append(
                Field(
                    name: name, type: type, required: required, doc: doc, isOfTranslations: isOfTranslations,
                    record: record))
            return record
        }
    }

    /// The fields that `decode` asks for.
    static func record<Value>(_ decode: (inout FieldReader) -> Value?) -> Record {
        let catalogue = FieldCatalogue()
        let decoding = Decoding(findings: Findings(), language: "en", original: "en", recorder: catalogue)
        let record = Record()
        var reader = FieldReader(decoding, nil, record: record)
        _ = decode(&reader)
        return record
    }
}
