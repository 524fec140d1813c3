/// What happens to a value on its way, or why a column matters without giving a value: the kinds of OpenLineage's
/// column lineage facet 1-2-0.
public enum SQLLineageKind: UInt8, CaseIterable, Sendable {
  // Direct: the value arrives, at most through the strongest of these.
  case identity, transformation, aggregation
  // Indirect: the value decides about others.
  case conditional, window, join, filter, groupBy, sort

  /// Whether values of the source arrive.
  public var isDirect: Bool { rawValue <= SQLLineageKind.aggregation.rawValue }

  /// `DIRECT` or `INDIRECT`, as the facet writes it.
  public var type: String { isDirect ? "DIRECT" : "INDIRECT" }

  /// As the facet writes it: `GROUP_BY`.
  public var subtype: String { self == .groupBy ? "GROUP_BY" : "\(self)".uppercased() }
}
