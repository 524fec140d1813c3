/// A day, or a second of a day, as digits that sort: `20251231235959`.
public struct Moment: Comparable, Hashable, Sendable {
  let digits: Int

  init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    guard 1...12 ~= month, day >= 1, day <= Self.days(in: month, of: year), hour <= 24,
      minute < 60, second <= 60
    else { return nil }
    let date = (year * 100 + month) * 100 + day
    digits = ((date * 100 + hour) * 100 + minute) * 100 + second
  }

  /// The end of an ISO 8601 day, `2025-12-31`.
  public init?(endOf day: String) {
    let parts = day.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    self.init(
      year: parts[0], month: parts[1], day: parts[2], hour: 23, minute: 59, second: 59)
  }

  var year: Int { digits / 10_000_000_000 }

  /// Whether it stands for "unknown" or "for ever": the first day of 1900 or 1970, any day from 2200 on.
  var isDefault: Bool {
    let day = digits / 1_000_000
    return day == 1900_01_01 || day == 1970_01_01 || year >= 2200 || year < 1800
  }

  /// ISO 8601, as a day alone when asked for.
  func text(dayOnly: Bool) -> String {
    let (date, time) = (digits / 1_000_000, digits % 1_000_000)
    let day = "\(pad(year, 4))-\(pad(date / 100 % 100, 2))-\(pad(date % 100, 2))"
    if dayOnly { return day }
    return "\(day) \(pad(time / 10_000, 2)):\(pad(time / 100 % 100, 2)):\(pad(time % 100, 2))"
  }

  /// Earlier before later.
  public static func < (left: Moment, right: Moment) -> Bool { left.digits < right.digits }

  private func pad(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
