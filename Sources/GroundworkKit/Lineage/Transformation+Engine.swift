import GroundworkModel
import SQLLineage

extension LineageEdge.Transformation {
  /// What the catalog calls that which the engine found to happen to a column.
  init(_ edge: StatementLineage.Edge) {
    self =
      switch edge.kind {
      case .identity: edge.isMasked ? .hashed : .identity
      case .transformation: edge.isMasked ? .hashed : .derived
      case .aggregation: .aggregated
      case .join: .join
      case .conditional, .window, .filter, .groupBy, .sort: .filter
      }
  }

  /// What happens to a table's rows as a whole, by what happens to its columns.
  static func whole(_ kinds: Set<Self>) -> Self {
    kinds.contains(.aggregated) ? .aggregated : kinds == [.identity] ? .identity : .derived
  }
}
