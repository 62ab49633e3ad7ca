internal import AgreementModel
internal import Mustache

/// A chart of terms: for each signed agreement a bar from its signing to its scheduled end, by day of
/// signing.
///
/// It is a table whose last cell is a drawing, so that the words stay readable at any width.
struct TermChart: Sendable {
    /// One line of the chart.
    struct Row: Sendable {
        let agreement: Agreement
        let start: CivilDate
        /// `nil` when the text fixes no end.
        let end: CivilDate?
        let chart: Scale
    }

    /// The days that the chart spans, and the day it stands on.
    struct Scale: Sendable {
        let first: CivilDate, last: CivilDate, today: CivilDate
        var days: Int { last.daysSince1970 - first.daysSince1970 }

        func x(_ date: CivilDate) -> Int {
            min(max(date.daysSince1970 - first.daysSince1970, 0), days)
        }
    }

    /// Ends further off than this are cut, and marked by an arrow.
    private static let longestYears = 15

    let rows: [Row]
    private let scale: Scale?

    /// - parameter today: The day that the page names, so that the chart changes only when the page does.
    init(_ register: Register, today: CivilDate) {
        let dated = register.signed.compactMap { agreement in
            agreement.signing.map { (agreement: agreement, start: $0.date.value.earliest) }
        }
        guard let start = dated.first?.start, let first = CivilDate("\(start.year)-01-01") else {
            (rows, scale) = ([], nil)
            return
        }
        let ends = dated.compactMap(\.agreement.scheduledEnd).map(\.year)
        let horizon = start.year + TermChart.longestYears
        let years = max(ends.filter { $0 < horizon }.max() ?? 0, today.year) + 1
        let scale = Scale(first: first, last: first.adding(years: years - start.year), today: today)
        self.scale = scale
        rows = dated.map {
            Row(agreement: $0.agreement, start: $0.start, end: $0.agreement.scheduledEnd, chart: scale)
        }
    }

    /// The years of the scale, each with its place.
    var years: [Int] { scale.map { Array($0.first.year..<$0.last.year) } ?? [] }

    static let rowView = View<Scene<Row>>(
        "term",
        [
            .object("agreement", AgreementSummary.view, "The entry.") { $0.with($0.it.agreement) },
            .maybe("end", "The scheduled end in words.") { scene in
                scene.it.end.map { scene.words.date(PartialDate($0)) }
            },
            .maybe("end_day", "The same as `YYYY-MM-DD`.") { $0.it.end?.description },
            .markup("bar", "The bar, drawn; the dates beside it say the same.") { bar($0.it) },
        ])

    private static func bar(_ row: Row) -> Markup {
        let scale = row.chart
        let (start, today) = (scale.x(row.start), scale.x(scale.today))
        let end = row.end.map(scale.x) ?? scale.days
        var svg = "<svg class=\"term\" viewBox=\"0 0 \(scale.days) 10\" preserveAspectRatio=\"none\" "
        svg += "aria-hidden=\"true\"><path class=\"grid\" d=\""
        for year in scale.first.year + 1..<scale.last.year {
            svg += "M\(scale.x(scale.first.adding(years: year - scale.first.year))) 0v10"
        }
        svg += "\"/>"
        let passed = min(max(today, start), end)
        svg += "<rect class=\"passed\" x=\"\(start)\" y=\"2\" width=\"\(passed - start)\" height=\"6\"/>"
        let kind = row.end == nil ? "open" : "ahead"
        svg += "<rect class=\"\(kind)\" x=\"\(passed)\" y=\"2\" width=\"\(end - passed)\" height=\"6\"/>"
        if let last = row.end, last > scale.last {
            // The bar goes on beyond the chart.
            svg += "<path class=\"beyond\" d=\"M\(scale.days - 90) 0l90 5l-90 5z\"/>"
        }
        return Markup(trusted: svg + "<path class=\"today\" d=\"M\(today) 0v10\"/></svg>")
    }
}
