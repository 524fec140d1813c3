import GroundworkModel

/// A catalog written down in a test: sources, tables, KPIs and the columns that satisfy their inputs.
struct StoryCatalog {
  /// A column and its type; `?` after the name lets it be empty.
  typealias ColumnList = KeyValuePairs<String, DataType>

  /// An input of a KPI and the column that satisfies it.
  struct Input {
    var slot: Metric.Component.Slot
    var columns: [String]
    var role: String?
    var aggregation: Metric.Component.Aggregation = .none
    var condition: Metric.Component.Condition?
  }

  private(set) var content = CatalogContent()
  private let scan = Origin(.scan, "test")
  private let rule = Origin(.rule, "matcher")

  mutating func source(
    _ name: String, _ technology: String, deletes: SourceSystem.Deletes? = nil
  ) {
    var system = SourceSystem(technology: technology)
    system.deletes = deletes
    content.insert(
      Entity(
        id: EntityID(.source, path: [name]), name: name, details: .source(system), origin: scan))
  }

  /// Says more about a KPI that is there.
  mutating func say(of slug: String, _ edit: (inout Metric) -> Void) {
    guard var kpi = content[EntityID(.kpi, path: [slug])], case .kpi(var metric) = kpi.details
    else { return }
    edit(&metric)
    kpi.details = .kpi(metric)
    content.insert(kpi)
  }

  /// Says that a column names persons.
  mutating func person(_ column: String) {
    content.insert(
      Classification(
        column: Self.column(column), category: "person.last_name", sensitivity: .confidential,
        confidence: 0.9, evidence: ["name"], origin: scan))
  }

  /// A table such as `shop.orders`; `references` maps columns to columns of other tables.
  mutating func table(
    _ path: [String], key: [String] = [], references: [String: [String]] = [:],
    description: String? = nil, samples: [String: [String]] = [:], _ columns: ColumnList
  ) {
    let id = EntityID(.dataset, path: path)
    var dataset = Dataset(kind: .table, source: EntityID(.source, path: [path[0]]))
    if !key.isEmpty { dataset.primaryKey = Dataset.Key(columns: key) }
    dataset.foreignKeys = references.sorted { $0.key < $1.key }.map { column, target in
      Dataset.ForeignKey(
        columns: [column], target: EntityID(.dataset, path: target.dropLast()),
        targetColumns: [target.last ?? ""])
    }
    content.insert(
      Entity(
        id: id, name: path.last ?? "", description: description, details: .dataset(dataset),
        origin: scan))
    for (index, (name, type)) in columns.enumerated() {
      var column = Dataset.Column(
        dataset: id, position: index + 1, nativeType: type.rawValue, type: type)
      if let values = samples[name] {
        var profile = ColumnProfile(rows: values.count, isSampled: true, nulls: 0)
        profile.topValues = values.map { .init(value: $0, count: 1) }
        column.profile = profile
      }
      content.insert(
        Entity(
          id: id.child(.column, name), name: name, description: description,
          details: .column(column), origin: scan))
    }
  }

  mutating func kpi(
    _ slug: String, _ shape: MetricShape, _ inputs: [Input], name: String? = nil,
    grain: Grain = .month, unit: String? = nil, target: Double? = nil,
    parameters: [String: String] = [:]
  ) {
    let id = EntityID(.kpi, path: [slug])
    var metric = Metric(kind: .kpi, shape: shape)
    metric.reportGrain = grain
    metric.unit = unit
    metric.parameters = parameters
    metric.definition = name
    if let target { metric.targets = [.init(value: target)] }
    content.insert(
      Entity(id: id, name: name ?? slug, details: .kpi(metric), origin: rule))
    for (index, input) in inputs.enumerated() {
      let component = EntityID(.component, path: [slug, "\(index)-\(input.slot.rawValue)"])
      var made = Metric.Component(
        metric: id, slot: input.slot, role: input.role ?? input.columns.first ?? "",
        aggregation: input.aggregation)
      made.condition = input.condition
      content.insert(
        Entity(id: component, name: made.role, details: .component(made), origin: rule))
      content.insert(Link(id, .needs, component, origin: rule))
      for (rank, column) in input.columns.enumerated() {
        content.insert(
          Link(
            component, .satisfiedBy, Self.column(column), confidence: 0.9 - Double(rank) / 100,
            origin: rule))
      }
    }
  }

  mutating func choose(_ choice: Choice, about dataset: [String]) {
    var choice = choice
    choice.subject = EntityID(.dataset, path: dataset)
    let id = EntityID(.choice, slug: choice.topic + " " + dataset.joined(separator: " "))
    content.insert(Entity(id: id, name: choice.topic, details: .choice(choice), origin: rule))
  }

  mutating func insert(_ entity: Entity) { content.insert(entity) }

  mutating func insert(_ link: Link) { content.insert(link) }

  /// `shop.orders.order_id` as an id.
  static func column(_ path: String) -> EntityID {
    let segments = path.split(separator: ".").map(String.init)
    return EntityID(.dataset, path: segments.dropLast()).child(.column, segments.last ?? "")
  }
}

extension StoryCatalog.Input {
  static func of(
    _ slot: Metric.Component.Slot, _ columns: String..., role: String? = nil,
    by aggregation: Metric.Component.Aggregation = .none,
    where condition: Metric.Component.Condition? = nil
  ) -> Self {
    Self(
      slot: slot, columns: columns, role: role, aggregation: aggregation, condition: condition)
  }
}

extension Metric.Component.Condition {
  static func isIn(_ values: String...) -> Self { Self(operation: .isIn, values: values) }
  static func notIn(_ values: String...) -> Self { Self(operation: .notIn, values: values) }
}
