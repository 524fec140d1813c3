public import GroundworkModel

/// A column that may fill a component's role.
public struct Candidate: Hashable, Sendable {
  /// The column.
  public var column: EntityID
  /// The dataset it stands in.
  public var table: EntityID
  /// How sure, 0…1, rounded to two decimals.
  public var score: Double
  /// Why, in words, the strongest first.
  public var reasons: [String]

  /// A column with its score.
  public init(column: EntityID, table: EntityID, score: Double, reasons: [String]) {
    self.column = column
    self.table = table
    self.score = score
    self.reasons = reasons
  }
}
