public import CatalogStore
public import GroundworkModel

/// What the import of another tool's files changed in the catalog, and what it made of the files.
public struct MaterialReport: Sendable, Encodable {
  /// What was taken from the files, what was left and why.
  public var summary: ImportSummary
  /// What happened in the catalog.
  public var changes = ImportReport()
  /// Entities that an earlier import named and this one does not: marked removed.
  public var removed: [EntityID] = []
}

extension CatalogWriter {
  /// Saves what the files of another tool say.
  ///
  /// What people wrote stays; entities of other speakers get only what they left open; what an earlier import of the
  /// same actor named and this one does not is marked removed. The same material again changes nothing.
  public func importing(_ material: ImportedMaterial) throws -> MaterialReport {
    var report = MaterialReport(summary: material.summary)
    try expectMany()
    let held = try reader.ids(spokenBy: material.origin.kind, actor: material.origin.actor)
    for entity in material.entities { report.changes.count(try save(entity)) }
    for addition in material.additions { report.changes.count(try fillIn(addition)) }
    for link in material.links { report.changes.count(try save(link)) }
    for edge in material.edges { report.changes.count(try save(edge)) }
    guard material.isWhole, !held.isEmpty else { return report }
    let named = Set(material.entities.map(\.id))
    for id in held where !named.contains(id) {
      guard var gone = try reader.entity(id), gone.status != .removed else { continue }
      gone.status = .removed
      if try save(gone) != nil { report.removed.append(id) }
    }
    try retract(
      edgesOf: material.origin.kind, actor: material.origin.actor, except: Set(material.edges))
    try retract(
      linksOf: material.origin.kind, actor: material.origin.actor, except: Set(material.links))
    return report
  }

  /// Gives an entity of another speaker the description, owner and tags that it lacks.
  private func fillIn(_ addition: Entity) throws -> Revision.Action? {
    guard let stored = try reader.entity(addition.id) else { return nil }
    let said = try say(addition.origin, of: addition.id) { entity in
      if Self.isOpen("description", of: entity, to: addition), let text = addition.description {
        entity.description = text
      }
      if Self.isOpen("owner", of: entity, to: addition), let owner = addition.owner {
        entity.owner = owner
      }
      entity.tags = Set(entity.tags + addition.tags).sorted()
    }
    return said == stored ? nil : .updated
  }

  /// Whether nobody filled a field in, or the same import did.
  private static func isOpen(_ field: String, of entity: Entity, to addition: Entity) -> Bool {
    let text = field == "owner" ? entity.owner : entity.description
    if (text ?? "").isEmpty { return true }
    return entity.fieldOrigins[field].map {
      $0.kind == addition.origin.kind && $0.actor == addition.origin.actor
    } ?? false
  }
}
