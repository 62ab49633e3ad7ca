internal import AgreementModel

/// `data/register.json` with its schema, and `agreements/<slug>.json` beside each entry's page.
enum DataJSON {
    static func output() -> Output {
        .file("data-json", "The whole register as JSON, and each entry beside its page.") { edition in
            let route = edition.prefix + "data/register.json"
            let whole = Draft(route: route, rank: .data, span: nil, isLarge: true, reads: .all) { _, out in
                out = edition.shared.bytes(of: route) { out in
                    RegisterJSON.append(edition, to: &out)
                    out.append(0x0A)
                }
            }
            let schema = Draft(route: edition.prefix + "data/register.schema.json", rank: .data, span: nil) {
                _, out in
                RegisterSchema.schema(edition).write(to: &out, pretty: true)
                out.append(0x0A)
            }
            return [whole, schema]
                + edition.register.agreements.map { agreement in
                    let route = edition.prefix + "agreements/\(agreement.id).json"
                    return Draft(route: route, rank: .data, span: agreement.span, reads: .own(agreement.id)) {
                        _, out in
                        RegisterJSON.append(agreement, edition, to: &out)
                        out.append(0x0A)
                    }
                }
        }
    }
}
