import GroundworkModel

extension Entity {
  /// This freshly scanned entity with what people, stakeholders and other machines wrote about the stored one.
  ///
  /// A scan owns the name, the comment and the structural facts. Tags, owner, the grain in words and what an interview
  /// learned about a source are not its business. A thing that was removed and is found again is confirmed again.
  func scanned(over stored: Entity) -> Entity {
    var merged = self
    merged.owner = owner ?? stored.owner
    merged.tags = stored.tags
    merged.fieldOrigins = stored.fieldOrigins
    if stored.origin.kind != .scan { merged.adopt(stored) }
    for field in merged.fieldOrigins.keys { merged.copy(field, from: stored) }
    merged.details = details.scanned(over: stored.details)
    return merged
  }

  /// Notes whose words the stored entity carries, when somebody else recorded it before the first scan.
  private mutating func adopt(_ stored: Entity) {
    if stored.name != name { fieldOrigins["name"] = stored.origin }
    if stored.description != nil { fieldOrigins["description"] = stored.origin }
    if stored.owner != nil { fieldOrigins["owner"] = stored.origin }
    guard kind == .source else { return }
    for fact in ["technology", "location", "connection", "vendor"] {
      fieldOrigins["details." + fact] = origin
    }
  }

  private mutating func copy(_ field: String, from stored: Entity) {
    switch field {
    case "name": name = stored.name
    case "description": description = stored.description
    case "owner": owner = stored.owner
    case "status": if stored.status != .removed { status = stored.status }
    default: break
    }
  }
}

extension EntityDetails {
  fileprivate func scanned(over stored: EntityDetails) -> EntityDetails {
    switch (self, stored) {
    case (.source(let new), .source(var old)):
      old.technology = new.technology
      old.location = new.location
      old.connection = new.connection
      old.vendor = new.vendor
      if old.access.isEmpty { old.access = new.access }
      return .source(old)
    case (.dataset(var new), .dataset(let old)):
      new.grain = old.grain
      return .dataset(new)
    case (.column(var new), .column(let old)):
      new.profile = new.profile ?? old.profile
      return .column(new)
    default: return self
    }
  }
}
