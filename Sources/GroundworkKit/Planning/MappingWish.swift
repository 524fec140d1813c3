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
  /// A filter is not `kpi: words = column condition`.
  case malformedFilter(String)
  /// What is settled is not `kpi: words`.
  case malformedSettlement(String)
  /// What is settled is not among what the KPI leaves out.
  case unknownExclusion(String, kpi: EntityID, known: [String])
}

extension PlanError: CustomStringConvertible {
  /// What is wrong, and what to type instead.
  public var description: String {
    switch self {
    case .malformedPin(let text):
      "`\(text)` is not a mapping\nhelp: write `--map component/revenue.value=column/shop.orders.net_total`"
    case .malformedFilter(let text):
      "`\(text)` is not a filter\nhelp: write `--filter 'revenue: gift cards = shop.orders.kind not in gift card; voucher'`"
    case .malformedSettlement(let text):
      "`\(text)` names no exclusion\nhelp: write `--settle 'revenue: tax'`"
    case .unknownExclusion(let words, let kpi, let known):
      "`\(kpi)` does not leave out `\(words)`\nhelp: it leaves out: \(known.joined(separator: ", "))"
    }
  }
}
