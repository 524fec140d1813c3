public import GroundworkModel

/// What a scan did to one dataset, column or source of the catalog.
public struct HarvestChange: Encodable, Hashable, Sendable {
  /// What happened.
  public enum Action: String, Codable, CaseIterable, Sendable {
    /// Found for the first time.
    case added
    /// Found again, and different.
    case changed
    /// No longer found; kept as removed.
    case removed
    /// Was removed, and is found again.
    case returned
  }

  /// The thing.
  public var id: EntityID
  /// What happened to it.
  public var action: Action
  /// The fields that differ: `type`, `rowCount`.
  public var fields: [String] = []

  /// Whether only counts, sizes, times or statistics moved, not the structure.
  public var isFiguresOnly: Bool {
    action == .changed && Set(fields).isSubset(of: Self.figures)
  }

  private static let figures: Set = [
    "rowCount", "isRowCountEstimated", "byteCount", "lastChanged", "profile",
  ]
}
