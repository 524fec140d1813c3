import Foundation

/// A point in time as a person types it, in the form the catalog keeps: ISO 8601, UTC, milliseconds.
public struct Moment: Hashable, Sendable {
  /// `2026-09-01T10:00:00.000Z`.
  public let text: String

  /// Reads `2026-09-01` (its end), `2026-09-01T10:00`, `2026-09-01 10:00:30`, with `Z` or without; all UTC.
  public init?(_ typed: String) {
    let parts = typed.uppercased().replacing(" ", with: "T").split(separator: "T")
    guard let day = parts.first, parts.count <= 2, Self.isDate(day) else { return nil }
    guard parts.count == 2 else {
      text = "\(day)T23:59:59.999Z"
      return
    }
    guard let time = Self.time(parts[1]) else { return nil }
    text = "\(day)T\(time)Z"
  }

  private static func isDate(_ text: Substring) -> Bool {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.count == 10, numbers.map(\.count) == [4, 2, 2], let month = Int(numbers[1]),
      let day = Int(numbers[2]), Int(numbers[0]) != nil
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  /// Missing seconds and milliseconds mean the end of the minute or second.
  private static func time(_ typed: Substring) -> String? {
    let plain = typed.hasSuffix("Z") ? typed.dropLast() : typed
    let full = "00:00:59.999"
    guard [5, 8, 12].contains(plain.count) else { return nil }
    let time = plain + full.dropFirst(plain.count)
    let digits = time.filter { $0.isNumber && $0.isASCII }
    guard digits.count == 9, time.count == 12,
      zip(time, full).allSatisfy({ $0.isNumber == $1.isNumber && ($0.isNumber || $0 == $1) })
    else { return nil }
    return String(time)
  }
}
