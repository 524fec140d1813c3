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
      // A condition names the tables of its join first; SQLite lets it name those beside it.
      scopes.append(scope)
      if start > 0 { scopes.append(scope.part(start..<scope.relations.count)) }
      decide(on, .join)
      scopes.removeLast(start > 0 ? 2 : 1)
    }
  }

  private typealias Sides = (left: Range<Int>, right: Range<Int>)

  /// USING and NATURAL.
  private mutating func resolveShared(_ id: NodeID, _ sides: Sides, in scope: inout Scope) {
    var shared: [NameID] = []
    if let using = tree.child(.joinUsing, of: id) {
      shared = tree.path(of: using)
    } else if tree[id].flags.contains(.natural) {
      shared = common(sides, in: scope, at: id)
    }
    let merged = shared.map { merge($0, id, sides, in: scope) }
    let range = sides.left.lowerBound..<sides.right.upperBound
    scope.merged.removeAll { range.contains($0.start) && shared.contains($0.name) }
    // The columns of the outer join stand before those of the joins inside it.
    let place = scope.merged.firstIndex { range.contains($0.start) } ?? scope.merged.count
    scope.merged.insert(contentsOf: merged, at: place)
  }

  /// One column for those of both sides: `COALESCE(left, right)`, as the standard says.
  private mutating func merge(
    _ name: NameID, _ id: NodeID, _ sides: Sides, in scope: Scope
  ) -> Scope.Merged {
    let left = sources(name, scope.part(sides.left), id)
    let right = sources(name, scope.part(sides.right), id)
    for side in [left, right] {
      let mark = buffer.count
      push(side)
      decide(.join, from: mark)
    }
    let isSemi = tree[id].flags.contains(.semi)
    let range = sides.left.lowerBound..<sides.right.upperBound
    let holders = range.filter { scope.relations[$0].place(of: name) != nil }
    return Scope.Merged(
      name: name, sources: isSemi ? left : union(left, right), relations: Set(holders),
      start: range.lowerBound)
  }

  private mutating func sources(_ name: NameID, _ side: Scope, _ id: NodeID) -> SetID {
    let outer = scopes
    scopes = [side]
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
