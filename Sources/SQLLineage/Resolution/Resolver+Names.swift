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
  private mutating func resolvePath(_ path: [NameID], at id: NodeID) {
    for length in stride(from: path.count - 1, through: 1, by: -1) {
      guard let place = relation(named: path[..<length]) else { continue }
      let mark = buffer.count
      if lookUp(path[length], at: id, in: place) {
        if length + 1 < path.count { apply(.transformation, from: mark) }
        return
      }
      if isRowIdentifier(path[length]) { return }
      let relation = scopes[place.scope].relations[place.relation]
      unknown(id)
      if let table = relation.table { pushUnlisted(path[length], of: table) }
      return
    }
    let mark = buffer.count
    if find(path[0], at: id) { return apply(.transformation, from: mark) }
    unknown(id)
  }

  /// A table's column that the schema does not list: the text says that there is one.
  private mutating func pushUnlisted(_ name: NameID, of table: Int32) {
    let column = catalog.column(name, of: table)
    buffer.append(Source(column: column, kind: .identity, isMasked: false))
  }

  /// A name without a table: a column in scope, the innermost scope first.
  private mutating func resolveBare(_ name: NameID, at id: NodeID) {
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
  private mutating func find(_ name: NameID, at id: NodeID) -> Bool {
    var index = scopes.count - 1
    while index >= 0 {
      if findHere(name, index, at: id) { return true }
      index -= 1
    }
    guard !namedValues.isEmpty, let value = namedValues.last(where: { $0.name == name }) else {
      return false
    }
    push(value.sources)
    return true
  }

  /// Whether a scope has a column of a name, whose sources are in the buffer then.
  mutating func resolveName(_ name: NameID, in scope: Int, at id: NodeID) -> Bool {
    findHere(name, scope, at: id)
  }

  private mutating func findHere(_ name: NameID, _ scope: Int, at id: NodeID) -> Bool {
    if scopes[scope].prefersAliases, let alias = alias(name, scope) {
      push(alias.sources)
      return true
    }
    if let merged = scopes[scope].merged.first(where: { $0.name == name }) {
      push(merged.sources)
      return true
    }
    if !scopes[scope].aliases.isEmpty, let alias = alias(name, scope), mayUseAlias(name, scope) {
      push(alias.sources)
      return true
    }
    return lookUp(name, at: id, in: scope)
  }

  private func alias(_ name: NameID, _ scope: Int) -> Relation.Column? {
    scopes[scope].aliases.last { $0.name == name }
      ?? scopes[scope].aliases.last { names.isAlike($0.name, name) }
  }

  /// A real column wins; where columns are not known the dialect says which is more likely.
  private func mayUseAlias(_ name: NameID, _ scope: Int) -> Bool {
    for relation in scopes[scope].relations {
      if relation.place(of: name) != nil { return false }
      if relation.isOpen, dialect.lateralAliases == .whenColumnsAreKnown, !relation.open.isEmpty {
        return false
      }
    }
    return true
  }

  private mutating func unknown(_ id: NodeID) {
    let text = tree.text(of: id)
    say("unknown-column", "no column is called `\(text)` here", at: id)
  }

  // MARK: Columns of relations

  /// A column of one relation.
  mutating func lookUp(_ name: NameID, at id: NodeID, in place: RelationPlace) -> Bool {
    let relation = scopes[place.scope].relations[place.relation]
    if let column = column(name, of: relation) {
      push(column.sources)
      return true
    }
    return lookUpOpen(name, at: id, relation.open, relation.any)
  }

  /// The column of a name, or one that differs in case only when there is no other.
  func column(_ name: NameID, of relation: Relation) -> Relation.Column? {
    if let place = relation.place(of: name) { return relation.columns[place] }
    guard dialect.folding != .insensitive else { return nil }
    var found: Relation.Column?
    for column in relation.columns where names.isAlike(column.name, name) {
      if found != nil { return nil }
      found = column
    }
    return found
  }

  /// A column among the relations of a scope: known in exactly one, or else in the only one whose columns are not
  /// known.
  private mutating func lookUp(_ name: NameID, at id: NodeID, in scope: Int) -> Bool {
    var found: Relation.Column?
    var holders = 0
    for index in scopes[scope].relations.indices where !scopes[scope].relations[index].isHidden {
      if let column = column(name, of: scopes[scope].relations[index]) {
        holders += 1
        if found?.sources != column.sources {
          found = found == nil ? column : Relation.Column(name: .none, sources: .empty)
        }
      }
    }
    if let found, found.name != .none || holders == 1 {
      push(found.sources)
      return true
    }
    if holders > 1 {
      ambiguous(name, at: id, "several tables")
      return true
    }
    var open: [Relation.Open] = []
    var any: SetID?
    for relation in scopes[scope].relations where relation.isOpen {
      for group in relation.open where !group.excluded.contains(name) { open.append(group) }
      if any == nil { any = relation.any }
    }
    if scopes[scope].relations.contains(where: \.isHidden), open.isEmpty, any == nil {
      return lookUpHidden(name, scope)
    }
    return lookUpOpen(name, at: id, open, any)
  }

  /// The condition of a semi join may name its right side.
  private mutating func lookUpHidden(_ name: NameID, _ scope: Int) -> Bool {
    for relation in scopes[scope].relations where relation.isHidden {
      if let column = column(name, of: relation) {
        push(column.sources)
        return true
      }
    }
    return false
  }

  private mutating func lookUpOpen(
    _ name: NameID, at id: NodeID, _ open: [Relation.Open], _ any: SetID?
  ) -> Bool {
    guard !open.isEmpty else {
      guard let any else { return false }
      push(any)
      return true
    }
    guard open.count == 1, let only = open.first else {
      let candidates = open.flatMap(\.tables).map {
        catalog.tables[Int($0)].path.joined(separator: ".")
      }
      ambiguous(name, at: id, Set(candidates).sorted().joined(separator: ", "))
      return true
    }
    for table in only.tables {
      let column = catalog.column(name, of: table)
      buffer.append(Source(column: column, kind: .identity, isMasked: false))
    }
    return true
  }

  /// One of several tables has the column: its table is not known.
  private mutating func ambiguous(_ name: NameID, at id: NodeID, _ candidates: String) {
    let text = tree.text(of: id)
    say("ambiguous-column", "`\(text)` could be a column of \(candidates)", at: id)
    let column = catalog.column(name, of: TableCatalog.unknown)
    buffer.append(Source(column: column, kind: .identity, isMasked: false))
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

  private func index(ofAlias name: NameID, _ scope: Int) -> Int? {
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

  private func isSame(_ first: ArraySlice<NameID>, _ second: ArraySlice<NameID>) -> Bool {
    zip(first, second).allSatisfy { names.isAlike($0, $1) }
  }

  /// Names that every table has, or that stand for a function without brackets.
  private func isRowIdentifier(_ name: NameID) -> Bool {
    Self.rowIdentifiers.contains(names.spelling(name).lowercased())
  }

  private static let rowIdentifiers: Set<String> = [
    "rowid", "_rowid_", "oid", "ctid", "xmin", "xmax", "tableoid", "rank", "current_date",
    "current_time", "current_timestamp", "current_user", "current_role", "session_user", "user",
    "localtime", "localtimestamp", "current_catalog", "current_schema", "sysdate", "default",
    "level", "rownum", "systimestamp", "_partitiontime", "_partitiondate", "_table_suffix", "year",
    "month", "day", "hour", "minute", "second", "week", "quarter", "current_datetime", "getdate",
    "nextval", "connect_by_isleaf", "connect_by_iscycle", "sysdatetime", "uid", "utc_timestamp",
    "metadata$action", "metadata$isupdate", "metadata$row_id", "dow", "doy", "epoch", "isoweek",
  ]
}
