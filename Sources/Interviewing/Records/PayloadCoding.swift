import FoundationEssentials
import GroundworkModel

/// Payloads of entities ↔ named values, through their coded form: what a question writes needs no code per field.
enum PayloadCoding {
  /// The fields of a payload.
  static func fields(of payload: any EntityPayload) -> [String: AnswerValue] {
    guard let data = try? JSONEncoder().encode(payload),
      let value = try? JSONDecoder().decode(AnswerValue.self, from: data)
    else { return [:] }
    return value.fields
  }

  /// The details that fields make, or nil when they do not fit the kind.
  static func details(_ kind: EntityKind, from fields: [String: AnswerValue]) -> EntityDetails? {
    guard let data = try? JSONEncoder().encode(AnswerValue.record(fields)) else { return nil }
    return try? JSONDecoder().decode(EntityDetails.payloadType(of: kind), from: data).details
  }

  /// A payload of a kind that an interview records, with nothing said yet.
  static func blank(_ kind: EntityKind) -> [String: AnswerValue] {
    let payload: (any EntityPayload)? =
      switch kind {
      case .project: Project(outcome: "")
      case .goal: Goal(statement: "")
      case .decision: Decision(statement: "")
      case .kpi: Metric(kind: .kpi, shape: .sum)
      case .event: BusinessEvent(subject: "", verb: "", object: "")
      case .subject: Subject()
      case .source: SourceSystem(technology: "unknown")
      case .persona: Persona()
      case .choice: Choice(topic: "first-slice", selected: "")
      default: nil
      }
    return payload.map { fields(of: $0) } ?? [:]
  }
}
