import GroundworkModel

extension Origin {
  /// Whether a person or stakeholder said it, not a machine.
  var isHuman: Bool { kind == .person || kind == .stakeholder }
}

extension Entity {
  /// This newly said version, put over what is stored: whoever wrote a field keeps it from machines.
  ///
  /// People may change everything. A scan, import, rule, propagation or generator may not change what a person or
  /// stakeholder wrote; it fills in what they left open. Fields whose speaker is not the entity's own origin are listed
  /// in ``Entity/fieldOrigins``, those of the details as `details.NAME`.
  func merged(over stored: Entity) throws -> Entity {
    switch (stored.origin.isHuman, origin.isHuman) {
    case (true, true): return self
    case (false, false):
      return stored.fieldOrigins.isEmpty ? self : try keepingHumanFields(of: stored)
    case (false, true): return try spoken(by: origin, over: stored)
    case (true, false): return try fillingIn(stored)
    }
  }

  /// A machine repeats itself: what people wrote meanwhile stays.
  private func keepingHumanFields(of stored: Entity) throws -> Entity {
    var fields = try SpokenFields(self)
    let old = try SpokenFields(stored)
    for (field, speaker) in stored.fieldOrigins where fieldOrigins[field] == nil && speaker.isHuman
    {
      fields.keep(field, from: old, isRemoved: status == .removed)
      fields.speakers[field] = speaker
    }
    return try fields.entity(id, origin: origin)
  }

  /// This version with somebody as the speaker of every field in which it differs from what is stored.
  func spoken(by speaker: Origin, over stored: Entity) throws -> Entity {
    var fields = try SpokenFields(self)
    let old = try SpokenFields(stored)
    fields.speakers.merge(old.speakers) { mine, _ in mine }
    for field in fields.differences(from: old) {
      fields.speakers[field] = speaker == stored.origin ? nil : speaker
    }
    return try fields.entity(id, origin: stored.origin)
  }

  /// A machine speaks about what a person recorded: it adds what was left open, and what it claims to know better by
  /// naming itself as the field's speaker (a scan knows the technology of the source it has just read).
  private func fillingIn(_ stored: Entity) throws -> Entity {
    var fields = try SpokenFields(stored)
    let new = try SpokenFields(self)
    for field in new.differences(from: fields) {
      let isOpen = fields.values[field]?.isEmpty ?? true
      let isMachines = fields.speakers[field].map { !$0.isHuman } ?? false
      let isRemoval = field == "status" && status == .removed
      let isClaimed = fieldOrigins[field] == origin
      guard isOpen || isMachines || isRemoval || isClaimed else { continue }
      fields.values[field] = new.values[field]
      fields.speakers[field] = origin
    }
    return try fields.entity(id, origin: stored.origin)
  }
}

/// An entity's fields, details included, side by side under the names that speakers are kept for.
private struct SpokenFields {
  private static let removed = JSONValue.text(Entity.Status.removed.rawValue)

  var values: [String: JSONValue]
  var speakers: [String: Origin]

  init(_ entity: Entity) throws {
    let all = try entity.fields().members
    values = all.filter { !["details", "origin", "fieldOrigins"].contains($0.key) }
    for (name, value) in all["details"]?.members ?? [:] { values["details." + name] = value }
    speakers = entity.fieldOrigins
  }

  func differences(from other: SpokenFields) -> [String] {
    Set(values.keys).union(other.values.keys).filter { values[$0] != other.values[$0] }.sorted()
  }

  mutating func keep(_ field: String, from other: SpokenFields, isRemoved: Bool) {
    if field == "status", isRemoved || other.values[field] == Self.removed { return }
    guard field == "tags", case .array(let mine)? = values[field],
      case .array(let theirs)? = other.values[field]
    else {
      values[field] = other.values[field]
      return
    }
    values[field] = .array(mine + theirs.filter { !mine.contains($0) })
  }

  func entity(_ id: EntityID, origin: Origin) throws -> Entity {
    var fields = values.filter { !$0.key.hasPrefix("details.") }
    var details: [String: JSONValue] = [:]
    for (name, value) in values where name.hasPrefix("details.") {
      details[String(name.dropFirst("details.".count))] = value
    }
    fields["details"] = .object(details)
    fields["origin"] = origin.json
    fields["fieldOrigins"] = .object(speakers.mapValues(\.json))
    var entity = try Entity(id: id, fields: .object(fields))
    entity.tags = Set(entity.tags).sorted()
    return entity
  }
}
