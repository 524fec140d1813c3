import GroundworkModel

/// Collects the reasons of a ``Why``: walks lineage both ways once, then looks at each KPI.
struct ReasonFinder {
  let column: EntityID
  let content: CatalogContent
  private let up: Reachable
  private let down: Reachable

  init(column: EntityID, content: CatalogContent) {
    self.column = column
    self.content = content
    up = Reachable(from: [column]) { content.upstream(of: $0) }
    down = Reachable(from: [column]) { content.downstream(of: $0) }
  }

  var isBounded: Bool { up.isBounded || down.isBounded }

  func reasons() -> [Why.Reason] {
    let found = content.entities(.kpi).filter { $0.status != .removed }.flatMap { reasons(for: $0) }
    let uses = found.isEmpty ? keyReasons() : found
    return uses.sorted { Self.order($0) < Self.order($1) } + requirements()
  }

  private static func order(_ reason: Why.Reason) -> (Int, String, String, String) {
    let rank: [Why.Reason.Role] = [.figure, .input, .join, .key, .requirement]
    return (
      rank.firstIndex(of: reason.role) ?? rank.count, reason.goal?.rawValue ?? "",
      reason.kpi?.rawValue ?? "", reason.component?.rawValue ?? ""
    )
  }

  // MARK: By column

  private func reasons(for kpi: Entity) -> [Why.Reason] {
    let places = realisations(of: kpi.id)
    if places.contains(column) {
      return sentences(kpi, nil, .figure, path: fullPath(to: column))
    }
    let tables = Set(places.compactMap { $0.kind == .column ? $0.parent(.dataset) : $0 })
    let reached =
      places.first { down.contains($0) }
      ?? down.order.first { $0.parent(.dataset).map(tables.contains) == true }
    let inputs = components(of: kpi.id).filter { isOnTheWay($0, reached: reached, tables: tables) }
    guard inputs.isEmpty else {
      return inputs.flatMap { sentences(kpi, $0, .input, path: path(through: $0, to: reached)) }
    }
    guard let reached, reached != column else { return [] }
    let role: Why.Reason.Role = carriesValues(to: reached) ? .input : .join
    return sentences(kpi, nil, role, path: fullPath(to: reached))
  }

  /// Whether the column's values arrive, rather than decide which rows do.
  private func carriesValues(to end: EntityID) -> Bool {
    let path = down.path(to: end)
    return zip(path, path.dropFirst()).allSatisfy { source, target in
      content.edges(from: source).contains {
        $0.target == target && $0.transformation != .join && $0.transformation != .filter
      }
    }
  }

  /// Whether an input is satisfied by what this column is made from, or realised by what it becomes.
  ///
  /// While a KPI has no table yet, only copies of the column that satisfies its input are there for it.
  private func isOnTheWay(
    _ component: EntityID, reached: EntityID?, tables: Set<EntityID>
  ) -> Bool {
    let satisfied = targets(of: component, .satisfiedBy)
    let realised = targets(of: component, .realisedBy)
    if satisfied.contains(column) || realised.contains(column) { return true }
    let isFed = satisfied.contains { up.contains($0) }
    if isFed, realised.contains(where: { down.contains($0) }) { return true }
    let isPast = isFed || realised.contains { up.contains($0) }
    let isCopy = tables.isEmpty && DataLayer(of: column) <= .staging
    return isPast && (reached != nil || isCopy)
  }

  private func components(of kpi: EntityID) -> [EntityID] {
    content.accepted(from: kpi, .needs).map(\.target).filter { $0.kind == .component }.sorted()
  }

  private func realisations(of id: EntityID) -> [EntityID] {
    targets(of: id, .realisedBy).filter { $0.kind == .column || $0.kind == .dataset }
  }

  private func targets(of id: EntityID, _ kind: LinkKind) -> [EntityID] {
    content.accepted(from: id, kind).map(\.target).sorted()
  }

  // MARK: By dataset

  /// A key has no value that flows on, but the rows of its dataset do.
  private func keyReasons() -> [Why.Reason] {
    guard let id = column.parent(.dataset), let entity = content[id],
      case .dataset(let dataset) = entity.details, isKey(of: dataset)
    else { return [] }
    let flow = Reachable(from: [id]) { content.datasetsDownstream(of: $0) }
    return content.entities(.kpi).flatMap { kpi -> [Why.Reason] in
      let tables = realisations(of: kpi.id).map { $0.kind == .column ? $0.parent(.dataset) : $0 }
      guard let table = tables.compactMap({ $0 }).first(where: { flow.contains($0) }) else {
        return []
      }
      return sentences(kpi, nil, .key, path: flow.path(to: table))
    }
  }

  private func isKey(of dataset: Dataset) -> Bool {
    guard let name = content[column]?.name else { return false }
    let keys = [dataset.primaryKey].compactMap { $0 } + dataset.uniqueKeys
    return keys.contains { $0.columns.contains(name) }
      || dataset.foreignKeys.contains { $0.columns.contains(name) }
  }

  // MARK: Requirements

  private func requirements() -> [Why.Reason] {
    let places = [column] + [column.parent(.dataset)].compactMap { $0 }
    let ids = Set(places.flatMap { content.accepted(to: $0, .realisedBy) }.map(\.source))
    return ids.filter { $0.kind == .requirement }.sorted().compactMap { content[$0] }.map {
      Why.Reason(
        sentence: WhySentence.requirement($0, of: column, in: content), role: .requirement,
        goal: nil, decisions: [], kpi: nil, component: nil, requirement: $0.id, path: [column])
    }
  }

  // MARK: Paths and sentences

  private func fullPath(to end: EntityID) -> [EntityID] {
    let start = up.order.last { content.upstream(of: $0).isEmpty } ?? column
    return up.path(to: start).reversed() + down.path(to: end).dropFirst()
  }

  private func path(through component: EntityID, to reached: EntityID?) -> [EntityID] {
    let start = targets(of: component, .satisfiedBy).first { up.contains($0) } ?? column
    let end =
      reached ?? targets(of: component, .realisedBy).first { down.contains($0) } ?? column
    return up.path(to: start).reversed() + down.path(to: end).dropFirst()
  }

  private func sentences(
    _ kpi: Entity, _ component: EntityID?, _ role: Why.Reason.Role, path: [EntityID]
  ) -> [Why.Reason] {
    let purpose = Purpose(of: kpi.id, in: content)
    let goals: [EntityID?] = purpose.goals.isEmpty ? [nil] : purpose.goals.map { $0 }
    return goals.map { goal in
      let words = WhySentence(
        column: column, kpi: kpi, component: component.flatMap { content[$0] }, goal: goal,
        purpose: purpose, role: role, content: content)
      return Why.Reason(
        sentence: words.text, role: role, goal: goal, decisions: purpose.decisions, kpi: kpi.id,
        component: component, requirement: nil, path: path)
    }
  }
}

/// What a KPI is for: the goals it measures and the decisions that use it, by itself or through KPIs made from it.
struct Purpose {
  let goals: [EntityID]
  let decisions: [EntityID]
  /// The KPIs in between, when it serves only through others.
  let through: [EntityID]

  init(of kpi: EntityID, in content: CatalogContent) {
    let family = Reachable(from: [kpi], limit: 1000) { id in
      content.accepted(to: id, .needs).map(\.source).filter { $0.kind == .kpi }.sorted()
    }
    func sources(_ id: EntityID, _ kind: LinkKind, _ wanted: EntityKind) -> [EntityID] {
      content.accepted(to: id, kind).map(\.source).filter { $0.kind == wanted }
    }
    let own = Set(sources(kpi, .measuredBy, .goal)).sorted()
    decisions = Set(family.order.flatMap { sources($0, .uses, .decision) }).sorted()
    guard own.isEmpty else {
      goals = own
      through = []
      return
    }
    goals = Set(family.order.flatMap { sources($0, .measuredBy, .goal) }).sorted()
    through = family.order.dropFirst().filter { !sources($0, .measuredBy, .goal).isEmpty }
  }
}

extension CatalogContent {
  /// Datasets that a dataset flows into, by edges between datasets or between their columns.
  func datasetsDownstream(of dataset: EntityID) -> [EntityID] {
    let byColumn = columns(of: dataset).flatMap { downstream(of: $0.id) }.compactMap(\.dataset)
    return Set(downstream(of: dataset) + byColumn).subtracting([dataset]).sorted()
  }

  /// Datasets that a dataset is made from, by edges between datasets or between their columns.
  func datasetsUpstream(of dataset: EntityID) -> [EntityID] {
    let byColumn = columns(of: dataset).flatMap { upstream(of: $0.id) }.compactMap(\.dataset)
    return Set(upstream(of: dataset) + byColumn).subtracting([dataset]).sorted()
  }
}

extension EntityID {
  /// The dataset of a column, or the dataset itself.
  fileprivate var dataset: EntityID? { kind == .column ? parent(.dataset) : self }
}

extension CatalogContent {
  /// Links that start at an entity and that nobody rejected.
  func accepted(from id: EntityID, _ kind: LinkKind? = nil) -> [Link] {
    links(from: id, kind).filter { $0.status != .rejected }
  }

  /// Links that end at an entity and that nobody rejected.
  func accepted(to id: EntityID, _ kind: LinkKind? = nil) -> [Link] {
    links(to: id, kind).filter { $0.status != .rejected }
  }
}
