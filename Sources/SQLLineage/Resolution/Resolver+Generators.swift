extension Resolver {
  /// The sources of each of several columns that a function's rows have, where its arguments say which gives which;
  /// nil for any other function.
  mutating func generated(by call: NodeID, _ count: Int, isNumbered: Bool) -> [SetID]? {
    guard tree[call].kind == .call, count > 0 else { return nil }
    let arguments = Array(tree.children(of: call))
    let counted: [SetID] = isNumbered ? [.empty] : []
    let width = count - counted.count
    switch names.spelling(tree[call].name).lowercased() {
    case "stack": return stacked(arguments, count)
    case "posexplode", "posexplode_outer":
      let values = together(arguments)
      return [.empty] + Array(repeating: values, count: count - 1)
    case "explode", "explode_outer": return exploded(arguments, count)
    case "unnest" where arguments.count == width && (width > 1 || isNumbered):
      return arguments.map { together([$0]) } + counted
    case "unnest" where isNumbered && arguments.count == 1 && width > 0:
      return Array(repeating: together(arguments), count: width) + counted
    default: return nil
    }
  }

  /// What several expressions read.
  private mutating func together(_ expressions: [NodeID]) -> SetID {
    let mark = buffer.count
    for expression in expressions { evaluate(expression) }
    apply(.transformation, from: mark)
    return take(from: mark)
  }

  /// `stack(2, 'a', x, 'b', y)`: two rows of two columns.
  private mutating func stacked(_ arguments: [NodeID], _ count: Int) -> [SetID]? {
    guard let first = arguments.first, let rows = place(first), rows > 0 else { return nil }
    let cells = arguments.dropFirst()
    guard (cells.count + rows - 1) / rows == count else { return nil }
    return (0..<count).map { column in
      together(cells.enumerated().filter { $0.offset % count == column }.map(\.element))
    }
  }

  /// `explode(map(k, v))`: keys and values.
  private mutating func exploded(_ arguments: [NodeID], _ count: Int) -> [SetID]? {
    guard count == 2, let map = arguments.first, tree[map].kind == .call,
      names.spelling(tree[map].name).lowercased() == "map"
    else { return nil }
    let cells = tree.children(of: map).enumerated()
    return (0..<2).map { side in
      together(cells.filter { $0.offset % 2 == side }.map(\.element))
    }
  }
}
