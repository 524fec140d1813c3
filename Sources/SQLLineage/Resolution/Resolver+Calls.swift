extension Resolver {
  mutating func call(_ id: NodeID) {
    switch tree[id].role {
    case .nullIf, .coalesce, .choice, .decode, .filteredAggregate: choose(id)
    case .lookup: lookUpDictionary(id)
    case .newValue: newValue(id)
    case .partitionSwap: break
    case .structure, .namedStructure: structure(id)
    case .array:
      let mark = buffer.count
      evaluateElements(of: id)
      apply(.transformation, from: mark)
    default: plainCall(id)
    }
  }

  mutating func plainCall(_ id: NodeID) {
    let role = tree[id].role
    let isMasked =
      role == .mask || role == .count
      || !schema.maskingFunctions.isEmpty
        && schema.maskingFunctions.contains(names.spelling(tree[id].name).lowercased())
    let kind: SQLLineageKind = role.isAggregate ? .aggregation : .transformation
    let start = buffer.count
    var fields = ShapeID.none
    var child = tree[id].firstChild
    while child != .none {
      if !isWindowOrFilter(child) {
        let mark = buffer.count
        evaluate(child)
        apply(kind, isMasked: isMasked, from: mark)
        if child == tree[id].firstChild { fields = shape }
      }
      child = tree[child].next
    }
    switch role {
    case .collect: shape = collected(fields, from: start)
    case .rows: shape = fields
    default: shape = .none
    }
  }

  /// OVER and FILTER stand behind the arguments of any function.
  private mutating func isWindowOrFilter(_ child: NodeID) -> Bool {
    let mark = buffer.count
    switch tree[child].kind {
    case .windowFrame:
      window(child)
      apply(.window, from: mark)
      return true
    case .filterClause:
      evaluate(child)
      apply(.conditional, from: mark)
      return true
    default: return false
    }
  }

  /// The keys of a window, also of the named one it refers to; a window that names itself is looked at once.
  private mutating func window(_ id: NodeID) {
    guard !openWindows.contains(id) else { return }
    openWindows.append(id)
    defer { openWindows.removeLast() }
    evaluateChildren(of: id)
    let name = tree[id].name
    guard name != .none, let scope = scopes.last,
      let definition = scope.windows.first(where: { $0.name == name && $0.node != id })?.node
    else { return }
    window(definition)
  }

  /// Functions that choose: which arguments decide and which give the value depends on the function.
  private mutating func choose(_ id: NodeID) {
    let role = tree[id].role
    let value: SQLLineageKind = role == .filteredAggregate ? .aggregation : .transformation
    var index = 0
    var child = tree[id].firstChild
    let count = tree.children(of: id).reduce(0) { sum, _ in sum + 1 }
    while child != .none {
      if !isWindowOrFilter(child) {
        let (gives, decides) = Self.part(role, index, count)
        let mark = buffer.count
        evaluate(child)
        if decides, gives {
          repeatBuffer(from: mark)
        } else {
          apply(decides ? .conditional : value, from: mark)
        }
        index += 1
      }
      child = tree[child].next
    }
    shape = .none
  }

  /// Whether an argument gives the value, and whether it decides about it.
  private static func part(
    _ role: FunctionRole, _ index: Int, _ count: Int
  ) -> (gives: Bool, decides: Bool) {
    switch role {
    case .coalesce: (true, count > 1)
    case .nullIf: (index == 0, true)
    case .choice: (index > 0, index == 0)
    case .filteredAggregate: (index < count - 1, index == count - 1)
    // DECODE(operand, value, result, …, default)
    case .decode:
      (
        index > 0 && (index % 2 == 0 || index == count - 1),
        index == 0 || index % 2 == 1 && index < count - 1
      )
    default: (true, false)
    }
  }

  /// What gives the value and decides as well is said twice.
  private mutating func repeatBuffer(from mark: Int) {
    let end = buffer.count
    for index in mark..<end {
      let source = buffer[index]
      buffer[index] = source.applying(.transformation, isMasked: false)
      buffer.append(source.applying(.conditional, isMasked: false))
    }
  }

  // MARK: Functions that read tables

  /// ClickHouse's `dictGet('dictionary', 'attribute', key)`: the dictionary is a table.
  private mutating func lookUpDictionary(_ id: NodeID) {
    let first = tree[id].firstChild
    guard first != .none else { return }
    var path: [NameID] = []
    if tree[first].kind == .columnName {
      path = tree.path(of: first) + [tree[first].name]
    } else {
      path = tree.text(of: first).split(separator: ".").map {
        names.exact(String($0.filter { $0 != "'" }))
      }
    }
    let table = catalog.table(path.map { names.spelling($0) }, []) { nil }
    if !sources.contains(table) { sources.append(table) }
    let mark = buffer.count
    var child = tree[first].next
    while child != .none {
      evaluate(child)
      child = tree[child].next
    }
    apply(.transformation, from: mark)
  }
}
