public import GroundworkModel

extension MetricArchetype {
  /// The id of the KPI made from it: `kpi/average-order-value`.
  public var kpiID: EntityID { EntityID(.kpi, slug: name) }

  /// The metric with everything the archetype knows.
  ///
  /// - Parameters:
  ///   - kind: a KPI when somebody steers by it, a metric when it is only part of a composite.
  ///   - currency: what the unit `currency` stands for.
  public func metric(_ kind: Metric.Kind = .kpi, currency: String? = nil) -> Metric {
    var metric = Metric(kind: kind, shape: shape)
    metric.definition = definition
    metric.archetype = id
    metric.numerator = numerator
    metric.denominator = denominator
    metric.inclusions = inclusions
    metric.exclusions = exclusions
    metric.timeAttribution = timeAttribution
    metric.calculationGrain = grain
    metric.reportGrain = reportGrain
    metric.unit = unit == "currency" ? currency ?? unit : unit
    metric.precision = precision
    metric.direction = direction
    metric.parameters = parameters
    metric.dimensions = components.filter { $0.slot == .dimension }.map(\.role)
    return metric
  }

  /// The KPI and its components as entities, and the links between them.
  ///
  /// A composite's parts are not among them: they are KPIs of their own, linked by whoever makes both.
  public func instance(
    _ kind: Metric.Kind = .kpi, id: EntityID? = nil, currency: String? = nil, origin: Origin
  ) -> (entities: [Entity], links: [Link]) {
    let kpi = Entity(
      id: id ?? kpiID, name: name, description: definition, status: .proposed,
      details: metric(kind, currency: currency).details, origin: origin)
    let inputs = ComponentNaming.name(components, of: kpi.id).map { id, component in
      Entity(
        id: id, name: component.role, description: component.meaning, status: .proposed,
        details: component.details(of: kpi.id).details, origin: origin)
    }
    let links = inputs.map { Link(kpi.id, .needs, $0.id, origin: origin) }
    return ([kpi] + inputs, links)
  }
}

extension MetricArchetype.Component {
  /// The component as the payload of an entity of a KPI.
  public func details(of metric: EntityID) -> Metric.Component {
    var component = Metric.Component(
      metric: metric, slot: slot, role: role, aggregation: aggregation, required: required)
    component.type = type
    component.meaning = meaning
    component.synonyms = synonyms
    component.condition = condition
    return component
  }
}

/// Ids of a KPI's components: the slot where it stands alone (`component/revenue.value`), else slot and role
/// (`component/revenue.dimension-order-channel`).
enum ComponentNaming {
  static func name(
    _ components: [MetricArchetype.Component], of metric: EntityID
  ) -> [(EntityID, MetricArchetype.Component)] {
    let counts = Dictionary(components.map { ($0.slot, 1) }, uniquingKeysWith: +)
    return components.map { component in
      let isLong = component.slot == .dimension || component.slot == .filter
      let alone = !isLong && counts[component.slot] == 1
      let slot = component.slot.rawValue
      let segment = alone ? slot : "\(slot)-\(Slug.make(component.role))"
      return (metric.child(.component, segment), component)
    }
  }
}
