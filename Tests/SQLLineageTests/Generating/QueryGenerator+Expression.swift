import TestSupport

extension QueryGenerator {
  /// A column that may be named here, or a number when there is none.
  mutating func column() -> String {
    for _ in 0..<6 {
      guard !blocks.isEmpty else { break }
      let looksOut = mayLookOut && blocks.count > 1 && isOnce(in: 4)
      let level = looksOut ? number(0...blocks.count - 2) : blocks.count - 1
      let block = blocks[level]
      guard block.isOpen, !block.reach.isEmpty else { continue }
      let table = number(block.reach.lowerBound...block.reach.upperBound - 1)
      let name = random.pick(block.tables[table].columns)
      if let text = reference(to: name, of: table, level) { return text }
    }
    return "\(number(1...9))"
  }

  /// A way to name a column of a table from here, which is read then.
  private mutating func reference(to name: String, of table: Int, _ level: Int) -> String? {
    let inner = blocks[(level + 1)...]
    let source = blocks[level].tables[table]
    var ways: [String] = []
    let isHidden = inner.contains { $0.tables.contains { $0.columns.contains(name) } }
    // SQLite's ON sees all tables of the FROM, also those that are still to come.
    let mayBeBare = !isSQLite || blocks[level...].allSatisfy { $0.visible == nil }
    if !isHidden, mayBeBare, blocks[level].isPlain(name) { ways.append(name) }
    if !inner.contains(where: { $0.tables.contains { $0.name == source.name } }) {
      ways.append("\(source.name).\(name)")
    }
    guard !ways.isEmpty else { return nil }
    let way = random.pick(ways)
    let merged = blocks[level].merged.first { $0.name == name && $0.tables.contains(table) }
    for read in merged.map({ Array($0.tables) }) ?? [table] {
      blocks[level].tables[read].unread.remove(name)
    }
    return way
  }

  // MARK: Values

  /// A whole number.
  mutating func value(_ size: Int = 2) -> String {
    guard size > 0 else { return isOnce(in: 6) ? "\(number(1...9))" : column() }
    switch number(0...13) {
    case 0: return "\(value(size - 1)) + \(value(size - 1))"
    case 1: return "(\(value(size - 1)) - \(value(size - 1))) * 2"
    case 2: return "coalesce(\(value(size - 1)), \(value(size - 1)))"
    case 3: return "nullif(\(value(size - 1)), \(value(0)))"
    case 4: return "abs(\(value(size - 1)))"
    case 5: return choice(size - 1)
    case 6: return cast(value(size - 1))
    case 7: return "-(\(value(size - 1)))"
    case 8: return scalarQuery()
    case 9: return "length(CAST(\(value(size - 1)) AS \(isSQLite ? "TEXT" : "varchar")))"
    case 10 where !isSQLite: return "greatest(\(value(size - 1)), \(value(0)))"
    default: return column()
    }
  }

  mutating func cast(_ text: String) -> String {
    !isSQLite && isOnce(in: 2) ? "(\(text))::bigint" : "CAST(\(text) AS bigint)"
  }

  private mutating func choice(_ size: Int) -> String {
    let otherwise = isOnce(in: 2) ? " ELSE \(value(size))" : ""
    if isOnce(in: 3) {
      return "CASE \(value(0)) WHEN \(value(0)) THEN \(value(size))\(otherwise) END"
    }
    return "CASE WHEN \(condition(0)) THEN \(value(size))\(otherwise) END"
  }

  /// A query of one column and row.
  private mutating func scalarQuery() -> String {
    guard mayNest, mayLookOut else { return column() }
    let query = self.query(1)
    let aggregate = random.pick(["max", "min", "sum", "count"])
    let alias = freshName()
    return "(SELECT \(aggregate)(\(alias).\(query.columns[0])) FROM (\(query.text)) AS \(alias))"
  }

  /// A value computed over several rows of this SELECT.
  mutating func aggregate() -> String {
    let (wasLookingOut, wasOpen) = (mayLookOut, blocks[blocks.count - 1].isOpen)
    mayLookOut = false
    blocks[blocks.count - 1].isOpen = true
    defer {
      mayLookOut = wasLookingOut
      blocks[blocks.count - 1].isOpen = wasOpen
    }
    let filter = isOnce(in: 5) ? " FILTER (WHERE \(condition(0)))" : ""
    if isOnce(in: 6) { return "count(*)" + filter }
    let distinct = isOnce(in: 6) ? "DISTINCT " : ""
    let function = random.pick(["sum", "max", "min", "avg", "count"])
    return "\(function)(\(distinct)\(value(1)))\(filter)"
  }

  /// A value computed over a window.
  mutating func windowed(_ windows: [String]) -> String {
    let wasLookingOut = mayLookOut
    // DuckDB's windows see no query around theirs.
    mayLookOut = mayLookOut && engine != .duckDB
    defer { mayLookOut = wasLookingOut }
    if let window = windows.first { return "sum(\(column())) OVER \(window)" }
    return "\(windowFunction()) OVER (\(window()))"
  }

  private mutating func windowFunction() -> String {
    switch number(0...5) {
    case 0: return "sum(\(value(1)))"
    case 1: return "lag(\(column()), 1)"
    case 2: return "first_value(\(column()))"
    default: return random.pick(["row_number()", "rank()", "count(*)"])
    }
  }

  mutating func window() -> String {
    let keys = isOnce(in: 3) ? "" : "PARTITION BY \(column()) "
    let frame = isOnce(in: 4) ? " ROWS BETWEEN 1 PRECEDING AND CURRENT ROW" : ""
    // A bare number would be an order by a place for some, by a constant for others.
    return keys + "ORDER BY \(column()) + 0" + (isOnce(in: 3) ? " DESC" : "") + frame
  }

  // MARK: Conditions

  mutating func condition(_ size: Int = 1) -> String {
    guard size > 0 else { return comparison() }
    switch number(0...9) {
    case 0: return "(\(condition(size - 1)) OR \(condition(size - 1)))"
    case 1: return "\(condition(size - 1)) AND \(condition(size - 1))"
    case 2: return "NOT (\(condition(size - 1)))"
    case 3 where mayLookOut && mayNest: return existence()
    case 4 where mayLookOut && mayNest: return membership()
    default: return comparison()
    }
  }

  private mutating func comparison() -> String {
    switch number(0...8) {
    case 0: return "\(value(1)) BETWEEN \(value(0)) AND \(value(0))"
    case 1: return "\(value(1)) IN (\(value(0)), 2, 3)"
    case 2: return "\(value(1)) IS NOT NULL"
    case 3: return "\(value(0)) IS DISTINCT FROM \(value(0))"
    case 4: return "CAST(\(value(0)) AS \(isSQLite ? "TEXT" : "varchar")) LIKE '1%'"
    case 5: return "(\(value(0)), \(value(0))) = (\(value(0)), 1)"
    default: return "\(value(1)) \(random.pick(["=", "<", ">=", "<>"])) \(value(1))"
    }
  }

  private mutating func existence() -> String {
    blocks.append(Block())
    defer { blocks.removeLast() }
    depth += 1
    defer { depth -= 1 }
    let from = self.from()
    let filter = filter()
    let not = isOnce(in: 3) ? "NOT " : ""
    let given = readsEverything ? "1" : random.pick(["1", "*", "count(*)"])
    return "\(not)EXISTS (SELECT \(given) FROM \(from)\(filter))"
  }

  private mutating func membership() -> String {
    if isPostgreSQL, isOnce(in: 3) {
      return "\(value(0)) \(random.pick(["= ANY", "< ALL", "<> ALL"])) (\(query(1).text))"
    }
    if isOnce(in: 3), engine != .duckDB {
      return "(\(value(0)), \(value(0))) IN (\(query(2).text))"
    }
    return "\(value(0)) \(isOnce(in: 3) ? "NOT " : "")IN (\(query(1).text))"
  }
}
