import GRDB
public import GroundworkModel

/// A page of entities in the order of their ids, and how many there are.
public struct Listing: Hashable, Sendable {
  /// What to list.
  public struct Request: Hashable, Sendable {
    /// Only these kinds; all when empty.
    public var kinds: [EntityKind] = []
    /// Only sources, datasets and columns of these systems; all when empty.
    public var systems: [String] = []
    /// Only what these owners answer for; all when empty.
    public var owners: [String] = []
    /// Only what has one of these tags; all when empty.
    public var tags: [String] = []
    /// Only columns with one of these categories; all when empty.
    public var classes: [String] = []
    /// Only things this far; everything but what was removed when empty.
    public var statuses: [Entity.Status] = []
    /// How many to leave out at the beginning.
    public var offset = 0
    /// The most to list.
    public var limit = 50

    /// A request for everything, narrowed afterwards.
    public init() {}
  }

  /// The entities of the page.
  public var entities: [Entity]
  /// How many the filters let through.
  public var total: Int
}

extension CatalogReader {
  /// A page of entities.
  public func list(_ request: Listing.Request) throws -> Listing {
    var condition = ListCondition()
    condition.require("e.kind IN", request.kinds.map(\.rawValue))
    condition.require("e.owner IN", request.owners)
    condition.require("e.status IN", request.statuses.map(\.rawValue))
    if request.statuses.isEmpty { condition.terms.append("e.status <> 'removed'") }
    condition.require(
      "EXISTS (SELECT 1 FROM entity_tag WHERE entity = e.key AND tag IN", request.tags, close: ")")
    condition.require(
      """
      EXISTS (SELECT 1 FROM classification
        WHERE entity = e.key AND verdict <> 'rejected' AND category IN
      """, request.classes, close: ")")
    condition.requireSystems(request.systems)
    let total = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM entity e WHERE \(condition.sql)",
      arguments: StatementArguments(condition.values))
    let entities = try EntityRow.fetch(
      db, where: condition.sql, StatementArguments(condition.values),
      order: "ORDER BY e.id LIMIT \(request.limit) OFFSET \(request.offset)")
    return Listing(entities: entities, total: total ?? 0)
  }
}

/// The filters of a list as SQL.
private struct ListCondition {
  var terms: [String] = []
  var values: [String] = []

  var sql: String { terms.isEmpty ? "TRUE" : terms.joined(separator: " AND ") }

  mutating func require(_ beginning: String, _ wanted: [String], close: String = "") {
    guard !wanted.isEmpty else { return }
    let places = wanted.map { _ in "?" }.joined(separator: ", ")
    terms.append("\(beginning) (\(places))\(close)")
    values += wanted
  }

  /// The system is the first segment of the path, so a range of ids for each kind that stands in one.
  mutating func requireSystems(_ systems: [String]) {
    guard !systems.isEmpty else { return }
    let inside = "e.id = ? OR e.id >= ? AND e.id < ? OR e.id >= ? AND e.id < ?"
    for system in systems {
      values.append(EntityID(.source, path: [system]).rawValue)
      for kind in [EntityKind.dataset, .column] {
        let prefix = EntityID(kind, path: [system]).rawValue
        values += [prefix + ".", prefix + "/"]
      }
    }
    terms.append("(\(systems.map { _ in inside }.joined(separator: " OR ")))")
  }
}
