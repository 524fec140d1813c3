import TestSupport

extension QueryGenerator {
  /// The tables of a FROM; they stand in the last block afterwards.
  mutating func from() -> String {
    var text = tree()
    while readsEverything, let unread = readable.first(where: { !commonTables[$0].isRead }) {
      text += ", " + read(unread)
    }
    if isOnce(in: 5) { text += ", " + tree() }
    return text
  }

  private var here: Int { blocks[blocks.count - 1].tables.count }

  /// A table with what is joined to it.
  private mutating func tree(isInner: Bool = false) -> String {
    let start = here
    var text = table(mayBeLateral: !isInner && start > 0)
    for _ in 0..<number((isInner ? 1 : 0)...(depth > 2 ? 1 : 2)) {
      text = join(text, from: start, isInner)
    }
    return text
  }

  private mutating func join(_ left: String, from start: Int, _ isInner: Bool) -> String {
    let middle = here
    if !isSQLite, !isInner, mayNest, isOnce(in: 8) {
      return left + " CROSS JOIN " + lateral()
    }
    let isBracketed = mayNest && !isInner && !isSQLite && isOnce(in: 8)
    let right = isBracketed ? "(\(tree(isInner: true)))" : table(mayBeLateral: false)
    let word = random.pick(words)
    switch number(0...9) {
    case 0: return "\(left) CROSS JOIN \(right)"
    case 1, 2:
      guard let shared = shared(start..<middle), shared.allSatisfy(\.isUsable),
        // DuckDB takes no NATURAL without a column in common.
        engine != .duckDB || !shared.isEmpty
      else { break }
      for column in shared { merge(column.name, start) }
      return "\(left) NATURAL \(word) \(right)"
    case 3, 4, 5:
      guard let usable = shared(start..<middle)?.filter(\.isUsable).map(\.name), !usable.isEmpty
      else { break }
      let count = number(1...usable.count)
      for column in usable.prefix(count) { merge(column, start) }
      return "\(left) \(word) \(right) USING (\(usable.prefix(count).joined(separator: ", ")))"
    default: break
    }
    let wasLookingOut = mayLookOut
    blocks[blocks.count - 1].visible = start..<here
    // DuckDB joins by no subquery unless the join is an inner one.
    mayLookOut = mayLookOut && engine != .duckDB
    defer {
      blocks[blocks.count - 1].visible = nil
      mayLookOut = wasLookingOut
    }
    return "\(left) \(word) \(right) ON \(condition())"
  }

  /// SQLite lets no ON name tables that stand beside a right join.
  private var words: [String] {
    ["JOIN", "INNER JOIN", "LEFT JOIN"] + (isSQLite ? [] : ["RIGHT OUTER JOIN", "FULL JOIN"])
  }

  private mutating func merge(_ column: String, _ start: Int) {
    shared.insert(column)
    blocks[blocks.count - 1].merge(column, in: start..<here)
  }

  /// The names that both sides of a join have, and whether each means one column on either.
  private func shared(_ left: Range<Int>) -> [(name: String, isUsable: Bool)]? {
    let block = blocks[blocks.count - 1]
    let right = left.upperBound..<block.tables.count
    let names = Set(block.tables[right].flatMap(\.columns))
    return names.sorted().filter { !block.holders(of: $0, in: left).isEmpty }.map {
      ($0, block.isSingle($0, in: left) && block.isSingle($0, in: right))
    }
  }

  // MARK: Tables

  private mutating func table(mayBeLateral: Bool) -> String {
    switch number(0...11) {
    case 0 where mayNest, 1 where mayNest: return derived()
    case 2 where mayBeLateral && !isSQLite && mayNest: return lateral()
    case 3: return values()
    default: return readAny()
    }
  }

  /// A base table or a common table.
  private mutating func readAny() -> String {
    let shadowed = Set(commonTables.map(\.name))
    let base = FixtureSchema.tables.filter {
      !shadowed.contains($0.name) && !banned.contains($0.name)
    }
    if !readable.isEmpty, isOnce(in: 2) || base.isEmpty { return read(random.pick(readable)) }
    guard !base.isEmpty else { return values() }
    let table = random.pick(base)
    let isFree = !blocks.contains { $0.tables.contains { $0.name == table.name } }
    if isFree, isOnce(in: 3) { return add(table.name, table.columns, isDerived: false, table.name) }
    let alias = freshName()
    let word = isOnce(in: 2) ? "AS " : ""
    return add(alias, table.columns, isDerived: false, "\(table.name) \(word)\(alias)")
  }

  /// The common tables that their names stand for here.
  private var readable: [Int] {
    commonTables.indices.filter { index in
      let name = commonTables[index].name
      return commonTables.lastIndex { $0.name == name } == index && !banned.contains(name)
    }
  }

  mutating func read(_ index: Int) -> String {
    commonTables[index].isRead = true
    let table = commonTables[index]
    let alias = freshName()
    let text = style.inlinesCommonTables ? table.text ?? table.name : table.name
    return add(alias, table.columns, isDerived: true, "\(text) AS \(alias)")
  }

  private mutating func add(
    _ name: String, _ columns: [String], isDerived: Bool, _ text: String
  ) -> String {
    let unread = isDerived ? Set(columns) : []
    blocks[blocks.count - 1].tables.append(.init(name: name, columns: columns, unread: unread))
    return text
  }

  /// A subquery, which does not see the tables beside it.
  private mutating func derived() -> String {
    let hidden = blocks.removeLast()
    let query = self.query()
    blocks.append(hidden)
    return add(query, "(\(query.text))")
  }

  /// A subquery that sees the tables before it.
  private mutating func lateral() -> String {
    if isPostgreSQL, isOnce(in: 3) { return rowsOfFunction() }
    let query = self.query()
    return add(query, "LATERAL (\(query.text))")
  }

  /// Half of the time with new names for the first columns.
  private mutating func add(_ query: Query, _ text: String) -> String {
    let alias = freshName()
    guard !isSQLite, isOnce(in: 3) else {
      return add(alias, query.columns, isDerived: true, "\(text) AS \(alias)")
    }
    let names = query.columns.indices.map { "c\($0 + 1)" }
    let list = names.joined(separator: ", ")
    return add(alias, names, isDerived: true, "\(text) AS \(alias)(\(list))")
  }

  private mutating func rowsOfFunction() -> String {
    let alias = freshName()
    let start = column()
    if isOnce(in: 2) {
      return add(alias, ["n"], isDerived: true, "generate_series(1, \(start)) AS \(alias)(n)")
    }
    let text = "unnest(ARRAY[\(start), \(column())]) AS \(alias)(n)"
    return add(alias, ["n"], isDerived: true, text)
  }

  private mutating func values() -> String {
    let alias = freshName()
    if isSQLite {
      let text = "(VALUES (1, 2), (3, 4)) AS \(alias)"
      return add(alias, ["column1", "column2"], isDerived: true, text)
    }
    return add(alias, ["v", "id"], isDerived: true, "(VALUES (1, 2), (3, 4)) AS \(alias)(v, id)")
  }
}
