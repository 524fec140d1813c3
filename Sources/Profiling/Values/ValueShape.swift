/// What a value written as text looks like. Formats of dates are told apart, because mixing them is a finding.
public enum ValueShape: Int, CaseIterable, Sendable {
  /// `42`, `-7`.
  case integer
  /// `007`: digits that a number would lose.
  case paddedInteger
  /// `3.14`, `1,234.50`.
  case decimal
  /// `3,14`, `1.234,50`.
  case decimalComma
  /// `6.02e23`.
  case scientific
  /// `true`, `no`, `Y`.
  case boolean
  /// `2025-12-31`.
  case isoDate
  /// `31.12.2025`.
  case dottedDate
  /// `31/12/2025` or `12/31/2025`.
  case slashedDate
  /// `31-12-2025`.
  case dashedDate
  /// `2025-12-31 23:59`, `2025-12-31T23:59:59Z`.
  case isoTimestamp
  /// `31.12.2025 23:59`.
  case dottedTimestamp
  /// `31/12/2025 23:59`.
  case slashedTimestamp
  /// `31-12-2025 23:59`.
  case dashedTimestamp
  /// `23:59`.
  case time
  /// `123e4567-e89b-12d3-a456-426614174000`.
  case uuid
  /// An object or array.
  case json
  /// `N/A`, `null`, `-`: a word for no value.
  case placeholder
  /// Anything else.
  case text

  /// The shape as a pattern without values: `YYYY-MM-DD`; nil where there is nothing to tell.
  public var pattern: String? {
    switch self {
    case .integer: "1234"
    case .paddedInteger: "0123"
    case .decimal: "1234.5"
    case .decimalComma: "1234,5"
    case .scientific: "1.2e3"
    case .isoDate: "YYYY-MM-DD"
    case .dottedDate: "DD.MM.YYYY"
    case .slashedDate: "DD/MM/YYYY"
    case .dashedDate: "DD-MM-YYYY"
    case .isoTimestamp: "YYYY-MM-DD hh:mm:ss"
    case .dottedTimestamp: "DD.MM.YYYY hh:mm:ss"
    case .slashedTimestamp: "DD/MM/YYYY hh:mm:ss"
    case .dashedTimestamp: "DD-MM-YYYY hh:mm:ss"
    case .time: "hh:mm:ss"
    case .boolean, .uuid, .json, .placeholder, .text: nil
    }
  }

  /// Whether it is a calendar day, without or with a time.
  public var isTemporal: Bool { Self.isoDate.rawValue...Self.dashedTimestamp.rawValue ~= rawValue }

  /// Whether it is a number that can be added up.
  public var isNumeric: Bool {
    self == .integer || self == .decimal || self == .decimalComma || self == .scientific
  }
}
