extension Resolver {
  /// A column of one relation.
  mutating func lookUp(_ name: NameID, at id: NodeID, in place: RelationPlace) -> Bool {
    let relation = scopes[place.scope].relations[place.relation]
    if let column = column(name, of: relation) {
      push(column)
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
  mutating func lookUp(_ name: NameID, at id: NodeID, in scope: Int) -> Bool {
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
      push(found)
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
  mutating func lookUpHidden(_ name: NameID, _ scope: Int) -> Bool {
    for relation in scopes[scope].relations where relation.isHidden {
      if let column = column(name, of: relation) {
        push(column.sources)
        return true
      }
    }
    return false
  }

  mutating func lookUpOpen(
    _ name: NameID, at id: NodeID, _ open: [Relation.Open], _ any: SetID?
  ) -> Bool {
    guard !open.isEmpty else {
      guard let any else { return false }
      push(any)
      return true
    }
    if isConstant(name) { return true }
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
  mutating func ambiguous(_ name: NameID, at id: NodeID, _ candidates: String) {
    let text = tree.text(of: id)
    say("ambiguous-column", "`\(text)` could be a column of \(candidates)", at: id)
    let column = catalog.column(name, of: TableCatalog.unknown)
    buffer.append(Source(column: column, kind: .identity, isMasked: false))
  }
}
