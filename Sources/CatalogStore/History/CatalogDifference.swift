public import GroundworkModel

/// What differs between two catalogs, or one catalog at two times: by meaning, not by rows.
///
/// A thing that was marked removed counts as removed, and as added when it is back.
public struct CatalogDifference: Hashable, Sendable {
  /// What happened to a thing on the way from the first content to the second.
  public enum Action: String, Codable, CaseIterable, Sendable {
    case added, removed, changed
  }

  /// A field that is not the same on both sides.
  public struct FieldChange: Hashable, Sendable, Encodable {
    /// `description`, `type`, `profile.distinct`: fields of the details go by their own names.
    public var field: String
    /// The value in the first content; nil when it says nothing.
    public var before: JSONValue?
    /// The value in the second content; nil when it says nothing.
    public var after: JSONValue?
    /// What a column's change of type or nullability means for its values; nil for everything else.
    public var compatibility: Compatibility?
  }

  /// One thing that differs.
  public struct Change: Hashable, Sendable, Encodable {
    /// What happened to it.
    public var action: Action
    /// `entity`, `link`, `edge` or `classification`.
    public var what: String
    /// The id, or the ends of a link or edge with its verb.
    public var id: String
    /// The fields that differ, by name; empty when it was added or removed.
    public var fields: [FieldChange]
    /// Whether it is an added column that must not be empty and gets no value by itself.
    public var isRequired = false

    /// A difference of one thing.
    public init(action: Action, what: String, id: String, fields: [FieldChange]) {
      self.action = action
      self.what = what
      self.id = id
      self.fields = fields
    }

    /// Whether only measured figures differ: profiles, row counts, sizes, times of last change.
    public var isFiguresOnly: Bool {
      action == .changed && fields.allSatisfy { CatalogDifference.isFigure($0.field) }
    }
  }

  /// All differences: entities, then links, lineage and classifications, each sorted by id.
  public var changes: [Change]

  /// What leads from one content to another.
  public init(from old: CatalogContent, to new: CatalogContent) throws {
    changes = try Self.compare("entity", try Self.entities(old), try Self.entities(new))
    changes += try Self.compare("link", Self.links(old), Self.links(new))
    changes += try Self.compare("edge", Self.edges(old), Self.edges(new))
    changes += try Self.compare(
      "classification", Self.classifications(old), Self.classifications(new))
  }

  private static func entities(_ content: CatalogContent) throws -> [String: () throws -> JSONValue]
  {
    var found: [String: () throws -> JSONValue] = [:]
    for (id, entity) in content.entities where entity.status != .removed {
      found[id.rawValue] = { try entity.fields() }
    }
    return found
  }

  private static func links(_ content: CatalogContent) -> [String: () throws -> JSONValue] {
    named(content.links, LinkRow.name, LinkRow.json)
  }

  private static func edges(_ content: CatalogContent) -> [String: () throws -> JSONValue] {
    named(content.edges, EdgeRow.name, EdgeRow.json)
  }

  private static func classifications(
    _ content: CatalogContent
  ) -> [String: () throws -> JSONValue] {
    named(
      content.classifications.values.flatMap { $0 }, ClassificationRow.name, ClassificationRow.json)
  }

  private static func named<Fact>(
    _ facts: [Fact], _ name: (Fact) -> String, _ json: @escaping (Fact) -> JSONValue
  ) -> [String: () throws -> JSONValue] {
    Dictionary(facts.map { fact in (name(fact), { json(fact) }) }) { $1 }
  }

  private static func compare(
    _ what: String, _ old: [String: () throws -> JSONValue], _ new: [String: () throws -> JSONValue]
  ) throws -> [Change] {
    try Set(old.keys).union(new.keys).sorted().compactMap { id in
      guard let before = old[id] else {
        var change = Change(action: .added, what: what, id: id, fields: [])
        change.isRequired = try id.hasPrefix("column/") && isRequired(new[id]?()["details"])
        return change
      }
      guard let after = new[id] else {
        return Change(action: .removed, what: what, id: id, fields: [])
      }
      let differing = Self.fields(from: try before(), to: try after(), path: "")
      let fields = id.hasPrefix("column/") ? differing.map(\.rated) : differing
      return fields.isEmpty ? nil : Change(action: .changed, what: what, id: id, fields: fields)
    }
  }

  private static func isRequired(_ column: JSONValue?) -> Bool {
    column?["isNullable"] == .bool(false) && column?["defaultValue"] == nil
      && column?["generation"] == nil
  }

  private static func fields(
    from old: JSONValue, to new: JSONValue, path: String
  ) -> [FieldChange] {
    guard case .object(let before) = old, case .object(let after) = new else {
      return old == new ? [] : [FieldChange(field: path, before: old, after: new)]
    }
    return Set(before.keys).union(after.keys).sorted().flatMap { key -> [FieldChange] in
      let name = path.isEmpty || path == "details" ? key : "\(path).\(key)"
      guard let left = before[key], let right = after[key] else {
        return [FieldChange(field: name, before: before[key], after: after[key])]
      }
      return fields(from: left, to: right, path: name)
    }
  }

  private static func isFigure(_ field: String) -> Bool {
    field.hasPrefix("profile")
      || ["rowCount", "isRowCountEstimated", "byteCount", "lastChanged"].contains(field)
  }
}

extension CatalogDifference.FieldChange {
  /// This change of a column with what it means for the column's values.
  fileprivate var rated: Self {
    var change = self
    switch (field, before, after) {
    case ("nativeType", .text(let old)?, .text(let new)?):
      change.compatibility = .ofType(from: old, to: new)
    case ("type", .text(let old)?, .text(let new)?):
      guard let old = DataType(rawValue: old), let new = DataType(rawValue: new) else { break }
      change.compatibility = .ofType(from: old, to: new)
    case ("isNullable", .bool(let old)?, .bool(let new)?):
      change.compatibility = .ofNullability(from: old, to: new)
    default: break
    }
    return change
  }
}
