import GroundworkModel

extension RecordBook {
  /// What conditions and sentences can read about a record, or about the project when nil.
  func facts(about subject: EntityID?) -> Facts {
    let facts = Facts([
      "project": self[projectID]?.facts ?? .record([:]),
      "all": .record(names),
      "first": .record(names.compactMapValues { $0.elements.first }),
      "slice": .list(slice.map { .text($0) }),
      "scanned": .record(["sources": .list(scannedSources)]),
    ])
    guard let subject, let record = self[subject] else { return facts }
    return facts.adding(
      subject.kind.rawValue, .record(record.facts.fields.merging(linked(subject)) { $1 })
    )
    .adding("archetype", archetype(of: record))
  }

  /// What links say about a record: the goals that a decision serves.
  private func linked(_ id: EntityID) -> [String: AnswerValue] {
    guard id.kind == .decision else { return [:] }
    let goals = sources(of: id, .informedBy).compactMap { self[$0]?.name }
    return ["goals": .list(goals.map { .text($0) })]
  }

  /// The facts about a record, its own fields at hand without its kind.
  func sentenceFacts(about id: EntityID) -> Facts {
    let inputCount = inputs[id].map { AnswerValue.number(Double($0.count)) }
    let facts = facts(about: id).adding("components", inputCount)
    return (self[id]?.facts.fields ?? [:]).reduce(facts) { $0.adding($1.key, $1.value) }
  }

  private var names: [String: AnswerValue] {
    let kinds: [EntityKind] = [.goal, .decision, .kpi, .event, .source, .persona]
    return Dictionary(
      uniqueKeysWithValues: kinds.map { kind in
        (kind.rawValue, .list(records(kind).map { .text($0.name) }))
      })
  }

  /// The measures of the first goal, at most three: something that can be shown soon.
  private var slice: [String] {
    let kpis = records(.goal).first.map { targets(of: $0.id, .measuredBy) } ?? []
    let named = kpis.compactMap { self[$0]?.name }
    return Array((named.isEmpty ? records(.kpi).map(\.name) : named).prefix(3))
  }

  private var scannedSources: [AnswerValue] {
    base.values.filter { $0.kind == .source && $0.origin.kind == .scan }
      .sorted { $0.id < $1.id }.map { Self.row(of: $0) }
  }

  private static func row(of entity: Entity) -> AnswerValue {
    var cells: [String: AnswerValue] = ["name": .text(entity.id.segments.joined(separator: "."))]
    if case .source(let source) = entity.details {
      cells["product"] = .text(source.vendor ?? source.technology)
      cells["runs_at"] = source.hosting.map { .text($0) }
    }
    cells["owner"] = entity.owner.map { .text($0) }
    return .record(cells)
  }

  private func archetype(of record: Record) -> AnswerValue? {
    guard let id = record.fields["archetype"]?.text,
      let archetype = knowledge.library.archetype(id)
    else { return nil }
    var facts = PayloadCoding.fields(of: archetype.metric())
    facts["grain"] = .text(archetype.grain)
    facts["components"] = .list(archetype.rows)
    return .record(facts)
  }
}

extension MetricArchetype {
  /// The formula as rows of the question that asks for it.
  var rows: [AnswerValue] {
    if let expression = parameters["expression"] {
      return [.record(["slot": .text("expression"), "role": .text(expression)])]
    }
    return components.map { component in
      var cells: [String: AnswerValue] = [
        "slot": .text(component.slot.rawValue), "role": .text(component.role),
      ]
      if component.aggregation != .none {
        cells["aggregation"] = .text(component.aggregation.rawValue)
      }
      cells["condition"] = component.condition.map { .text(ConditionText.write($0)) }
      return .record(cells)
    }
  }
}
