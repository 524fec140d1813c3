import GroundworkModel

extension Entity {
  /// This freshly scanned entity with what is not a scan's business taken from the stored one: tags, owner, the grain in
  /// words, what an interview learned about a source, statistics when nobody looked at rows this time.
  ///
  /// What people wrote into single fields, the catalog keeps by itself when this is saved; it is taken over here so that
  /// a thing that did not change is not saved at all. A thing that was removed and is found again is confirmed again.
  ///
  /// - Parameter isRead: whether a dataset's rows were looked at, so that references inferred earlier are over.
  func scanned(over stored: Entity, isRead: Bool) -> Entity {
    var merged = self
    merged.owner = owner ?? stored.owner
    merged.tags = stored.tags
    merged.fieldOrigins = stored.fieldOrigins
    for field in stored.fieldOrigins.keys { merged.copy(field, from: stored) }
    merged.details = details.scanned(over: stored.details, isRead: isRead)
    if stored.origin.kind != .scan, case .source = details { merged.claimFacts() }
    return merged
  }

  /// Of a source that people described before the first scan, a scan knows better what it runs on and where it is.
  private mutating func claimFacts() {
    for field in ["technology", "location", "connection", "vendor"] {
      fieldOrigins["details." + field] = origin
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
  fileprivate func scanned(over stored: EntityDetails, isRead: Bool) -> EntityDetails {
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
      new.keepInferredKeys(of: old, isRead: isRead)
      return .dataset(new)
    case (.column(var new), .column(let old)):
      new.profile = new.profile ?? old.profile
      return .column(new)
    default: return self
    }
  }
}

extension Dataset {
  /// Takes over references that were concluded from values, where this scan of one source could not conclude them.
  fileprivate mutating func keepInferredKeys(of old: Dataset, isRead: Bool) {
    let known = Set(foreignKeys.map(\.columns))
    foreignKeys += old.foreignKeys.filter {
      !known.contains($0.columns) && !$0.isDeclared && (!isRead || $0.leads(outOf: source))
    }
  }
}
