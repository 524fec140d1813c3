import GroundworkModel

extension Entity {
  /// This entity, with what others wrote into `stored` kept when this one comes from a machine.
  ///
  /// People and stakeholders overwrite; scans, imports, rules, propagation and generators do not overwrite them.
  func keepingFieldsOfOthers(from stored: Entity) -> Entity {
    guard origin.kind != .person, origin.kind != .stakeholder else { return self }
    var merged = self
    merged.fieldOrigins.merge(stored.fieldOrigins) { mine, _ in mine }
    for field in stored.fieldOrigins.keys where fieldOrigins[field] == nil {
      merged.copyField(field, from: stored)
    }
    return merged
  }

  private mutating func copyField(_ field: String, from other: Entity) {
    switch field {
    case "name": name = other.name
    case "description": description = other.description
    case "owner": owner = other.owner
    case "status": if status != .removed, other.status != .removed { status = other.status }
    case "tags": tags = Array(Set(tags).union(other.tags)).sorted()
    default: break
    }
  }
}
