extension Resolver {
  /// Puts the base columns that a name stands for into the buffer; says so when it cannot be known.
  mutating func resolveColumn(_ id: NodeID) {
    let node = tree[id]
    guard node.firstChild != .none else { return resolveBare(node.name, at: id) }
    var path = tree.path(of: id)
    path.append(node.name)
    resolvePath(path, at: id)
  }

  /// `table.column`, `schema.table.column.field`, `column.field`.
  mutating func resolvePath(_ path: [NameID], at id: NodeID) {
    if isSequence(path) || !cursors.isEmpty && resolveRow(path, at: id) { return }
    for length in stride(from: path.count - 1, through: 1, by: -1) {
      guard let place = relation(named: path[..<length]) else { continue }
      let mark = buffer.count
      if lookUp(path[length], at: id, in: place) {
        return descend(path[(length + 1)...], from: mark)
      }
      if isRowIdentifier(path[length]) { return }
      let relation = scopes[place.scope].relations[place.relation]
      unknown(id)
      if let table = relation.table { pushUnlisted(path[length], of: table) }
      return
    }
    let mark = buffer.count
    if find(path[0], at: id) { return descend(path[1...], from: mark) }
    if !isRecord(path[0]) { unknown(id) }
  }

  /// `row.column` of a loop: what its query gives.
  private mutating func resolveRow(_ path: [NameID], at id: NodeID) -> Bool {
    guard path.count > 1, let cursor = cursors[path[0]], let rows = cursorRows[cursor],
      relation(named: path[..<1]) == nil
    else { return false }
    let mark = buffer.count
    if let column = column(path[1], of: rows) {
      push(column)
    } else if !lookUpOpen(path[1], at: id, rows.open, rows.any) {
      return false
    }
    descend(path[2...], from: mark)
    for source in buffer[mark...] {
      let table = catalog.columns[Int(source.column)].table
      if table != TableCatalog.unknown, !sources.contains(table) { sources.append(table) }
    }
    return true
  }

  /// `sequence.NEXTVAL`, `sequence.CURRVAL`: a number of its own.
  private func isSequence(_ path: [NameID]) -> Bool {
    guard dialect.folding == .upper, let last = path.last else { return false }
    return ["nextval", "currval"].contains(names.spelling(last).lowercased())
  }

  /// Rows of loops, triggers and conflicts: their fields come from no table that is named here.
  func isRecord(_ name: NameID) -> Bool {
    if cursors[name] != nil { return true }
    switch names.spelling(name).lowercased() {
    case "new", "old", "excluded", "inserted", "deleted": return true
    default: return false
    }
  }

  /// A table's column that the schema does not list: the text says that there is one.
  mutating func pushUnlisted(_ name: NameID, of table: Int32) {
    let column = catalog.column(name, of: table)
    buffer.append(Source(column: column, kind: .identity, isMasked: false))
  }

  /// A name without a table: a column in scope, the innermost scope first.
  mutating func resolveBare(_ name: NameID, at id: NodeID) {
    if find(name, at: id) { return }
    if let place = relation(named: [name][...]) {
      let mark = buffer.count
      pushAll(of: scopes[place.scope].relations[place.relation])
      return apply(.transformation, from: mark)
    }
    let isQuoted = tree.tokens[Int(tree[id].start)].kind == .quotedName
    if isRowIdentifier(name) || isQuoted && dialect.readsUnknownNamesAsTexts { return }
    unknown(id)
  }

  /// Everything a relation holds.
  mutating func pushAll(of relation: Relation) {
    for column in relation.columns { push(column.sources) }
    if let any = relation.any { push(any) }
    for open in relation.open { pushStar(of: open) }
  }

  /// `table.*` for tables of unknown columns.
  mutating func pushStar(of open: Relation.Open) {
    for table in open.tables {
      let column = catalog.column(starName, of: table)
      buffer.append(Source(column: column, kind: .identity, isMasked: false))
    }
  }

  /// Whether a name was found in a scope; its sources are in the buffer then.
  mutating func find(_ name: NameID, at id: NodeID) -> Bool {
    if !namedValues.isEmpty, let value = namedValues.last(where: { $0.name == name }) {
      push(value.sources)
      return true
    }
    var index = scopes.count - 1
    while index >= 0 {
      if findHere(name, index, at: id) { return true }
      index -= 1
    }
    return false
  }

  /// Whether a scope has a column of a name, whose sources are in the buffer then.
  mutating func resolveName(_ name: NameID, in scope: Int, at id: NodeID) -> Bool {
    findHere(name, scope, at: id)
  }

  mutating func findHere(_ name: NameID, _ scope: Int, at id: NodeID) -> Bool {
    if scopes[scope].prefersAliases, let alias = alias(name, scope) {
      push(alias.sources)
      return true
    }
    if let merged = scopes[scope].merged.first(where: { $0.name == name }) {
      push(merged.sources)
      return true
    }
    if !scopes[scope].aliases.isEmpty, let alias = alias(name, scope), mayUseAlias(name, scope) {
      push(alias)
      return true
    }
    return lookUp(name, at: id, in: scope)
  }

  func alias(_ name: NameID, _ scope: Int) -> Relation.Column? {
    scopes[scope].aliases.last { $0.name == name }
      ?? scopes[scope].aliases.last { names.isAlike($0.name, name) }
  }

  /// A real column wins; where columns are not known the dialect says which is more likely.
  func mayUseAlias(_ name: NameID, _ scope: Int) -> Bool {
    for relation in scopes[scope].relations {
      if relation.place(of: name) != nil { return false }
      if relation.isOpen, dialect.lateralAliases == .whenColumnsAreKnown, !relation.open.isEmpty {
        return false
      }
    }
    return true
  }

  mutating func unknown(_ id: NodeID) {
    let text = tree.text(of: id)
    say("unknown-column", "no column is called `\(text)` here", at: id)
  }

  // MARK: Relations

  struct RelationPlace {
    let scope: Int
    let relation: Int
  }

  /// The relation that a qualifier names: by its alias, or by the end of its full name.
  func relation(named path: ArraySlice<NameID>) -> RelationPlace? {
    guard let last = path.last, let first = path.first else { return nil }
    for scope in scopes.indices.reversed() {
      if path.count == 1, let index = index(ofAlias: first, scope) {
        return RelationPlace(scope: scope, relation: index)
      }
      for (index, relation) in scopes[scope].relations.enumerated()
      where relation.path.count >= path.count && isSame(relation.path.suffix(path.count), path) {
        return RelationPlace(scope: scope, relation: index)
      }
      // `main.orders.id` where FROM says `orders`.
      guard path.count > 1 else { continue }
      let found = scopes[scope].relations.indices.filter {
        let relation = scopes[scope].relations[$0]
        return relation.path.count < path.count && !relation.path.isEmpty
          && relation.path.last == last
          && isSame(path.suffix(relation.path.count), relation.path[...])
      }
      if found.count == 1 { return RelationPlace(scope: scope, relation: found[0]) }
    }
    return nil
  }

  func index(ofAlias name: NameID, _ scope: Int) -> Int? {
    for index in scopes[scope].relations.indices
    where scopes[scope].relations[index].alias == name {
      return index
    }
    guard dialect.folding != .insensitive else { return nil }
    let found = scopes[scope].relations.indices.filter {
      names.isAlike(scopes[scope].relations[$0].alias, name)
    }
    return found.count == 1 ? found[0] : nil
  }

  func isSame(_ first: ArraySlice<NameID>, _ second: ArraySlice<NameID>) -> Bool {
    zip(first, second).allSatisfy { names.isAlike($0, $1) }
  }

  /// Names that every table has, or that stand for a function without brackets.
  func isRowIdentifier(_ name: NameID) -> Bool {
    Self.rowIdentifiers.contains(names.spelling(name).lowercased())
  }

  /// Words that are functions without brackets, so that no table of unknown columns is asked for them.
  func isConstant(_ name: NameID) -> Bool {
    let name = names.spelling(name).lowercased()
    return Self.constants.contains(name) || dialect.pseudoColumns.contains(name)
  }

  static let constants: Set<String> = [
    "current_date", "current_time", "current_timestamp", "current_user", "current_role",
    "session_user", "localtime", "localtimestamp", "sysdate", "systimestamp", "rownum",
    "current_catalog", "current_schema", "current_datetime", "sysdatetime", "utc_timestamp",
  ]

  static let rowIdentifiers: Set<String> = [
    "rowid", "_rowid_", "oid", "ctid", "xmin", "xmax", "tableoid", "rank", "current_date",
    "current_time", "current_timestamp", "current_user", "current_role", "session_user", "user",
    "localtime", "localtimestamp", "current_catalog", "current_schema", "sysdate", "default",
    "level", "rownum", "systimestamp", "_partitiontime", "_partitiondate", "_table_suffix", "year",
    "month", "day", "hour", "minute", "second", "week", "quarter", "current_datetime", "getdate",
    "nextval", "connect_by_isleaf", "connect_by_iscycle", "sysdatetime", "uid", "utc_timestamp",
    "metadata$action", "metadata$isupdate", "metadata$row_id", "dow", "doy", "epoch", "isoweek",
  ]
}
