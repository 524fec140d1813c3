public import GroundworkModel

extension Entity {
  /// The entity without its id as JSON: `name`, `status`, `origin`, `details`, and what else is said.
  ///
  /// The unit of history, of comparing catalogs and of the text form.
  public func fields() throws -> JSONValue {
    var fields: [String: JSONValue] = [
      "name": .text(name), "status": .text(status.rawValue), "origin": origin.json,
      "details": try CanonicalJSON.value(of: details.payload),
    ]
    fields["description"] = description.map { .text($0) }
    fields["owner"] = owner.map { .text($0) }
    if !tags.isEmpty { fields["tags"] = .array(Set(tags).sorted().map { .text($0) }) }
    if !fieldOrigins.isEmpty { fields["fieldOrigins"] = .object(fieldOrigins.mapValues(\.json)) }
    return .object(fields)
  }

  /// An entity from its fields, the inverse of ``fields()``.
  public init(id: EntityID, fields: JSONValue) throws {
    let common = try CanonicalJSON.decode(CommonFields.self, from: fields)
    self.init(
      id: id, name: common.name, description: common.description, owner: common.owner,
      status: common.status, tags: common.tags ?? [],
      details: try EntityRow.details((fields["details"] ?? .object([:])).canonical, of: id),
      origin: common.origin, fieldOrigins: common.fieldOrigins ?? [:])
  }
}

private struct CommonFields: Decodable {
  var name: String
  var description: String?
  var owner: String?
  var status: Entity.Status
  var tags: [String]?
  var origin: Origin
  var fieldOrigins: [String: Origin]?
}

extension Origin {
  /// The origin as JSON: `kind`, `actor` and, where there is one, `reference`.
  public var json: JSONValue {
    var members: [String: JSONValue] = ["kind": .text(kind.rawValue), "actor": .text(actor)]
    members["reference"] = reference.map { .text($0) }
    return .object(members)
  }
}

extension EntityDetails {
  /// The payload as JSON, keys as the Swift properties.
  public var json: JSONValue { get throws { try CanonicalJSON.value(of: payload) } }
}
