import GroundworkModel

extension RecordBook {
  /// A measure named for a decision: an archetype's code, or a name of its own.
  mutating func measure(_ word: String, _ decision: EntityID?, _ origin: Origin) -> EntityID {
    let archetype = knowledge.library.archetype(word)
    let id = archetype?.kpiID ?? EntityID(.kpi, slug: word)
    if let archetype {
      insert(archetype, as: .kpi, origin)
    } else {
      insert(Record(id: id, name: word))
    }
    change(id) { $0.note(origin) }
    guard let decision else { return id }
    link(decision, .uses, id, origin)
    for goal in sources(of: decision, .informedBy) { link(goal, .measuredBy, id, origin) }
    return id
  }

  /// An archetype's measure, and for a composite the measures it is made of.
  private mutating func insert(
    _ archetype: MetricArchetype, as kind: Metric.Kind, _ origin: Origin
  ) {
    let id = archetype.kpiID
    if self[id] == nil {
      var record = Record(id: id, name: archetype.name)
      let currency = self[projectID]?.fields["currency"]?.text
      record.fields = PayloadCoding.fields(of: archetype.metric(kind, currency: currency))
      insert(record)
      inputs[id] = archetype.components
    }
    if kind == .kpi { change(id) { $0.fields["kind"] = .text("kpi") } }
    change(id) { $0.note(origin) }
    for part in archetype.parts.compactMap({ knowledge.library.archetype($0) }) {
      insert(part, as: .metric, origin)
      link(id, .needs, part.kpiID, origin)
    }
  }

  /// The formula as somebody wrote it; what the archetype knows of an equal input is kept.
  mutating func setFormula(of id: EntityID, rows: [AnswerValue], origin: Origin) {
    let known = inputs[id] ?? []
    var components: [MetricArchetype.Component] = []
    for row in rows {
      guard let word = row["slot"]?.text, let role = row["role"]?.text else { continue }
      if word == "expression" {
        setExpression(role, of: id, origin)
      } else if let slot = Metric.Component.Slot(rawValue: word) {
        components.append(Self.component(slot, role, row, known))
      }
    }
    inputs[id] = components
    let shape = shape(of: id, components)
    change(id) { record in
      record.fields["shape"] = .text(shape.rawValue)
      record.fields["dimensions"] = .list(
        components.filter { $0.slot == .dimension }.map { .text($0.role) })
      record.note(origin, writing: "components")
    }
  }

  private static func component(
    _ slot: Metric.Component.Slot, _ role: String, _ row: AnswerValue,
    _ known: [MetricArchetype.Component]
  ) -> MetricArchetype.Component {
    var component =
      known.first { $0.slot == slot && $0.role.lowercased() == role.lowercased() }
      ?? MetricArchetype.Component(
        slot: slot, role: role, aggregation: usualAggregation(slot), type: nil,
        required: slot != .dimension && slot != .filter, meaning: nil, synonyms: [], condition: nil)
    if let word = row["aggregation"]?.text,
      let aggregation = Metric.Component.Aggregation(rawValue: word)
    {
      component.aggregation = aggregation
    }
    component.condition = row["condition"]?.text.flatMap { ConditionText.read($0) }
    return component
  }

  private static func usualAggregation(
    _ slot: Metric.Component.Slot
  ) -> Metric.Component.Aggregation {
    switch slot {
    case .value, .numerator, .denominator, .weight, .plan: .sum
    case .key: .countDistinct
    default: .none
    }
  }

  private mutating func setExpression(_ text: String, of id: EntityID, _ origin: Origin) {
    change(id) { record in
      var parameters = record.fields["parameters"]?.fields ?? [:]
      parameters["expression"] = .text(text)
      record.fields["parameters"] = .record(parameters)
    }
    for match in text.matches(of: /\{([^}]+)\}/) {
      let part = EntityID(.kpi, slug: String(match.1))
      if self[part] != nil { link(id, .needs, part, origin) }
    }
  }

  /// The archetype's shape while the inputs fill it, else the one that the inputs mean.
  private func shape(of id: EntityID, _ components: [MetricArchetype.Component]) -> MetricShape {
    if components.isEmpty, self[id]?.fields["parameters"]?["expression"] != nil {
      return .composite
    }
    let slots = Set(components.map(\.slot))
    let present = self[id]?.fields["shape"]?.text.flatMap { MetricShape(rawValue: $0) } ?? .sum
    if present != .composite,
      MetricSlots.required(by: present).contains(where: { slots.isSuperset(of: $0) })
    {
      return present
    }
    return MetricSlots.shape(of: slots) ?? present
  }
}
