import TestSupport

extension QueryGenerator {
  /// WITH and its tables, which are known from here on.
  mutating func with() -> String {
    let isRecursive = isOnce(in: 4)
    // All tables of a WITH RECURSIVE, and of any WITH in SQLite, see each other.
    let seesItself = isRecursive || isSQLite
    var names: [String] = []
    for _ in 0...number(0...1) {
      let name = isOnce(in: 3) && !isPlain ? random.pick(FixtureSchema.tables).name : freshName()
      if !banned.contains(name), !names.contains(name) { names.append(name) }
    }
    if seesItself { banned.formUnion(names) }
    let made = names.map { name in
      let text = isRecursive ? recursive(name) : common(name)
      banned.remove(name)
      return text
    }
    guard !made.isEmpty else { return "" }
    let word = isRecursive ? "WITH RECURSIVE " : "WITH "
    let list = style.inlinesCommonTables && !isRecursive ? [] : made
    return list.isEmpty ? "" : word + list.joined(separator: ", ") + " "
  }

  /// A common table sees the queries around as any subquery does; one that may be written elsewhere must not.
  private mutating func common(_ name: String) -> String {
    let outer = blocks
    if isOnce(in: 2) || isPlain { blocks = [] }
    let query = self.query()
    if blocks.isEmpty { blocks = outer }
    let hint = isOnce(in: 6) ? random.pick(["MATERIALIZED ", "NOT MATERIALIZED "]) : ""
    guard isOnce(in: 3), !isPlain else {
      define(name, query.columns, "(\(query.text))")
      return "\(name) AS \(hint)(\(query.text))"
    }
    let columns = query.columns.indices.map { "c\($0 + 1)" }
    define(name, columns, nil)
    return "\(name)(\(columns.joined(separator: ", "))) AS \(hint)(\(query.text))"
  }

  private mutating func define(_ name: String, _ columns: [String], _ text: String?) {
    commonTables.append(CommonTable(name: name, columns: columns, text: text))
  }

  /// Rows that begin with a query and go on by joining a table to themselves.
  private mutating func recursive(_ name: String) -> String {
    let outer = blocks
    blocks = []
    defer { blocks = outer }
    let (base, other) = (freshName(), freshName())
    let tables = FixtureSchema.tables.filter { !banned.contains($0.name) }
    let visible = tables.filter { table in !commonTables.contains { $0.name == table.name } }
    let start = random.pick(visible.isEmpty ? tables : visible)
    let next = random.pick(visible.isEmpty ? tables : visible)
    let word = isOnce(in: 2) ? "UNION ALL" : "UNION"
    let seed = "SELECT \(base).\(random.pick(start.columns)), \(base).\(random.pick(start.columns))"
    let step =
      "SELECT \(name).m, \(name).n + \(other).\(random.pick(next.columns)) FROM \(name)"
      + " JOIN \(next.name) AS \(other) ON \(other).\(random.pick(next.columns)) = \(name).n"
    define(name, ["n", "m"], nil)
    return "\(name)(n, m) AS (\(seed) FROM \(start.name) AS \(base) \(word) \(step))"
  }
}
