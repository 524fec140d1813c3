import TestSupport

extension QueryGenerator {
  /// One SELECT; an operand of a set operation has no ORDER BY of its own.
  mutating func select(_ width: Int?, isTop: Bool = false, isOperand: Bool = false) -> Query {
    blocks.append(Block())
    defer { blocks.removeLast() }
    let from = isOnce(in: 25) && commonTables.allSatisfy(\.isRead) ? "" : " FROM \(self.from())"
    guard !from.isEmpty else { return values(width ?? 1) }
    let isGrouped = isOnce(in: 4)
    var made = isGrouped ? grouped(width) : plain(width, isTop: isTop)
    // What nothing has read yet is read by the condition, so it stands behind the rest.
    let filter = filter()
    let end = isOperand ? "" : self.end(made, isGrouped: isGrouped)
    made.head.text = "SELECT \(made.head.text)\(from)\(filter)\(made.tail)\(end)"
    return made.head
  }

  /// The select list with its columns, and what stands behind WHERE.
  typealias Parts = (head: Query, tail: String, isDistinct: Bool)

  private mutating func values(_ width: Int) -> Query {
    let columns = (1...width).map { "k\($0)" }
    let list = columns.map { "\(cast(value(1))) AS \($0)" }.joined(separator: ", ")
    return Query(text: "SELECT \(list)", columns: columns)
  }

  /// A condition on the rows, and on every column of a subquery that nothing has read.
  mutating func filter() -> String {
    var conditions = isOnce(in: 2) ? [condition()] : []
    for index in blocks[blocks.count - 1].tables.indices where readsEverything {
      let table = blocks[blocks.count - 1].tables[index]
      conditions += table.unread.sorted().map { "\(table.name).\($0) IS NOT NULL" }
      blocks[blocks.count - 1].tables[index].unread = []
    }
    return conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
  }

  // MARK: Without groups

  private mutating func plain(_ width: Int?, isTop: Bool) -> Parts {
    if width == nil, let star = star() { return (star, "", false) }
    let windows = isOnce(in: 6) ? [freshName()] : []
    let definition = windows.map { " WINDOW \($0) AS (\(ownWindow()))" }.joined()
    var list = Query(text: "", columns: [])
    for place in 0..<(width ?? number(1...3)) {
      let isWindowed = place == 0 && !windows.isEmpty || isOnce(in: 6)
      let text = isWindowed ? windowed(windows) : value()
      append(text, to: &list, isTop: isTop)
    }
    guard windows.isEmpty, isOnce(in: 6) else { return (list, definition, false) }
    if !isSQLite, isOnce(in: 2) {
      list.text = "DISTINCT ON (\(column())) " + list.text
      return (list, definition, true)
    }
    list.text = "DISTINCT " + list.text
    return (list, definition, true)
  }

  /// `*` or `table.*`, when no name would come twice.
  private mutating func star() -> Query? {
    let block = blocks[blocks.count - 1]
    guard isOnce(in: 4), let only = block.tables.indices.randomElement(using: &random) else {
      return nil
    }
    if isOnce(in: 2) {
      let table = block.tables[only]
      blocks[blocks.count - 1].tables[only].unread = []
      return Query(text: "\(table.name).*", columns: table.columns)
    }
    let columns = block.star
    guard Set(columns).count == columns.count else { return nil }
    for index in block.tables.indices { blocks[blocks.count - 1].tables[index].unread = [] }
    return Query(text: "*", columns: columns)
  }

  /// Adds an item under a name that the list does not have yet: often one that a column has.
  private mutating func append(_ text: String, to list: inout Query, isTop: Bool = false) {
    let separator = list.text.isEmpty ? "" : ", "
    let last = text.split(separator: ".").last.map(String.init) ?? text
    let isColumn = blocks[blocks.count - 1].tables.contains { $0.columns.contains(last) }
    if isColumn, !list.columns.contains(last), !text.contains(" "), isOnce(in: 2) {
      list.text += separator + text
      list.columns.append(last)
      return
    }
    // What an expression without a name is called, only the engine knows: nothing may ask for it.
    if isTop, isPostgreSQL, isOnce(in: 5), !list.columns.contains("") {
      list.text += separator + text
      list.columns.append("")
      return
    }
    let pool = ["id", "total", "region", "name", "x", "y", "price", "rank"]
    var name = random.pick(pool)
    while list.columns.contains(name) { name = "k\(list.columns.count + 1)" + name }
    list.text += "\(separator)\(text) AS \(name)"
    list.columns.append(name)
  }

  // MARK: Groups

  private mutating func grouped(_ width: Int?) -> Parts {
    let keys = ownColumns(number(0...2))
    blocks[blocks.count - 1].isOpen = false
    defer { blocks[blocks.count - 1].isOpen = true }
    var list = Query(text: "", columns: [])
    for _ in 0..<(width ?? number(1...3)) {
      append(keys.isEmpty || isOnce(in: 2) ? aggregate() : key(keys), to: &list)
    }
    let having = isOnce(in: 4) ? " HAVING \(aggregate()) > \(number(1...9))" : ""
    return (list, keys.isEmpty ? having : " GROUP BY \(groups(keys))\(having)", true)
  }

  /// A window by columns of this SELECT.
  private mutating func ownWindow() -> String {
    let wasLookingOut = mayLookOut
    mayLookOut = false
    defer { mayLookOut = wasLookingOut }
    return window()
  }

  private mutating func ownColumns(_ count: Int) -> [String] {
    let wasLookingOut = mayLookOut
    mayLookOut = false
    defer { mayLookOut = wasLookingOut }
    return (0..<count).map { _ in column() }.filter { $0.first?.isNumber == false }
  }

  private mutating func key(_ keys: [String]) -> String {
    isOnce(in: 3) ? "\(random.pick(keys)) + 1" : random.pick(keys)
  }

  private mutating func groups(_ keys: [String]) -> String {
    let list = keys.joined(separator: ", ")
    guard !isSQLite else { return list }
    switch number(0...8) {
    case 0: return "ROLLUP (\(list))"
    case 1: return "CUBE (\(list))"
    case 2: return "GROUPING SETS ((\(list)), ())"
    default: return list
    }
  }

  // MARK: Order

  /// ORDER BY and LIMIT. What an order names does not count as read: a name may mean the select list's.
  private mutating func end(_ made: Parts, isGrouped: Bool) -> String {
    guard isOnce(in: 3), !made.head.text.hasPrefix("DISTINCT ON") else { return "" }
    let saved = (blocks, mayLookOut)
    mayLookOut = false
    defer { (blocks, mayLookOut) = saved }
    // In SQLite only a name behind AS is one that ORDER BY finds.
    let named = isSQLite ? [] : made.head.columns.filter { !$0.isEmpty }
    let places = named + ["1", "\(made.head.columns.count)"]
    let isFree = !isGrouped && !made.isDistinct
    let key = isFree && isOnce(in: 2) ? "\(column()) + 0" : random.pick(places)
    let limit = isOnce(in: 2) ? " LIMIT \(number(1...9))" : ""
    return " ORDER BY \(key)\(isOnce(in: 3) ? " DESC" : "")\(limit)"
  }
}
