extension Resolver {
  /// Puts the base columns that an expression reads into the buffer, each with what the expression does to it.
  mutating func evaluate(_ id: NodeID) {
    guard id != .none else { return }
    work += 1
    let mark = buffer.count
    shape = .none
    switch tree[id].kind {
    case .columnName: resolveColumn(id)
    case .cast, .operation:
      evaluateChildren(of: id)
      apply(.transformation, from: mark)
      shape = .none
    case .list:
      evaluateElements(of: id)
      apply(.transformation, from: mark)
    case .structure: structure(id)
    case .field: field(id)
    case .call: call(id)
    case .caseExpression: caseExpression(id)
    case .subquery: subquery(id)
    case .exists: exists(id)
    case .wholeRow: wholeRow(id)
    case .lambda: lambda(id)
    case .place: placed(id)
    case .windowFrame, .filterClause, .caseWhen, .caseResult, .caseOperand: evaluateChildren(of: id)
    default: break
    }
  }

  mutating func evaluateChildren(of id: NodeID) {
    var child = tree[id].firstChild
    while child != .none {
      evaluate(child)
      child = tree[child].next
    }
  }

  /// The values of an array, which have the same fields.
  mutating func evaluateElements(of id: NodeID) {
    var common: ShapeID?
    var child = tree[id].firstChild
    while child != .none {
      shape = .none
      evaluate(child)
      common = common.map { merged($0, shape) } ?? shape
      child = tree[child].next
    }
    shape = common ?? .none
  }

  /// A name as if it stood alone in an expression.
  mutating func resolveName(_ name: NameID, at id: NodeID) {
    for scope in scopes.indices.reversed() where resolveName(name, in: scope, at: id) { return }
    let spelling = names.spelling(name)
    say("unknown-column", "no column is called `\(spelling)` here", at: id)
  }

  // MARK: Parts

  private mutating func caseExpression(_ id: NodeID) {
    var part = tree[id].firstChild
    while part != .none {
      let mark = buffer.count
      evaluateChildren(of: part)
      apply(tree[part].kind == .caseResult ? .transformation : .conditional, from: mark)
      part = tree[part].next
    }
    shape = .none
  }

  /// A query in brackets gives its column's value.
  private mutating func subquery(_ id: NodeID) {
    guard tree[id].firstChild != .none else { return }
    let relation = resolveQuery(tree[id].firstChild)
    for column in relation.columns { push(column.sources) }
    for open in relation.open { pushStar(of: open) }
    if relation.columns.isEmpty, let any = relation.any { push(any) }
    shape = relation.columns.count == 1 ? relation.columns[0].shape : .none
    if givesStructure(tree[id].firstChild) { shape = shape(of: relation.columns) }
  }

  /// `SELECT AS STRUCT a, b`
  private func givesStructure(_ query: NodeID) -> Bool {
    guard let select = tree.child(.select, of: query) else { return false }
    return tree[select].flags.contains(.structure)
  }

  /// EXISTS reads no column of its query's select list; what decides about its rows is collected on the way.
  private mutating func exists(_ id: NodeID) {
    guard tree[id].firstChild != .none else { return }
    let said = diagnostics
    _ = resolveQuery(tree[id].firstChild)
    diagnostics.removeAll { $0.rule == "unexpanded-star" && !said.contains($0) }
  }

  private mutating func wholeRow(_ id: NodeID) {
    let path = tree.path(of: id)
    let mark = buffer.count
    guard let place = relation(named: path[...]) else {
      resolveStructure(path, at: id)
      return apply(.transformation, from: mark)
    }
    let relation = scopes[place.scope].relations[place.relation]
    if relation.isOpen { sayUnexpanded(id) }
    pushAll(of: relation)
    apply(.transformation, from: mark)
  }

  /// The parameters of a function written in place come from nowhere; what its body reads besides counts.
  private mutating func lambda(_ id: NodeID) {
    guard let parameters = tree.child(.columnNames, of: id) else { return }
    var relation = Relation()
    relation.columns = tree.path(of: parameters).map { .init(name: $0, sources: .empty) }
    relation.any = nil
    scopes.append(Scope(relations: [relation]))
    evaluate(tree[parameters].next)
    scopes.removeLast()
  }

  /// `$1`, `t.$1`: the column at a place.
  private mutating func placed(_ id: NodeID) {
    let path = tree.path(of: id)
    let place = Int(tree[id].name.index)
    let found: Relation?
    if path.isEmpty {
      found = scopes.last?.relations.first
    } else {
      found = relation(named: path[...]).map { scopes[$0.scope].relations[$0.relation] }
    }
    guard let found else { return }
    if found.columns.indices.contains(place - 1), found.open.isEmpty || !found.columns.isEmpty {
      push(found.columns[place - 1].sources)
    } else {
      for open in found.open { pushStar(of: open) }
    }
  }
}
