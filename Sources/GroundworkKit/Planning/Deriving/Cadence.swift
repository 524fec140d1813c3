import GroundworkModel

/// Reads how often people say something happens.
enum Cadence {
  /// `daily` → 1 day, `every 2 weeks` → 14 days, `monthly` → 30 days; nil for `per event` and what is not understood.
  static func span(_ text: String?) -> TimeSpan? {
    guard let words = text.map(NameWords.split), !words.isEmpty else { return nil }
    for (index, word) in words.enumerated() {
      guard let span = spans[word] else { continue }
      let count = index > 0 ? Int(words[index - 1]) ?? 1 : 1
      return TimeSpan(seconds: span.seconds * max(count, 1))
    }
    return nil
  }

  /// The time between occurrences when so many fall into a year.
  static func span(perYear count: Int?) -> TimeSpan? {
    guard let count, count > 0 else { return nil }
    return TimeSpan(seconds: 365 * 86_400 / count)
  }

  private static let spans: [String: TimeSpan] = [
    "hourly": .hours(1), "hour": .hours(1), "daily": .days(1), "day": .days(1),
    "weekly": .days(7), "week": .days(7), "monthly": .days(30), "month": .days(30),
    "quarterly": .days(91), "quarter": .days(91), "yearly": .days(365), "year": .days(365),
    "annually": .days(365), "annual": .days(365), "shift": .hours(8),
  ]
}
