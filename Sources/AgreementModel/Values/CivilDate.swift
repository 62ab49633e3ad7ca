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
        return month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
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
        var (year, month, day) = (0, 0, 0)
        var count = 0
        for byte in text.utf8 {
            switch (count, byte) {
            case (4, UInt8(ascii: "-")), (7, UInt8(ascii: "-")): break
            case (0...3, UInt8(ascii: "0")...UInt8(ascii: "9")):
                year = year * 10 + Int(byte - UInt8(ascii: "0"))
            case (5...6, UInt8(ascii: "0")...UInt8(ascii: "9")):
                month = month * 10 + Int(byte - UInt8(ascii: "0"))
            case (8...9, UInt8(ascii: "0")...UInt8(ascii: "9")):
                day = day * 10 + Int(byte - UInt8(ascii: "0"))
            default: return nil
            }
            count += 1
        }
        guard year > 0 else { return nil }
        switch count {
        case 4:
            precision = .year
            earliest = CivilDate(year: year, month: 1, day: 1)
            latest = CivilDate(year: year, month: 12, day: 31)
        case 7:
            guard (1...12).contains(month) else { return nil }
            precision = .month
            earliest = CivilDate(year: year, month: month, day: 1)
            latest = CivilDate(year: year, month: month, day: CivilDate.length(of: month, in: year))
        case 10:
            guard (1...12).contains(month), (1...CivilDate.length(of: month, in: year)).contains(day) else {
                return nil
            }
            precision = .day
            earliest = CivilDate(year: year, month: month, day: day)
            latest = earliest
        default: return nil
        }
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
