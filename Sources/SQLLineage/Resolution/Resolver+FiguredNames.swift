extension Resolver {
  /// What PostgreSQL calls an expression without an alias: `FigureColname` in its `parse_target.c`. A column, field or
  /// call gives its name; a cast gives the name of what is cast, or else of its type; anything computed has none.
  mutating func figuredName(of id: NodeID) -> NameID {
    let node = tree[id]
    let figured = figure(Int(node.start)..<Int(node.end), in: id)
    return figured?.name ?? names.exact("?column?")
  }

  /// A name, and whether it wins over that of a cast or CASE around it.
  private typealias Figured = (name: NameID, isStrong: Bool)

  /// The name of the expression in a range of tokens; nil when an operator stands in it.
  private mutating func figure(_ range: Range<Int>, in id: NodeID) -> Figured? {
    guard let first = range.first else { return nil }
    var (figured, place) = primary(first, range.upperBound, in: id)
    while place < range.upperBound {
      let token = tree.tokens[place]
      switch token.kind {
      case .doubleColon:
        let type = typeName(place + 1, range.upperBound)
        if figured?.isStrong != true { figured = type.figured }
        place = type.end
      case .openBracket: place = closing(place, range.upperBound) + 1
      case .dot where place + 1 < range.upperBound:
        figured = strong(place + 1)
        place += 2
      case .word where token.keyword == .at:
        figured = (names.exact("timezone"), true)
        place = primary(place + 3, range.upperBound, in: id).end
      case .word where token.keyword == .collate: place += 2
      default: return nil
      }
    }
    return figured
  }

  /// The operand that begins at a token, and the token behind it.
  private mutating func primary(
    _ start: Int, _ limit: Int, in id: NodeID
  ) -> (figured: Figured?, end: Int) {
    guard start < limit else { return (nil, limit) }
    let token = tree.tokens[start]
    switch token.kind {
    case .open: return (bracketed(start, limit, in: id), closing(start, limit) + 1)
    case .quotedName: return named(start, limit)
    case .word: break
    default: return (nil, start + 1)
    }
    switch token.keyword {
    case .case: return choice(start, limit, in: id)
    case .cast where isOpen(start + 1, limit): return cast(start, limit, in: id)
    case .not, .null: return (nil, start + 1)
    case .true, .false: return ((names.exact("bool"), false), start + 1)
    case .array where start + 1 < limit && tree.tokens[start + 1].kind == .openBracket:
      return (strong(start), closing(start + 1, limit) + 1)
    default: return named(start, limit)
    }
  }

  private func isOpen(_ place: Int, _ limit: Int) -> Bool {
    place < limit && tree.tokens[place].kind == .open
  }

  private mutating func strong(_ place: Int) -> Figured { (name(at: place), true) }

  private mutating func name(at place: Int) -> NameID {
    let token = tree.tokens[place]
    let text = tree.source.text(from: token.start, to: token.end)
    guard token.kind == .quotedName else { return names.unquoted(text) }
    return names.exact(String(text.dropFirst().dropLast()))
  }

  /// The token that closes a bracket.
  private func closing(_ place: Int, _ limit: Int) -> Int {
    if tree.tokens[place].kind == .open { return min(Int(tree.tokens[place].extent), limit) }
    var depth = 0
    for index in place..<limit {
      if tree.tokens[index].kind == .openBracket { depth += 1 }
      if tree.tokens[index].kind == .closeBracket { depth -= 1 }
      if depth == 0 { return index }
    }
    return limit
  }

  /// A subquery is called like its first column, several values are a row, one is itself.
  private mutating func bracketed(_ start: Int, _ limit: Int, in id: NodeID) -> Figured? {
    let inside = start + 1..<max(start + 1, closing(start, limit))
    if let query = query(at: start, in: id) { return firstColumn(of: query) }
    var place = inside.lowerBound
    while place < inside.upperBound {
      if tree.tokens[place].kind == .comma { return (names.exact("row"), true) }
      place = isOpen(place, limit) ? closing(place, limit) + 1 : place + 1
    }
    return figure(inside, in: id)
  }

  /// The subquery whose brackets open at a token.
  private func query(at start: Int, in id: NodeID) -> NodeID? {
    if tree[id].kind == .subquery {
      let query = tree[id].firstChild
      return Int(tree[query].start) == start + 1 ? query : nil
    }
    return tree.children(of: id).lazy.compactMap { query(at: start, in: $0) }.first
  }

  private mutating func firstColumn(of query: NodeID) -> Figured? {
    if let part = tree.child(.query, of: query) ?? tree.child(.setOperation, of: query) {
      return firstColumn(of: part)
    }
    guard let select = tree.child(.select, of: query),
      let list = tree.child(.selectList, of: select),
      let item = tree.children(of: list).first(where: { tree[$0].kind == .selectItem })
    else { return nil }
    if tree[item].name != .none { return (tree[item].name, true) }
    let expression = tree[tree[item].firstChild]
    return figure(Int(expression.start)..<Int(expression.end), in: tree[item].firstChild)
  }

  /// A column, a call with its FILTER and OVER, a typed text.
  private mutating func named(_ start: Int, _ limit: Int) -> (figured: Figured?, end: Int) {
    var last = start
    while last + 2 < limit, tree.tokens[last + 1].kind == .dot { last += 2 }
    if last + 1 < limit, tree.tokens[last + 1].kind == .text {
      return (typeName(start, limit).figured, last + 2)
    }
    guard isOpen(last + 1, limit) else { return (strong(last), last + 1) }
    var end = closing(last + 1, limit) + 1
    while end < limit, [.filter, .over, .within].contains(tree.tokens[end].keyword) {
      let open = tree.tokens[end].keyword == .within ? end + 2 : end + 1
      end = isOpen(open, limit) ? closing(open, limit) + 1 : open + 1
    }
    return (strong(last), end)
  }

  /// CASE is called like its ELSE, when that has a name.
  private mutating func choice(
    _ start: Int, _ limit: Int, in id: NodeID
  ) -> (figured: Figured?, end: Int) {
    var depth = 0
    var otherwise: Int?
    var place = start
    while place < limit {
      if tree.tokens[place].keyword == .case { depth += 1 }
      if tree.tokens[place].keyword == .else, depth == 1 { otherwise = place + 1 }
      if tree.tokens[place].keyword == .end { depth -= 1 }
      if depth == 0 { break }
      place = isOpen(place, limit) ? closing(place, limit) + 1 : place + 1
    }
    place = min(place, limit)
    if let otherwise, otherwise < place, let inner = figure(otherwise..<place, in: id),
      inner.isStrong
    {
      return (inner, place + 1)
    }
    return ((names.exact("case"), false), place + 1)
  }

  /// `CAST(x AS type)`
  private mutating func cast(
    _ start: Int, _ limit: Int, in id: NodeID
  ) -> (figured: Figured?, end: Int) {
    let close = closing(start + 1, limit)
    var place = start + 2
    while place < close, tree.tokens[place].keyword != .as {
      place = isOpen(place, limit) ? closing(place, limit) + 1 : place + 1
    }
    let inner = place > start + 2 && place <= close ? figure(start + 2..<place, in: id) : nil
    if let inner, inner.isStrong { return (inner, close + 1) }
    return (typeName(place + 1, close).figured, close + 1)
  }

  // MARK: Types

  /// The name of a type as the catalogue has it, and the token behind it.
  private mutating func typeName(_ start: Int, _ limit: Int) -> (figured: Figured?, end: Int) {
    var words: [String] = []
    var place = start
    while place < limit, [.word, .quotedName, .dot].contains(tree.tokens[place].kind),
      tree.tokens[place].keyword != .at, tree.tokens[place].keyword != .collate
    {
      let token = tree.tokens[place]
      let name = name(at: place)
      if token.kind == .dot { words = [] } else { words.append(names.spelling(name)) }
      place += 1
      if isOpen(place, limit) { place = closing(place, limit) + 1 }
    }
    while place + 1 < limit, tree.tokens[place].kind == .openBracket {
      place = closing(place, limit) + 1
    }
    guard !words.isEmpty else { return (nil, max(place, start + 1)) }
    let written = words.joined(separator: " ")
    return ((names.exact(Self.typeNames[written] ?? written), false), place)
  }

  /// Table 8.1 of PostgreSQL's manual: the words of the standard and the names they stand for.
  private static let typeNames = [
    "bigint": "int8", "int": "int4", "integer": "int4", "smallint": "int2", "real": "float4",
    "float": "float8", "double precision": "float8", "decimal": "numeric", "dec": "numeric",
    "boolean": "bool", "character varying": "varchar", "char varying": "varchar",
    "character": "bpchar", "char": "bpchar", "bit varying": "varbit",
    "timestamp with time zone": "timestamptz", "timestamp without time zone": "timestamp",
    "time with time zone": "timetz", "time without time zone": "time",
  ]
}
