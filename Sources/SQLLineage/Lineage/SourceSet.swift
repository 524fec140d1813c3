/// What happens to a value on its way, or why a column matters without giving a value: the kinds of OpenLineage's
/// column lineage facet 1-2-0.
public enum SQLLineageKind: UInt8, CaseIterable, Sendable {
  // Direct: the value arrives, at most through the strongest of these.
  case identity, transformation, aggregation
  // Indirect: the value decides about others.
  case conditional, window, join, filter, groupBy, sort

  /// Whether values of the source arrive.
  public var isDirect: Bool { rawValue <= SQLLineageKind.aggregation.rawValue }
}

/// A base column, and how it takes part.
struct Source: Hashable, Comparable {
  /// The column's number in the resolver.
  let column: Int32
  let kind: SQLLineageKind
  /// Whether a hash stands in between.
  let isMasked: Bool

  static func < (left: Source, right: Source) -> Bool {
    (left.column, left.kind.rawValue, left.isMasked ? 1 : 0)
      < (right.column, right.kind.rawValue, right.isMasked ? 1 : 0)
  }
}

/// Base columns, sorted; of the direct kinds each column has only the strongest.
struct SourceSet: Hashable {
  private(set) var items: [Source] = []

  init() {}

  init(column: Int32) { items = [Source(column: column, kind: .identity, isMasked: false)] }

  var isEmpty: Bool { items.isEmpty }

  mutating func formUnion(_ other: SourceSet) {
    guard !other.items.isEmpty, items != other.items else { return }
    guard !items.isEmpty else {
      items = other.items
      return
    }
    items = Self.normal(items + other.items)
  }

  func union(_ other: SourceSet) -> SourceSet {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The same columns after one more thing happened to all of them.
  func applying(_ kind: SQLLineageKind, isMasked: Bool = false) -> SourceSet {
    guard kind != .identity || isMasked else { return self }
    var result = SourceSet()
    result.items = Self.normal(
      items.map { source in
        Source(
          column: source.column, kind: Self.compose(source.kind, kind),
          isMasked: source.isMasked || isMasked)
      })
    return result
  }

  private static func compose(_ inner: SQLLineageKind, _ outer: SQLLineageKind) -> SQLLineageKind {
    guard inner.isDirect, outer.isDirect else { return outer.isDirect ? inner : outer }
    return inner.rawValue > outer.rawValue ? inner : outer
  }

  private static func normal(_ items: [Source]) -> [Source] {
    var result: [Source] = []
    for item in items.sorted() {
      if let last = result.last, last.column == item.column {
        if last == item { continue }
        if last.kind.isDirect, item.kind.isDirect {
          result[result.count - 1] = Source(
            column: item.column, kind: item.kind, isMasked: last.isMasked && item.isMasked)
          continue
        }
      }
      result.append(item)
    }
    return result
  }
}
