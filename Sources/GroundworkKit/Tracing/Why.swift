public import GroundworkModel

/// Why a column exists: a sentence for each way from it to a goal.
///
/// ```
/// `fct_order.net_amount` exists because KPI *Average order value* (component order value) measures goal
/// *Grow repeat revenue* and informs the decision *Choose the weekly promotion* (weekly).
/// ```
///
/// A column of a source is asked for when it satisfies a component of a KPI. A column of the pipeline is asked for
/// when it lies on the way from such a column to the KPI's table, or is a key by which that table is put together.
public struct Why: Codable, Sendable {
  /// One way from the column to a goal.
  public struct Reason: Codable, Hashable, Sendable {
    /// What the column does for it.
    public enum Role: String, Codable, Sendable {
      /// Holds the KPI's figure.
      case figure
      /// Holds, or becomes, an input of the KPI.
      case input
      /// Rows are joined or filtered by it on the way to the KPI.
      case join
      /// A key of a dataset that the KPI is made from.
      case key
      /// Generated for a requirement.
      case requirement
    }

    /// The way in words.
    public var sentence: String
    /// What the column does for it.
    public var role: Role
    /// The goal, when the KPI measures one.
    public var goal: EntityID?
    /// Decisions that use the KPI.
    public var decisions: [EntityID]
    /// The KPI.
    public var kpi: EntityID?
    /// The KPI's input.
    public var component: EntityID?
    /// The requirement.
    public var requirement: EntityID?
    /// Columns from the source to the KPI's table, or datasets for a key.
    public var path: [EntityID]
  }

  /// The column asked about.
  public var column: EntityID
  /// How many reasons there are and are shown.
  public var extent: Extent
  /// The reasons: figures, inputs, joins, keys, requirements; each by goal and KPI.
  public var reasons: [Reason]

  /// Finds every reason for a column, as far as its surroundings were read.
  public init(_ column: EntityID, in surroundings: Surroundings, limit: Int = 50) {
    self.init(column, in: surroundings.content, limit: limit)
    extent.isBounded = extent.isBounded || surroundings.isPartial
  }

  /// Finds every reason for a column; empty when nobody asked for it.
  public init(_ column: EntityID, in content: CatalogContent, limit: Int = 50) {
    let finder = ReasonFinder(column: column, content: content)
    let all = finder.reasons()
    self.column = column
    reasons = Array(all.prefix(limit))
    extent = Extent(total: all.count, shown: reasons.count, isBounded: finder.isBounded)
  }
}
