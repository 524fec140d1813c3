public import CatalogStore
import GroundworkModel

/// The differences between two catalogs, rated, the gravest first, cut to what is shown.
public struct DifferenceAnswer: Encodable, Sendable {
  /// The first side, as it was named.
  public var from: String
  /// The second side, as it was named.
  public var to: String
  /// What differs, the gravest first.
  public var changes: [RatedChange]
  /// How much of it.
  public var extent: Extent
  /// How many things were added, removed and changed, of all.
  public var counts: [String: Int]
  /// How many differences there are of each severity, of all.
  public var severities: [String: Int]

  /// The differences on the way from one side to another.
  public init(_ difference: CatalogDifference, from: String, to: String, limit: Int) {
    let rated = RatedChange.all(of: difference)
    self.from = from
    self.to = to
    changes = Array(rated.prefix(limit))
    extent = Extent(total: rated.count, shown: changes.count)
    counts = Dictionary(grouping: rated, by: \.change.action.rawValue).mapValues(\.count)
    severities = Dictionary(grouping: rated, by: \.severity.rawValue).mapValues(\.count)
  }

  /// Whether a difference is at least so grave.
  public func has(_ severity: DifferenceSeverity) -> Bool {
    DifferenceSeverity.allCases.contains { $0 >= severity && (severities[$0.rawValue] ?? 0) > 0 }
  }

  /// A line for each difference and a line for each field, for a terminal.
  public var text: String {
    guard !changes.isEmpty else { return "no difference" }
    let lines = changes.flatMap { rated in
      ["\(rated.sign) \(rated.label)\(Self.remark(on: rated))"]
        + rated.change.fields.map { "    \($0.words)" }
    }
    return (lines + ["", summary]).joined(separator: "\n")
  }

  /// `  breaking: whoever reads it fails`
  private static func remark(on rated: RatedChange) -> String {
    rated.severity == .safe ? "" : "  \(rated.severity.rawValue): \(rated.meaning)"
  }

  /// `3 added, 2 changed; 1 breaking, 4 safe`
  var summary: String {
    let actions = CatalogDifference.Action.allCases.compactMap { action in
      counts[action.rawValue].map { "\($0) \(action.rawValue)" }
    }
    return actions.joined(separator: ", ") + "; " + ratings.joined(separator: ", ")
      + (extent.truncated ? "; shown \(extent)" : "")
  }

  var ratings: [String] {
    DifferenceSeverity.allCases.reversed().compactMap { severity in
      severities[severity.rawValue].map { "\($0) \(severity.rawValue)" }
    }
  }
}
