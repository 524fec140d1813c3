extension Resolver {
  mutating func expand(_ star: NodeID, into result: inout Relation) {
    if tree[star].flags.contains(.file) { return expandValue(star, into: &result) }
    let path = tree.path(of: star)
    var all: Relation
    if path.isEmpty {
      all = expandAll(in: scopes.count - 1, at: star)
    } else if let place = relation(named: path[...]) {
      all = scopes[place.scope].relations[place.relation]
      if all.isOpen { sayUnexpanded(star) }
    } else if let fields = fields(of: path, at: star) {
      all = fields
    } else {
      let text = tree.text(of: star)
      return say("unknown-table", "no table is called `\(text)`", at: star)
    }
    change(&all, star)
    append(all, to: &result)
  }

  private func append(_ all: Relation, to result: inout Relation) {
    result.columns += all.columns
    for open in all.open where !result.open.contains(open) { result.open.append(open) }
    if let any = all.any, result.any == nil { result.any = any }
  }

  /// `f(x).*`: fields that nobody knows.
  private mutating func expandValue(_ star: NodeID, into result: inout Relation) {
    let mark = buffer.count
    evaluate(tree[star].firstChild)
    apply(.transformation, from: mark)
    let fields = shapes[Int(shape.index)]
    let sources = take(from: mark)
    var all = Relation(columns: fields)
    if fields.isEmpty {
      sayUnexpanded(star)
      if result.any == nil { result.any = sources }
    }
    change(&all, star)
    result.columns += all.columns
  }

  /// `column.*`: the fields of a struct whose type is known, or whatever it holds.
  private mutating func fields(of path: [NameID], at star: NodeID) -> Relation? {
    let mark = buffer.count
    let said = diagnostics.count
    shape = .none
    resolveStructure(path, at: star)
    guard diagnostics.count == said else {
      diagnostics.removeLast(diagnostics.count - said)
      buffer.removeLast(buffer.count - mark)
      return nil
    }
    let fields = shapes[Int(shape.index)]
    let set = take(from: mark)
    var all = Relation()
    guard fields.isEmpty else { return Relation(columns: fields) }
    guard let type = type(of: set, path) else {
      sayUnexpanded(star)
      all.any = set
      return all
    }
    for field in type { all.columns.append(.init(name: names.unquoted(field), sources: set)) }
    return all
  }

  /// The names of the fields that a column's type lists.
  private func type(of set: SetID, _ path: [NameID]) -> [String]? {
    var copy: [Source] = []
    sets.append(set, to: &copy)
    guard copy.count == 1, let source = copy.first else { return nil }
    let base = catalog.columns[Int(source.column)]
    let table = catalog.tables[Int(base.table)]
    guard let index = table.columns?.firstIndex(where: { $0.name == base.name }),
      table.types.indices.contains(index)
    else { return nil }
    var structure = StructType(table.types[index])
    let start = path.lastIndex { names.isAlike($0, base.name) } ?? path.count - 1
    for name in path.dropFirst(start + 1) {
      structure = structure?.field(names.spelling(name))
    }
    return structure?.names
  }

  mutating func sayUnexpanded(_ id: NodeID) {
    let isImplicit = tree[id].kind == .select || tree[id].flags.contains(.keepsRows)
    if isImplicit, stages > 0 { return }
    say("unexpanded-star", "`*` stands for columns that are not known", at: id)
  }

  // MARK: Changes

  /// EXCLUDE, REPLACE and RENAME.
  private mutating func change(_ all: inout Relation, _ star: NodeID) {
    for child in tree.children(of: star) {
      switch tree[child].kind {
      case .starExclude: exclude(tree.path(of: child), from: &all)
      case .starReplace, .starRename:
        for item in tree.children(of: child) { change(&all, item, tree[child].kind) }
      case .starLike:
        say("unexpanded-star", "a pattern chooses among the columns of `*`", at: child)
      default: break
      }
    }
  }

  private func exclude(_ excluded: [NameID], from all: inout Relation) {
    all.columns.removeAll { column in excluded.contains { names.isAlike($0, column.name) } }
    for index in all.open.indices { all.open[index].excluded += excluded }
  }

  private mutating func change(_ all: inout Relation, _ item: NodeID, _ kind: Node.Kind) {
    let expression = tree[item].firstChild
    guard expression != .none else { return }
    if kind == .starReplace {
      replace(&all, item, expression)
    } else if tree[expression].kind == .columnName {
      rename(&all, tree[expression].name, tree[item].name, at: item)
    }
  }

  private mutating func replace(_ all: inout Relation, _ item: NodeID, _ expression: NodeID) {
    let mark = buffer.count
    evaluate(expression)
    let sources = take(from: mark)
    let name =
      tree[item].name == .none && tree[expression].kind == .columnName
      ? tree[expression].name : tree[item].name
    var isFound = false
    for index in all.columns.indices where names.isAlike(all.columns[index].name, name) {
      all.columns[index].sources = sources
      isFound = true
    }
    guard !isFound, all.isOpen else { return }
    for index in all.open.indices { all.open[index].excluded.append(name) }
    all.columns.append(.init(name: name, sources: sources))
  }

  private mutating func rename(_ all: inout Relation, _ old: NameID, _ new: NameID, at item: NodeID)
  {
    var isFound = false
    for index in all.columns.indices where names.isAlike(all.columns[index].name, old) {
      all.columns[index].name = new
      isFound = true
    }
    guard !isFound, let only = all.open.first, all.open.count == 1 else { return }
    let mark = buffer.count
    for table in only.tables {
      let column = catalog.column(old, of: table)
      buffer.append(Source(column: column, kind: .identity, isMasked: false))
    }
    all.open[0].excluded.append(old)
    all.columns.append(.init(name: new, sources: take(from: mark)))
  }

  // MARK: Everything

  /// Every column in scope; those of USING once.
  mutating func expandAll(in scope: Int, at id: NodeID) -> Relation {
    var result = Relation()
    var given: Set<NameID> = []
    for index in scopes[scope].relations.indices where !scopes[scope].relations[index].isHidden {
      for merged in scopes[scope].merged
      where merged.start == index && dialect.putsMergedColumnsFirst {
        result.columns.append(.init(name: merged.name, sources: merged.sources))
      }
      appendColumns(of: index, scope, to: &result, &given)
      let relation = scopes[scope].relations[index]
      for open in relation.open where !result.open.contains(open) { result.open.append(open) }
      if let any = relation.any, result.any == nil { result.any = any }
    }
    if result.isOpen { sayUnexpanded(id) }
    return result
  }

  private func appendColumns(
    of index: Int, _ scope: Int, to result: inout Relation, _ given: inout Set<NameID>
  ) {
    guard !scopes[scope].merged.isEmpty else {
      result.columns += scopes[scope].relations[index].columns
      return
    }
    for column in scopes[scope].relations[index].columns {
      let merged = scopes[scope].merged.first {
        $0.name == column.name && $0.relations.contains(index)
      }
      guard let merged else {
        result.columns.append(column)
        continue
      }
      guard !dialect.putsMergedColumnsFirst, given.insert(merged.name).inserted else { continue }
      result.columns.append(.init(name: merged.name, sources: merged.sources))
    }
  }
}
