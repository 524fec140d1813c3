import GroundworkModel

/// Everything the answers so far have put on record.
struct RecordBook {
  private(set) var order: [EntityID] = []
  private(set) var links: [Link] = []
  private var records: [EntityID: Record] = [:]
  /// The inputs of each KPI.
  var inputs: [EntityID: [MetricArchetype.Component]] = [:]
  /// Who signed, and how.
  var reviews: [EntityID: [String: AnswerValue]] = [:]
  let knowledge: InterviewKnowledge
  /// The id of the project's record; there is always one.
  let projectID: EntityID
  /// What was in the catalog by other means.
  let base: [EntityID: Entity]

  init(knowledge: InterviewKnowledge, projectName: String, base: [Entity]) {
    self.knowledge = knowledge
    self.base = Dictionary(base.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    projectID = EntityID(.project, slug: projectName)
    insert(Record(id: projectID, name: projectName))
  }

  /// The record of an id, or nil.
  subscript(id: EntityID) -> Record? { records[id] }

  /// The records of a kind, in the order in which they came up. Of KPIs, those that somebody steers by.
  func records(_ kind: EntityKind) -> [Record] {
    order.filter { $0.kind == kind }.compactMap { records[$0] }
      .filter { kind != .kpi || $0.fields["kind"] == .text("kpi") }
  }

  /// Adds a record, on top of what the catalog knows; keeps the one that is there.
  mutating func insert(_ record: Record) {
    guard records[record.id] == nil else { return }
    order.append(record.id)
    records[record.id] = base[record.id].map { Record(base: $0) } ?? record
  }

  /// Changes a record that is there.
  mutating func change(_ id: EntityID, _ body: (inout Record) -> Void) {
    guard var record = records[id] else { return }
    body(&record)
    records[id] = record
  }

  /// Adds a link once; the first speaker is kept.
  mutating func link(_ source: EntityID, _ kind: LinkKind, _ target: EntityID, _ origin: Origin) {
    let isThere = links.contains { $0.source == source && $0.kind == kind && $0.target == target }
    guard !isThere, source != target else { return }
    links.append(Link(source, kind, target, origin: origin))
  }

  /// The right ends of the links of a kind that start at a record.
  func targets(of source: EntityID, _ kind: LinkKind) -> [EntityID] {
    links.filter { $0.source == source && $0.kind == kind }.map(\.target)
  }

  /// The left ends of the links of a kind that end at a record.
  func sources(of target: EntityID, _ kind: LinkKind) -> [EntityID] {
    links.filter { $0.target == target && $0.kind == kind }.map(\.source)
  }
}
