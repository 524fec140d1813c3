/// A length of time as people say it: `4 h`, `36 h`, `2 days`. Kept in whole seconds.
public struct TimeSpan: Hashable, Sendable {
  /// The length in seconds.
  public var seconds: Int

  /// A span of so many seconds.
  public init(seconds: Int) { self.seconds = seconds }

  /// A span of so many minutes.
  public static func minutes(_ count: Int) -> TimeSpan { TimeSpan(seconds: count * 60) }

  /// A span of so many hours.
  public static func hours(_ count: Int) -> TimeSpan { TimeSpan(seconds: count * 3600) }

  /// A span of so many days.
  public static func days(_ count: Int) -> TimeSpan { TimeSpan(seconds: count * 86_400) }

  /// Reads `90 s`, `15 min`, `4h`, `1.5 hours`, `2 days`, `3 weeks`, `1 month`, `1 year`; nil when it is none of these.
  ///
  /// A month counts 30 days and a year 365 days.
  public init?(_ text: String) {
    let trimmed = text.lowercased().filter { !$0.isWhitespace }
    let digits = trimmed.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = String(trimmed.dropFirst(digits.count))
    guard let amount = Double(digits), amount < 1e9, let size = Self.units[unit] else { return nil }
    seconds = Int((amount * Double(size)).rounded())
  }

  private static let units: [String: Int] = {
    let names: [(Int, [String])] = [
      (1, ["s", "sec", "secs", "second", "seconds"]),
      (60, ["m", "min", "mins", "minute", "minutes"]),
      (3600, ["h", "hr", "hrs", "hour", "hours"]),
      (86_400, ["d", "day", "days"]),
      (604_800, ["w", "wk", "week", "weeks"]),
      (2_592_000, ["mo", "month", "months"]),
      (31_536_000, ["y", "yr", "year", "years"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { size, words in words.map { ($0, size) } })
  }()
}

extension TimeSpan: CustomStringConvertible {
  /// The largest unit that divides the span: `4 h`, `36 h`, `2 days`.
  public var description: String {
    if seconds != 0, seconds % 86_400 == 0 {
      let days = seconds / 86_400
      return days == 1 ? "1 day" : "\(days) days"
    }
    if seconds % 3600 == 0, seconds != 0 { return "\(seconds / 3600) h" }
    if seconds % 60 == 0, seconds != 0 { return "\(seconds / 60) min" }
    return "\(seconds) s"
  }
}

extension TimeSpan: Comparable {
  /// Shorter before longer.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.seconds < right.seconds }
}

extension TimeSpan: Codable {
  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let span = TimeSpan(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "`\(text)` is not a length of time")
      )
    }
    self = span
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
