/// A day without time or zone, in the Gregorian calendar.
package struct CivilDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let year: Int, month: Int, day: Int

    /// - Returns: `nil` unless `text` is `YYYY-MM-DD` and names a day that exists.
    package init?(_ text: some StringProtocol) {
        guard let date = PartialDate(text), date.precision == .day else { return nil }
        self = date.earliest
    }

    fileprivate init(year: Int, month: Int, day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day `days` days after 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date
    /// algorithms").
    package init(daysSince1970 days: Int) {
        let z = days + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// Days after 1 January 1970; negative before it.
    package var daysSince1970: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let yearOfEra = y - era * 400
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The same day `years` later; 29 February becomes 28 February in a common year.
    package func adding(years: Int) -> CivilDate {
        let later = year + years
        return CivilDate(year: later, month: month, day: min(day, CivilDate.length(of: month, in: later)))
    }

    /// `YYYY-MM-DD`.
    package var description: String { PartialDate(self).description }

    package static func < (a: Self, b: Self) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    fileprivate static func length(of month: Int, in year: Int) -> Int {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}

/// A date as a source gives it: a day, a month or a year.
package struct PartialDate: Hashable, Sendable, CustomStringConvertible {
    package enum Precision: String, Sendable { case year, month, day }

    package let precision: Precision
    /// The first day it may mean, and the last.
    package let earliest: CivilDate, latest: CivilDate

    /// - Returns: `nil` unless `text` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, in ASCII digits, and exists.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        // `Int` would take "+1", so digits are checked first.
        guard (1...3).contains(parts.count), parts.map(\.utf8.count) == Array([4, 2, 2].prefix(parts.count)),
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers[0] > 0 else { return nil }
        let month = numbers.count > 1 ? numbers[1] : 1
        guard (1...12).contains(month) else { return nil }
        let lastMonth = numbers.count > 1 ? month : 12
        let length = CivilDate.length(of: lastMonth, in: numbers[0])
        guard numbers.count < 3 || (1...length).contains(numbers[2]) else { return nil }
        precision = [Precision.year, .month, .day][numbers.count - 1]
        let day = numbers.count > 2 ? numbers[2] : nil
        earliest = CivilDate(year: numbers[0], month: month, day: day ?? 1)
        latest = CivilDate(year: numbers[0], month: lastMonth, day: day ?? length)
    }

    package init(_ day: CivilDate) {
        precision = .day
        earliest = day
        latest = day
    }

    /// The date as it is written in content.
    package var description: String {
        let day = earliest
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        switch precision {
        case .year: return padded(day.year, 4)
        case .month: return padded(day.year, 4) + "-" + padded(day.month, 2)
        case .day: return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2)
        }
    }
}
