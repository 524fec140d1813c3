/// A day of the Gregorian calendar, for differences between dates in text.
struct CalendarDay: Hashable {
  /// Days since 1970-01-01.
  let number: Int

  /// Reads the day at the start of an ISO 8601 text: `2009-01-01 00:00:00`; nil when there is none.
  init?(_ text: String?) {
    guard let text else { return nil }
    let parts = text.prefix(10).split(separator: "-").map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1...12).contains(month), (1...31).contains(day), (1...9999).contains(year)
    else { return nil }
    // Days from civil (H. Hinnant): years begin in March, so that the leap day comes last.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
