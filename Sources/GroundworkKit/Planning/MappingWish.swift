public import GroundworkModel

/// A column pinned by hand: `component/revenue.value=shop.orders.net_total`, each side an id or the end of one.
public struct MappingWish: Hashable, Sendable {
  /// The role.
  public var component: EntityID
  /// The column for it.
  public var column: EntityID

  /// Reads a pin; says what the catalog does not know.
  public init(parsing text: String, in content: CatalogContent) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw PlanError.malformedPin(text) }
    component = try EntityResolver(content, kinds: [.component]).resolve(parts[0])
    column = try EntityResolver(content, kinds: [.column]).resolve(parts[1])
  }
}

/// What keeps a plan from being made.
public enum PlanError: Error, Hashable, Sendable {
  /// A pin is not `component=column`.
  case malformedPin(String)
}

extension PlanError: CustomStringConvertible {
  /// What is wrong, and what to type instead.
  public var description: String {
    switch self {
    case .malformedPin(let text):
      "`\(text)` is not a mapping\nhelp: write `--map component/revenue.value=column/shop.orders.net_total`"
    }
  }
}
