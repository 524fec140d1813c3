import GroundworkModel

/// The steps that a trace can take from an entity, each with its relation in words, in a stable order.
struct Connections {
  let content: CatalogContent
  private let checks: [EntityID: [EntityID]]
  private let issues: [EntityID: [EntityID]]
  /// The columns and datasets that matter to the start of the walk; nil when all do.
  private let relevant: Set<EntityID>?

  /// `start` decides which lineage matters: from an intent, only what ends in its own KPI tables.
  init(content: CatalogContent, start: EntityID) {
    self.content = content
    relevant = Self.relevant(to: start, in: content)
    var checks: [EntityID: [EntityID]] = [:]
    for entity in content.entities(.check) {
      if case .check(let check) = entity.details {
        checks[check.subject, default: []].append(entity.id)
      }
    }
    var issues: [EntityID: [EntityID]] = [:]
    for entity in content.entities(.issue) {
      if case .issue(let issue) = entity.details {
        issues[issue.subject, default: []].append(entity.id)
      }
    }
    self.checks = checks
    self.issues = issues
  }

  static let forward: [(kind: LinkKind, relation: String)] = [
    (.informedBy, "is informed by"), (.uses, "uses"), (.measuredBy, "is measured by"),
    (.needs, "needs"), (.satisfiedBy, "is satisfied by"), (.realisedBy, "is realised by"),
    (.verifiedBy, "is verified by"), (.blockedBy, "is blocked by"), (.consumes, "consumes"),
  ]

  static let backward: [(kind: LinkKind, relation: String)] = [
    (.realisedBy, "realises"), (.satisfiedBy, "satisfies"), (.needs, "is needed by"),
    (.uses, "is used by"), (.measuredBy, "measures"), (.informedBy, "informs"),
    (.verifiedBy, "verifies"), (.blockedBy, "blocks"),
  ]

  // MARK: Towards the goals

  func towardsGoals(from id: EntityID) -> [TraceStep] {
    var steps = Self.backward.flatMap { self.steps(to: id, $0.kind, $0.relation) }
    steps += self.steps(from: id, .derivedFrom, "is derived from")
    steps += self.steps(from: id, .concerns, "concerns")
    steps += self.steps(from: id, .statedBy, "was stated by")
    if id.kind == .column { steps += reasons(for: id) }
    if id.kind == .dataset { steps += content.columns(of: id).flatMap { reasons(for: $0.id) } }
    steps += owner(of: id)
    return unique(steps)
  }

  /// What a column serves by way of lineage rather than by a link of its own.
  private func reasons(for column: EntityID) -> [TraceStep] {
    Why(column, in: content, limit: 200).reasons.compactMap { reason in
      guard let target = reason.component ?? reason.kpi ?? reason.requirement else { return nil }
      return TraceStep(relation: Self.word(for: reason.role), target: target)
    }
  }

  private static func word(for role: Why.Reason.Role) -> String {
    switch role {
    case .figure, .requirement: "realises"
    case .input: "carries"
    case .join: "joins rows for"
    case .key: "is a key for"
    }
  }

  private func owner(of id: EntityID) -> [TraceStep] {
    steps(to: id, .owns, "is owned by")
  }

  // MARK: Towards the data

  func towardsData(from id: EntityID) -> [TraceStep] {
    var steps = Self.forward.flatMap { self.steps(from: id, $0.kind, $0.relation) }
    steps += self.steps(to: id, .derivedFrom, "leads to")
    steps += (checks[id] ?? []).map { TraceStep(relation: "is checked by", target: $0) }
    if id.kind == .column || id.kind == .dataset {
      steps += flowing(from: id)
      steps += (issues[id] ?? []).map { TraceStep(relation: "has the issue", target: $0) }
    }
    if id.kind == .source { steps += datasets(of: id) }
    return unique(steps)
  }

  func flowing(from id: EntityID) -> [TraceStep] {
    var steps = content.edges(from: id).map {
      TraceStep(relation: "flows into", target: $0.target, note: Self.note(of: $0, content))
    }
    if steps.isEmpty, id.kind == .dataset {
      steps = content.datasetsDownstream(of: id).map {
        TraceStep(relation: "flows into", target: $0)
      }
    }
    return steps.filter { relevant?.contains($0.target) ?? true }.sorted { $0.target < $1.target }
  }

  /// Everything upstream of the tables in which the KPIs of a goal, decision, KPI or component stand.
  private static func relevant(
    to start: EntityID, in content: CatalogContent
  ) -> Set<EntityID>? {
    if [.column, .dataset, .source].contains(start.kind) { return nil }
    let intent = Reachable(from: [start], limit: 10_000) { id in
      forward.flatMap { content.accepted(from: id, $0.kind).map(\.target) }
        .filter { $0.kind != .column && $0.kind != .dataset }
    }
    let owners = intent.order + intent.order.compactMap { metric(of: $0, content) }
    let ends = owners.flatMap { content.accepted(from: $0, .realisedBy).map(\.target) }
    let tables = Set(ends.compactMap { $0.kind == .column ? $0.parent(.dataset) : $0 })
    let columns = tables.flatMap { content.columns(of: $0).map(\.id) }
    return Set(Reachable(from: ends + columns) { content.upstream(of: $0) }.order)
  }

  private static func metric(of component: EntityID, _ content: CatalogContent) -> EntityID? {
    guard case .component(let details)? = content[component]?.details else { return nil }
    return details.metric
  }

  private func datasets(of source: EntityID) -> [TraceStep] {
    content.entities(.dataset).filter { entity in
      guard case .dataset(let dataset) = entity.details else { return false }
      return dataset.source == source && entity.status != .removed
    }.map { TraceStep(relation: "holds", target: $0.id) }
  }

  // MARK: Upstream

  func madeFrom(_ id: EntityID) -> [TraceStep] {
    let edges = content.edges(to: id).sorted { $0.source < $1.source }
    if id.kind == .dataset, edges.isEmpty {
      return content.datasetsUpstream(of: id).map { TraceStep(relation: "from", target: $0) }
    }
    return unique(
      edges.map {
        TraceStep(relation: "from", target: $0.source, note: Self.note(of: $0, content))
      })
  }

  // MARK: Steps

  private static func note(of edge: LineageEdge, _ content: CatalogContent) -> String? {
    let transformation = edge.transformation == .identity ? nil : edge.transformation.rawValue
    let personal = content.isPersonal(edge.target) ? "PII" : nil
    let words = [transformation, personal].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  private func steps(from id: EntityID, _ kind: LinkKind, _ relation: String) -> [TraceStep] {
    content.accepted(from: id, kind)
      .sorted { $0.target < $1.target }
      .map { TraceStep(relation: relation, target: $0.target, note: Self.proposal($0)) }
  }

  private func steps(to id: EntityID, _ kind: LinkKind, _ relation: String) -> [TraceStep] {
    content.accepted(to: id, kind)
      .sorted { $0.source < $1.source }
      .map { TraceStep(relation: relation, target: $0.source, note: Self.proposal($0)) }
  }

  private static func proposal(_ link: Link) -> String? {
    guard link.status == .proposed else { return nil }
    return "proposed" + (link.confidence.map { ", confidence \(($0 * 100).rounded() / 100)" } ?? "")
  }

  /// The first relation to each target.
  private func unique(_ steps: [TraceStep]) -> [TraceStep] {
    var seen: Set<EntityID> = []
    return steps.filter { seen.insert($0.target).inserted }
  }
}
