import GRDB
public import GroundworkModel

extension CatalogReader {
  /// Everything that some steps lead to from some entities, level by level, one query for each step and level.
  ///
  /// - Parameters:
  ///   - ids: where to start; ids of nothing are left out.
  ///   - depth: how many steps at most.
  ///   - limit: the most entities to visit.
  ///   - includingRemoved: whether what is gone from its source is walked too.
  public func reach(
    from ids: [EntityID], along steps: [GraphStep], depth: Int = .max,
    limit: Int = Reach.workLimit, includingRemoved: Bool = true
  ) throws -> Reach {
    let start = Reach(from: try keys(of: ids))
    return try reach(
      from: start, along: steps, depth: depth, limit: limit, includingRemoved: includingRemoved)
  }

  /// The same, from everything that was reached before; the answer holds that too.
  public func reach(
    from start: Reach, along steps: [GraphStep], depth: Int = .max,
    limit: Int = Reach.workLimit, includingRemoved: Bool = true
  ) throws -> Reach {
    var reach = start
    var frontier = reach.order
    var level = 0
    while !frontier.isEmpty, level < depth {
      level += 1
      let found = try neighbours(of: frontier, along: steps, notIn: reach)
      let kinds = try kinds(of: found.map(\.key), includingRemoved: includingRemoved)
      frontier = []
      for (key, origin) in found {
        guard let kind = kinds[key] else { continue }
        guard reach.count < limit else {
          reach.isBounded = true
          return reach
        }
        reach.add(key, kind, from: origin)
        frontier.append(key)
      }
    }
    return reach
  }

  /// What was reached as content: the entities, and the links, lineage and classifications between them.
  public func content(of reach: Reach) throws -> CatalogContent {
    let arguments: StatementArguments = [Self.list(reach.order)]
    let keys = "(SELECT value FROM json_each(?1))"
    // The plus keeps SQLite from looking for every pair of a source and a target.
    let isInside = "l.source IN \(keys) AND +l.target IN \(keys)"
    return CatalogContent(
      entities: try EntityRow.fetch(db, where: "e.key IN \(keys)", arguments),
      links: try LinkRow.fetch(db, where: isInside, arguments),
      edges: try EdgeRow.fetch(db, where: isInside, arguments),
      classifications: try ClassificationRow.fetch(db, where: "c.entity IN \(keys)", arguments))
  }

  private func neighbours(
    of frontier: [Int64], along steps: [GraphStep], notIn reach: Reach
  ) throws -> [(key: Int64, origin: Int64)] {
    // In order, because rows of neighbouring keys stand on the same pages.
    let list = Self.list(frontier.sorted())
    var seen: Set<Int64> = []
    var found: [(key: Int64, origin: Int64)] = []
    for step in steps {
      let rows = try Row.fetchCursor(db.cachedStatement(sql: step.sql), arguments: [list])
      while let row = try rows.next() {
        let key: Int64 = row[1]
        if !reach.contains(key), seen.insert(key).inserted { found.append((key, row[0])) }
      }
    }
    return found
  }

  private func kinds(
    of keys: [Int64], includingRemoved: Bool
  ) throws -> [Int64: EntityKind] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT e.key, e.kind FROM json_each(?1) f CROSS JOIN entity e ON e.key = f.value
          WHERE ?2 OR e.status <> 'removed'
          """), arguments: [Self.list(keys.sorted()), includingRemoved])
    var kinds: [Int64: EntityKind] = [:]
    while let row = try rows.next() { kinds[row[0]] = EntityKind(rawValue: row[1]) }
    return kinds
  }

  private func keys(of ids: [EntityID]) throws -> [(key: Int64, kind: EntityKind)] {
    let find = try db.cachedStatement(sql: "SELECT key FROM entity WHERE id = ?")
    return try ids.compactMap { id in
      try Int64.fetchOne(find, arguments: [id.rawValue]).map { ($0, id.kind) }
    }
  }

  static func list(_ keys: [Int64]) -> String {
    "[" + keys.map(String.init).joined(separator: ",") + "]"
  }
}
