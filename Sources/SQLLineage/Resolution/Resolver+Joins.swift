extension Resolver {
  /// Joins lean to the left: the innermost first, in a loop, so that a long chain is no depth.
  mutating func resolveJoin(_ id: NodeID, into scope: inout Scope) {
    let start = scope.relations.count
    var chain = [id]
    while let last = chain.last, tree[last].firstChild != .none,
      tree[tree[last].firstChild].kind == .join
    {
      chain.append(tree[last].firstChild)
    }
    if let innermost = chain.last { resolveTable(tree[innermost].firstChild, into: &scope) }
    for join in chain.reversed() { resolveRight(join, start, into: &scope) }
  }

  /// The right side of a join and its condition; the left side stands in the scope from a place on.
  private mutating func resolveRight(_ id: NodeID, _ start: Int, into scope: inout Scope) {
    let middle = scope.relations.count
    var child = tree[tree[id].firstChild].next
    while child != .none {
      if tree[child].kind != .joinOn, tree[child].kind != .joinUsing {
        resolveTable(child, into: &scope)
      }
      child = tree[child].next
    }
    if tree[id].flags.contains(.semi) {
      for index in middle..<scope.relations.count { scope.relations[index].isHidden = true }
    }
    let sides = (left: start..<middle, right: middle..<scope.relations.count)
    resolveShared(id, sides, in: &scope)
    for on in tree.children(of: id) where tree[on].kind == .joinOn {
      scopes.append(scope)
      decide(on, .join)
      scopes.removeLast()
    }
  }

  private typealias Sides = (left: Range<Int>, right: Range<Int>)

  /// USING and NATURAL.
  private mutating func resolveShared(_ id: NodeID, _ sides: Sides, in scope: inout Scope) {
    if let using = tree.child(.joinUsing, of: id) {
      for name in tree.path(of: using) { merge(name, id, sides, in: &scope) }
    } else if tree[id].flags.contains(.natural) {
      for name in common(sides, in: scope, at: id) { merge(name, id, sides, in: &scope) }
    }
  }

  /// One column for those of both sides: `COALESCE(left, right)`, as the standard says.
  private mutating func merge(_ name: NameID, _ id: NodeID, _ sides: Sides, in scope: inout Scope) {
    let earlier = scope.merged.firstIndex { merged in
      merged.name == name && sides.left.contains { merged.relations.contains($0) }
    }
    let left = earlier.map { scope.merged[$0].sources } ?? sources(name, sides.left, scope, id)
    let right = sources(name, sides.right, scope, id)
    for side in [left, right] {
      let mark = buffer.count
      push(side)
      decide(.join, from: mark)
    }
    let isSemi = tree[id].flags.contains(.semi)
    let values = isSemi ? left : union(left, right)
    let all = sides.left.lowerBound..<sides.right.upperBound
    let holders = all.filter { scope.relations[$0].place(of: name) != nil }
    if let earlier {
      scope.merged[earlier].sources = values
      scope.merged[earlier].relations.formUnion(holders)
    } else {
      scope.merged.append(.init(name: name, sources: values, relations: Set(holders)))
    }
  }

  private mutating func sources(
    _ name: NameID, _ side: Range<Int>, _ scope: Scope, _ id: NodeID
  ) -> SetID {
    var part = Scope()
    part.relations = Array(scope.relations[side])
    for index in part.relations.indices { part.relations[index].isHidden = false }
    let outer = scopes
    scopes = [part]
    defer { scopes = outer }
    let mark = buffer.count
    resolveName(name, at: id)
    return take(from: mark)
  }

  /// Names that both sides have, for NATURAL; unknown when a side is.
  private mutating func common(_ sides: Sides, in scope: Scope, at id: NodeID) -> [NameID] {
    let left = scope.relations[sides.left]
    let right = scope.relations[sides.right]
    if left.contains(where: \.isOpen) || right.contains(where: \.isOpen) {
      say("unexpanded-natural", "NATURAL joins by columns that are not known", at: id)
    }
    let names = Set(right.flatMap { $0.columns.map(\.name) })
    var seen: Set<NameID> = []
    return left.flatMap { $0.columns.map(\.name) }
      .filter { names.contains($0) && seen.insert($0).inserted }
  }
}
