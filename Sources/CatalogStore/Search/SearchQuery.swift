public import GroundworkModel

/// What somebody looks for: words, and filters that each narrow the answer.
public struct SearchQuery: Hashable, Sendable {
  /// The words as typed; empty to list what the filters let through.
  public var text: String
  /// Only these kinds; all when empty.
  public var kinds: [EntityKind] = []
  /// Only sources, datasets and columns of these systems; all when empty.
  public var systems: [String] = []
  /// Only what these owners answer for; all when empty.
  public var owners: [String] = []
  /// Only what has one of these tags; all when empty.
  public var tags: [String] = []
  /// Only columns with one of these categories or sensitivities (`email`, `restricted`, `personal`); all when empty.
  public var classes: [String] = []
  /// The most matches to return.
  public var limit = 20

  /// A query for words, filters set afterwards.
  public init(_ text: String) { self.text = text }

  var hasFilters: Bool {
    !(kinds.isEmpty && systems.isEmpty && owners.isEmpty && tags.isEmpty && classes.isEmpty)
  }
}
