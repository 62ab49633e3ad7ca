internal import AgreementModel
internal import Mustache

/// A number of the home page, computed, with the page that shows what it counts.
struct KeyNumber: Sendable {
    let number: String
    let label: String
    let href: String

    /// The counts of the site, the joiners, the first provision's promises, the first end.
    static func all<Subject>(_ scene: Scene<Subject>) -> [KeyNumber] {
        let (register, words, base) = (scene.register, scene.words, scene.at.base)
        var numbers = register.site.counts.map { count in
            KeyNumber(
                number: String(register.counted(count.id.value).count),
                label: words(.signedBy, ("count", count.label.text)),
                href: "\(base)compare.html?group=\(count.id.value)")
        }
        if let framework = register.site.framework {
            numbers.append(
                KeyNumber(
                    number: String(register.joiners.count),
                    label: words(.haveJoined, ("name", framework.short.text)),
                    href: "\(base)timeline.html?kind=declaration"))
        }
        if let provision = scene.edition.provisions.first,
            let total = scene.edition.totals[provision.id.value]?.first
        {
            numbers.append(
                KeyNumber(
                    number: String(total.count), label: provision.phrase.text,
                    href: "\(base)compare.html?provision=\(provision.id.value)&value=\(total.value.id.value)")
            )
        }
        let ends = register.compared.compactMap { agreement in
            agreement.scheduledEnd.map { (date: $0, agreement: agreement) }
        }
        let next = ends.filter { $0.date > register.day }.min {
            ($0.date, $0.agreement.id) < ($1.date, $1.agreement.id)
        }
        if let next {
            let name = register.name(of: next.agreement).text
            numbers.append(
                KeyNumber(
                    number: String(next.date.year), label: words(.firstEnd, ("name", name)),
                    href: "\(base)timeline.html#terms"))
        }
        return numbers
    }

    static let view = View<KeyNumber>(
        "key number",
        [
            .text("number", "The number.") { $0.number },
            .text("label", "What it counts.") { $0.label },
            .text("href", "The page that shows what is counted.") { $0.href },
        ])
}

/// A bar that shows shares of a whole; it says nothing that the words beside it do not.
enum Meter {
    /// - parameter parts: Each with its class; what is left of the whole stays empty.
    static func svg(_ parts: [(name: String, count: Int)], of whole: Int) -> Markup {
        var x = 0
        var svg = "<svg class=\"meter\" viewBox=\"0 0 \(max(whole, 1)) 1\" preserveAspectRatio=\"none\" "
        svg += "aria-hidden=\"true\">"
        for part in parts where part.count > 0 {
            svg += "<rect class=\"\(part.name)\" x=\"\(x)\" width=\"\(part.count)\" height=\"1\"/>"
            x += part.count
        }
        return Markup(trusted: svg + "</svg>")
    }
}
