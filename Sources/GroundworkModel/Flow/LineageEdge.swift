/// Data flows from one dataset or column to another.
public struct LineageEdge: Hashable, Codable, Sendable {
  /// What happens to values on the way.
  public enum Transformation: String, Codable, CaseIterable, Sendable {
    case identity, derived, aggregated, filter, join, masked, hashed
  }

  /// Where data comes from: a dataset or a column.
  public var source: EntityID
  /// Where it goes: of the same kind as ``source``; or the dataset whose rows a column filters or joins.
  public var target: EntityID
  /// What happens to it.
  public var transformation: Transformation
  /// The step that moves it, when known.
  public var step: EntityID?
  /// The expression, when it is more than a name.
  public var expression: String?
  /// Who or what said so.
  public var origin: Origin

  /// An edge between two datasets or two columns.
  public init(
    from source: EntityID, to target: EntityID, transformation: Transformation,
    step: EntityID? = nil, expression: String? = nil, origin: Origin
  ) {
    self.source = source
    self.target = target
    self.transformation = transformation
    self.step = step
    self.expression = expression
    self.origin = origin
  }
}
