extension Resolver {
  /// The base columns that a name stands for; says so when it cannot be known.
  mutating func resolveColumn(_ id: NodeID) -> SourceSet {
    let path = tree.path(of: id)
    guard let first = path.first else { return SourceSet() }
    guard path.count > 1 else { return resolveBare(first, at: id) }
    for length in stride(from: path.count - 1, through: 1, by: -1) {
      guard let relation = relation(named: path[..<length]) else { continue }
      let sources = lookUp(path[length], in: [relation], at: id)
      let isField = length + 1 < path.count
      if let sources { return isField ? sources.applying(.transformation) : sources }
      if isRowIdentifier(path[length]) { return SourceSet() }
      return unknown(id)
    }
    if let sources = find(first, at: id) { return sources.applying(.transformation) }
    return unknown(id)
  }

  /// A name without a table: a column in scope, the innermost scope first.
  private mutating func resolveBare(_ name: NameID, at id: NodeID) -> SourceSet {
    if let sources = find(name, at: id) { return sources }
    if let row = relation(named: [name][...]) {
      return row.columns.reduce(into: row.any ?? SourceSet()) { $0.formUnion($1.sources) }
        .applying(.transformation)
    }
    let isQuoted = tree.tokens[Int(tree[id].start)].kind == .quotedName
    if isRowIdentifier(name) || isQuoted && dialect.readsUnknownNamesAsTexts { return SourceSet() }
    return unknown(id)
  }

  private mutating func find(_ name: NameID, at id: NodeID) -> SourceSet? {
    for scope in scopes.reversed() {
      if let merged = scope.merged.first(where: { $0.name == name }) { return merged.sources }
      let isKnown = scope.relations.contains { $0.columns.contains { $0.name == name } }
      if !isKnown, let alias = scope.aliases.last(where: { $0.name == name }) {
        return alias.sources
      }
      if let sources = lookUp(name, in: scope.relations, at: id) { return sources }
    }
    return nil
  }

  private mutating func unknown(_ id: NodeID) -> SourceSet {
    say("unknown-column", "no column is called `\(tree.text(of: id))` here", at: id)
    return SourceSet()
  }

  /// A column among relations: known in exactly one, or else in the only one whose columns are not known.
  mutating func lookUp(_ name: NameID, in relations: [Relation], at id: NodeID) -> SourceSet? {
    let holders = relations.filter { $0.columns.contains { $0.name == name } }
    if holders.count == 1, let column = holders[0].column(name) { return column.sources }
    if !holders.isEmpty {
      say("ambiguous-column", "`\(tree.text(of: id))` could be a column of several tables", at: id)
      return SourceSet()
    }
    let open = relations.filter(\.isOpen)
    guard let only = open.first else { return nil }
    guard open.count == 1, only.open.count + (only.any == nil ? 0 : 1) == 1 else {
      let names = open.flatMap { $0.open.map { self.tables[Int($0)].joined(separator: ".") } }
      say(
        "ambiguous-column",
        "`\(tree.text(of: id))` could be a column of \(names.sorted().joined(separator: ", "))",
        at: id)
      return SourceSet()
    }
    if let any = only.any { return any }
    return SourceSet(column: column(name, of: only.open[0]))
  }

  /// The relation that a qualifier names: by its alias, or by the end of its full name.
  func relation(named path: ArraySlice<NameID>) -> Relation? {
    for scope in scopes.reversed() {
      for relation in scope.relations {
        if path.count == 1, relation.alias == path.first { return relation }
        if path.count > 1, relation.path.count >= path.count,
          relation.path.suffix(path.count).elementsEqual(path)
        {
          return relation
        }
      }
      // `main.orders.id` where FROM says `orders`.
      if path.count > 1 {
        let found = scope.relations.filter { $0.path.count == 1 && $0.path.last == path.last }
        if found.count == 1 { return found[0] }
      }
    }
    return nil
  }

  /// Names that every table has, or that stand for a function without brackets.
  private func isRowIdentifier(_ name: NameID) -> Bool {
    let known: Set<String> = [
      "rowid", "_rowid_", "oid", "ctid", "xmin", "xmax", "tableoid", "rank", "current_date",
      "current_time", "current_timestamp", "current_user", "current_role", "session_user", "user",
      "localtime", "localtimestamp", "current_catalog", "current_schema", "sysdate", "default",
    ]
    return known.contains(names.spelling(name).lowercased())
  }
}
