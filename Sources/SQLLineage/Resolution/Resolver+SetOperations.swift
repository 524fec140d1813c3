extension Resolver {
  mutating func resolveSetOperation(_ id: NodeID) -> Relation {
    var parts: [Relation] = []
    var chosen: [NameID]?
    for child in tree.children(of: id) {
      if tree[child].kind == .setNames {
        chosen = tree.path(of: child)
      } else {
        parts.append(resolveBody(child, orderBy: nil))
      }
    }
    guard !parts.isEmpty else { return Relation() }
    var result = parts.removeFirst()
    result.alias = .none
    result.path = []
    guard tree[id].flags.contains(.byName) else { return combine(result, parts, at: id) }
    for part in parts { combineByName(&result, part, tree[id].flags) }
    if let chosen { result.columns.removeAll { !chosen.contains($0.name) } }
    return result
  }

  /// Columns by position. All parts at once, so that long chains are no repeated work.
  mutating func combine(
    _ first: Relation, _ parts: [Relation], at id: NodeID
  ) -> Relation {
    var result = first
    checkWidths(first, parts, at: id)
    for index in result.columns.indices {
      let mark = buffer.count
      push(result.columns[index].sources)
      for part in parts where index < part.columns.count { push(part.columns[index].sources) }
      var fields = result.columns[index].shape
      for part in parts where fields != .none && index < part.columns.count {
        fields = merged(fields, part.columns[index].shape)
      }
      result.columns[index].sources = take(from: mark)
      result.columns[index].shape = fields
    }
    combineOpen(&result, parts)
    return result
  }

  mutating func checkWidths(_ first: Relation, _ parts: [Relation], at id: NodeID) {
    for part in parts {
      // The same star on both sides pairs with itself.
      if first.isOpen || part.isOpen {
        guard first.columns.isEmpty, part.columns.isEmpty else {
          return say(
            "unexpanded-star",
            "the columns of a set operation cannot be paired without knowing those of `*`", at: id)
        }
      } else if first.columns.count != part.columns.count {
        return say(
          "unmatched-columns",
          "a set operation pairs \(first.columns.count) columns with \(part.columns.count)", at: id)
      }
    }
  }

  /// A column of one part's unknown tables is a column of the other parts' as well.
  func combineOpen(_ result: inout Relation, _ parts: [Relation]) {
    for part in parts {
      if result.open.count == 1, part.open.count == 1 {
        for table in part.open[0].tables where !result.open[0].tables.contains(table) {
          result.open[0].tables.append(table)
        }
      } else {
        for open in part.open where !result.open.contains(open) { result.open.append(open) }
      }
      if let any = part.any, result.any == nil { result.any = any }
    }
  }

  mutating func combineByName(
    _ result: inout Relation, _ part: Relation, _ flags: Node.Flags
  ) {
    for column in part.columns {
      if let index = result.columns.firstIndex(where: { names.isAlike($0.name, column.name) }) {
        result.columns[index].sources = union(result.columns[index].sources, column.sources)
      } else if !flags.contains(.leftOuter), !flags.contains(.semi) {
        result.columns.append(column)
      }
    }
    if flags.contains(.semi) {
      let kept = part.columns.map(\.name)
      result.columns.removeAll { column in !kept.contains { names.isAlike($0, column.name) } }
    }
    combineOpen(&result, [part])
  }
}
