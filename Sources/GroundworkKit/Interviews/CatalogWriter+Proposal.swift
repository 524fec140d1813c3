import CatalogStore
import GroundworkModel
import Interviewing

extension CatalogWriter {
  /// Brings the catalog's interview records and links to what a proposal says.
  ///
  /// What plans, generators and persons have written about them stays. A record that nobody states any more is marked
  /// removed, its links of the interview go.
  func save(_ proposal: IntentProposal) throws {
    guard proposal.faults.isEmpty else { throw InterviewError.unfitRecords(proposal.faults) }
    for entity in proposal.entities {
      let stored = try reader.entity(entity.id)
      try save(stored.map { entity.interviewed(over: $0) } ?? entity)
    }
    for link in proposal.links { try save(link) }
    try withdraw(except: proposal)
  }

  private func withdraw(except proposal: IntentProposal) throws {
    let stated = Set(proposal.entities.map(\.id))
    for kind in Self.interviewKinds {
      for entity in try reader.entities(kind)
      where entity.isOfInterview && !stated.contains(entity.id) && entity.status != .removed {
        var gone = entity
        gone.status = .removed
        try save(gone)
      }
    }
    let links = Set(proposal.links)
    for actor in try speakers() {
      try retract(linksOf: .stakeholder, actor: actor, except: links)
    }
    try retract(linksOf: .rule, actor: "interview", except: links)
  }

  private func speakers() throws -> [String] {
    try reader.entities(.stakeholder).map(\.id.rawValue)
  }

  private static let interviewKinds: [EntityKind] = [
    .goal, .decision, .kpi, .component, .event, .subject, .persona, .source, .choice, .question,
    .assumption, .conflict,
  ]
}

extension Entity {
  /// Whether nobody but interviews put it on record.
  var isOfInterview: Bool {
    origin.kind == .stakeholder || origin.kind == .rule && origin.actor == "interview"
  }

  /// This record with what plans, generators and persons have written about the stored one.
  func interviewed(over stored: Entity) -> Entity {
    var merged = self
    merged.tags = Array(Set(tags).union(stored.tags)).sorted()
    merged.fieldOrigins = stored.fieldOrigins.merging(fieldOrigins) { _, new in new }
    if stored.status > .proposed, stored.status != .removed { merged.status = stored.status }
    for (field, origin) in stored.fieldOrigins where origin.kind == .person {
      merged.fieldOrigins[field] = origin
      merged.copy(field, from: stored)
    }
    if case .kpi(var metric) = merged.details, case .kpi(let known) = stored.details {
      metric.answerability = known.answerability
      merged.details = .kpi(metric)
    }
    return merged
  }

  private mutating func copy(_ field: String, from stored: Entity) {
    switch field {
    case "name": name = stored.name
    case "description": description = stored.description
    case "owner": owner = stored.owner
    default: break
    }
  }
}

extension Entity.Status {
  fileprivate static func > (left: Entity.Status, right: Entity.Status) -> Bool {
    let order = Entity.Status.allCases
    return (order.firstIndex(of: left) ?? 0) > (order.firstIndex(of: right) ?? 0)
  }
}
