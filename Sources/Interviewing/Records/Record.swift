import GroundworkModel

/// One thing an interview has put on record, before it becomes an entity.
struct Record: Hashable {
  let id: EntityID
  var name: String
  var owner: String?
  /// The fields of the payload, under the names of its properties.
  var fields: [String: AnswerValue]
  /// The entity that was in the catalog by other means, such as a scanned source.
  var base: Entity?
  /// Who put it on record or wrote into it, first speaker first.
  var speakers: [EntityID] = []
  /// The question at which it was first said.
  var reference: String?
  /// Fields that were written, with who wrote them.
  var written: [String: Origin] = [:]

  init(id: EntityID, name: String) {
    self.id = id
    self.name = name
    fields = PayloadCoding.blank(id.kind)
  }

  init(base: Entity) {
    id = base.id
    name = base.name
    owner = base.owner
    fields = PayloadCoding.fields(of: base.details.payload)
    self.base = base
  }

  /// Notes who spoke, at which question, and into which field.
  mutating func note(_ origin: Origin, writing field: String? = nil) {
    if let speaker = EntityID(origin.actor), !speakers.contains(speaker) {
      speakers.append(speaker)
    }
    if let field { written[field] = origin }
    reference = reference ?? origin.reference
  }
}

extension Record {
  /// What conditions and sentences can read of it.
  var facts: AnswerValue {
    var facts = fields.filter { $0.value != .text("") }
    facts["name"] = .text(name)
    facts["owner"] = owner.map { .text($0) }
    if id.kind == .kpi { facts["targets"] = targetText.map { .text($0) } }
    if id.kind == .choice { facts["kpis"] = fields["parameters"]?["kpis"] }
    return .record(facts)
  }

  private var targetText: String? {
    guard let target = fields["targets"]?.elements.first else { return nil }
    let unit = fields["unit"]?.text.map { " \($0)" } ?? ""
    let words = [
      ("value", ""), ("current", "now "), ("warning", "worry at "), ("critical", "act at "),
    ].compactMap { field, word in target[field]?.text.map { "\(word)\($0)\(unit)" } }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}
