import Foundation
import GroundworkModel

/// The fields in which two versions of an entity differ, each side as canonical JSON.
struct FieldChanges {
  let before: String
  let after: String

  init(from old: Entity, to new: Entity) throws {
    let left = try EntityFields(old).values
    let right = try EntityFields(new).values
    let changed = Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
    before = Self.object(changed, left)
    after = Self.object(changed, right)
  }

  private static func object(_ fields: [String], _ values: [String: String]) -> String {
    "{" + fields.map { "\"\($0)\":\(values[$0] ?? "null")" }.joined(separator: ",") + "}"
  }
}

/// An entity as field name → canonical JSON: the unit of history. Fields of the details keep their own names.
struct EntityFields {
  let values: [String: String]

  init(_ entity: Entity) throws {
    var values: [String: String] = [
      "name": try CanonicalJSON.encode(entity.name),
      "status": try CanonicalJSON.encode(entity.status.rawValue),
      "tags": try CanonicalJSON.encode(entity.tags),
      "origin": try CanonicalJSON.encode(entity.origin),
    ]
    values["description"] = try entity.description.map(CanonicalJSON.encode)
    values["owner"] = try entity.owner.map(CanonicalJSON.encode)
    if !entity.fieldOrigins.isEmpty {
      values["fieldOrigins"] = try CanonicalJSON.encode(entity.fieldOrigins)
    }
    values["details"] = try CanonicalJSON.encode(entity.details.payload)
    self.values = values
  }
}
