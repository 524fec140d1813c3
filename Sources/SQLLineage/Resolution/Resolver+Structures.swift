/// The fields of a structure as a number; 0 stands for a value without known fields.
struct ShapeID: Hashable {
  let index: Int32

  static let none = ShapeID(index: 0)
}

/// Structures that the text puts together: `STRUCT(a AS x)`, `{'x': a}`, `named_struct('x', a)`. A path into one
/// leads to what stands there; an array has the fields of its elements.
extension Resolver {
  mutating func push(_ column: Relation.Column) {
    push(column.sources)
    shape = column.shape
  }

  /// The number of a structure with these fields.
  mutating func shape(of fields: [Relation.Column]) -> ShapeID {
    guard !fields.isEmpty else { return .none }
    shapes.append(fields)
    return ShapeID(index: Int32(shapes.count - 1))
  }

  /// A structure as a value: what its fields hold, and the fields themselves.
  mutating func structure(_ id: NodeID) {
    let mark = buffer.count
    var fields: [Relation.Column] = []
    for item in tree.children(of: id) {
      let start = buffer.count
      let expression = tree[item].kind == .selectItem ? tree[item].firstChild : item
      shape = .none
      evaluate(expression)
      let inner = shape
      let sources = take(from: start)
      push(sources)
      fields.append(.init(name: fieldName(of: item), sources: sources, shape: inner))
    }
    apply(.transformation, from: mark)
    shape = shape(of: fields)
  }

  private func fieldName(of item: NodeID) -> NameID {
    guard tree[item].name == .none, tree[item].kind == .selectItem else { return tree[item].name }
    let expression = tree[item].firstChild
    return expression != .none && tree[expression].kind == .columnName
      ? tree[expression].name : .none
  }

  // MARK: Paths

  /// `f(x).a`, `list[1].b`, `value:c`
  mutating func field(_ id: NodeID) {
    let mark = buffer.count
    var child = tree[id].firstChild
    evaluate(child)
    let operand = shape
    var path: [NameID] = []
    var subscripts: [NodeID] = []
    child = tree[child].next
    while child != .none {
      if tree[child].kind == .name {
        path.append(tree[child].name)
      } else {
        subscripts.append(child)
      }
      child = tree[child].next
    }
    shape = operand
    descend(path[...], from: mark)
    let found = shape
    for part in subscripts {
      let start = buffer.count
      evaluate(part)
      apply(.transformation, from: start)
    }
    let isComputed = path.isEmpty || tree[id].flags.contains(.variable)
    if isComputed { apply(.transformation, from: mark) }
    shape = tree[id].flags.contains(.variable) ? .none : found
  }

  /// Replaces what stands in the buffer behind a mark by what a path into it leads to; where the fields are not known
  /// the whole value is transformed.
  mutating func descend(_ path: ArraySlice<NameID>, from mark: Int) {
    guard !path.isEmpty else { return }
    guard let field = field(path, of: shape) else {
      apply(.transformation, from: mark)
      shape = .none
      return
    }
    buffer.removeLast(buffer.count - mark)
    push(field)
  }

  private func field(_ path: ArraySlice<NameID>, of shape: ShapeID) -> Relation.Column? {
    var shape = shape
    var found: Relation.Column?
    for name in path {
      guard shape != .none,
        let field = shapes[Int(shape.index)].first(where: { names.isAlike($0.name, name) })
      else { return nil }
      found = field
      shape = field.shape
    }
    return found
  }

  // MARK: Many structures

  /// The fields of a collection of structures: each is aggregated, and decided about by what decides about the rows.
  mutating func collected(_ shape: ShapeID, from mark: Int) -> ShapeID {
    guard shape != .none else { return .none }
    let deciders = buffer[mark...].filter { $0.kind == .window || $0.kind == .conditional }
    let fields = shapes[Int(shape.index)].map { field in
      let start = buffer.count
      push(field.sources)
      apply(.aggregation, from: start)
      buffer += deciders
      let sources = take(from: start)
      return Relation.Column(
        name: field.name, sources: sources, shape: collected(field.shape, from: buffer.count))
    }
    return self.shape(of: fields)
  }

  /// The fields of a value that is one of two; none when the two are not alike.
  mutating func merged(_ first: ShapeID, _ second: ShapeID) -> ShapeID {
    guard first != second else { return first }
    guard first != .none, second != .none else { return .none }
    let (left, right) = (shapes[Int(first.index)], shapes[Int(second.index)])
    guard left.count == right.count else { return .none }
    let fields = zip(left, right).map { left, right in
      Relation.Column(
        name: left.name, sources: union(left.sources, right.sources),
        shape: merged(left.shape, right.shape))
    }
    return shape(of: fields)
  }
}
