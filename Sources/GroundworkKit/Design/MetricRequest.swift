import GroundworkModel

/// A KPI with its inputs resolved to columns: what the design starts from.
struct MetricRequest: Sendable {
  /// One input and the columns that satisfy it, best first.
  struct Input: Sendable {
    let id: EntityID
    let component: Metric.Component
    let columns: [EntityID]

    /// The best column.
    var column: EntityID? { columns.first }

    /// Whether it is a condition that must be applied: one that is optional and has no column is a caveat of the plan.
    var isApplicable: Bool {
      component.condition != nil && (column != nil || component.required)
    }
  }

  let id: EntityID
  let name: String
  let description: String?
  let owner: String?
  var metric: Metric
  /// The word for its models: `average_order_value`.
  let slug: String
  /// Its inputs, sorted by id.
  let inputs: [Input]
  /// KPIs it is composed of.
  let needs: [EntityID]
  /// What it leaves out in words only.
  let openExclusions: [String]

  init?(_ entity: Entity, slug: String, in catalog: SourceCatalog) {
    guard case .kpi(let metric) = entity.details else { return nil }
    id = entity.id
    name = entity.name
    description = entity.description
    owner = entity.owner ?? metric.steward
    self.metric = metric
    self.slug = slug
    let needed = catalog.content.links(from: entity.id, .needs).filter { $0.status != .rejected }
    needs = needed.map(\.target).filter { $0.kind == .kpi }.sorted()
    openExclusions = ExclusionReview(catalog.content).open(of: entity.id)
    inputs = needed.map(\.target).filter { $0.kind == .component }.sorted().compactMap { id in
      guard let entity = catalog.content[id], entity.status != .removed,
        case .component(let component) = entity.details
      else { return nil }
      return Input(id: id, component: component, columns: Self.columns(of: id, in: catalog))
    }
  }

  /// Inputs of a slot.
  func inputs(_ slot: Metric.Component.Slot) -> [Input] {
    inputs.filter { $0.component.slot == slot }
  }

  /// The first input of a slot that a column satisfies.
  func input(_ slot: Metric.Component.Slot) -> Input? {
    inputs(slot).first { $0.column != nil }
  }

  /// What a person confirmed, else what the matcher found likeliest.
  private static func columns(of component: EntityID, in catalog: SourceCatalog) -> [EntityID] {
    let links = catalog.content.links(from: component, .satisfiedBy)
      .filter { $0.status != .rejected && catalog.dataset(of: $0.target) != nil }
    let confirmed = links.filter { $0.status == .confirmed }
    return (confirmed.isEmpty ? links : confirmed).sorted {
      ($1.confidence ?? 1, $0.target) < ($0.confidence ?? 1, $1.target)
    }.map(\.target)
  }
}
