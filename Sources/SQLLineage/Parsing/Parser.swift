/// Tokens → tree, by recursive descent that never gives up: what is not understood is skipped, said, and the rest
/// goes on. Nesting is bounded, so no text can exhaust the stack.
///
/// The grammar is a superset of all dialects. Operators have no precedence here: lineage asks which columns an
/// expression reads, not in which order.
struct Parser {
  var tree: SyntaxTree
  var position = 0
  var depth = 0
  var diagnostics: [SQLDiagnostic] = []
  let dialect: Dialect

  /// Queries, brackets and expressions inside each other.
  static let deepest = 150

  init(_ text: String, _ dialect: Dialect) {
    let source = SQLSource(text)
    tree = SyntaxTree(
      source: source, tokens: Lexer.tokens(of: source.bytes, dialect),
      names: NameTable(dialect.folding))
    self.dialect = dialect
    tree.nodes.reserveCapacity(tree.tokens.count)
  }

  // MARK: Looking

  var token: Token { tree.tokens[position] }

  func peek(_ distance: Int = 1) -> Token {
    tree.tokens[max(0, min(position + distance, tree.tokens.count - 1))]
  }

  func isAt(_ kind: Token.Kind) -> Bool { token.kind == kind }

  func isAt(_ keyword: Keyword) -> Bool { token.kind == .word && token.keyword == keyword }

  func isAt(_ first: Keyword, _ second: Keyword) -> Bool {
    isAt(first) && peek().kind == .word && peek().keyword == second
  }

  /// Whether a word is spelled so; for words that are keywords in one place only.
  func isAtWord(_ spelling: String, _ distance: Int = 0) -> Bool {
    let token = peek(distance)
    guard token.kind == .word, Int(token.end - token.start) == spelling.utf8.count else {
      return false
    }
    return zip(tree.source.bytes[Int(token.start)..<Int(token.end)], spelling.utf8)
      .allSatisfy { ASCII.lower($0) == $1 }
  }

  // MARK: Moving

  mutating func advance() { if position < tree.tokens.count - 1 { position += 1 } }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard isAt(kind) else { return false }
    advance()
    return true
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    advance()
    return true
  }

  mutating func accept(_ first: Keyword, _ second: Keyword) -> Bool {
    guard isAt(first, second) else { return false }
    advance()
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ what: String) {
    if !accept(kind) { complain("unexpected", "expected \(what)") }
  }

  /// Over everything up to the bracket that closes the one just opened; stands on it afterwards.
  mutating func skipToClose() {
    var open = 0
    while !isAt(.endOfText) {
      if isAt(.open) { open += 1 }
      if isAt(.close) {
        if open == 0 { return }
        open -= 1
      }
      advance()
    }
  }

  /// To the end of the statement: the next `;` outside brackets.
  mutating func skipStatement() {
    var open = 0
    while !isAt(.endOfText) {
      if isAt(.semicolon), open <= 0 { return }
      if isAt(.open) { open += 1 }
      if isAt(.close) { open -= 1 }
      advance()
    }
  }

  // MARK: Making

  /// Children as they are found.
  struct ChildList {
    var first = NodeID.none
    var last = NodeID.none
  }

  mutating func append(_ child: NodeID, to list: inout ChildList) {
    guard child != .none else { return }
    if list.last == .none {
      list.first = child
    } else {
      tree.nodes[Int(list.last.index)].next = child
    }
    list.last = child
  }

  mutating func make(
    _ kind: Node.Kind, from start: Int, _ children: ChildList = ChildList(),
    flags: Node.Flags = [], name: NameID = .none
  ) -> NodeID {
    let id = NodeID(index: Int32(tree.nodes.count))
    tree.nodes.append(
      Node(
        kind: kind, flags: flags, name: name, start: Int32(start), end: Int32(max(position, start)),
        firstChild: children.first))
    return id
  }

  // MARK: Names

  /// The name at a token, unfolded as the dialect says.
  mutating func name(of token: Token) -> NameID {
    guard token.kind == .quotedName else {
      return tree.names.unquoted(tree.source.text(from: token.start, to: token.end))
    }
    let quote = tree.source.bytes[Int(token.end) - 1]
    let inner = tree.source.bytes[Int(token.start) + 1..<Int(token.end) - 1]
    guard inner.contains(quote), quote != 0x5D else {
      return tree.names.exact(String(decoding: inner, as: UTF8.self))
    }
    var bytes: [UInt8] = []
    var isSecond = false
    for byte in inner {
      if byte == quote, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      bytes.append(byte)
    }
    return tree.names.exact(String(decoding: bytes, as: UTF8.self))
  }

  func isAtName() -> Bool { token.kind == .quotedName || token.kind == .word }

  /// Whether the token may be a name where a keyword could stand, too.
  func isAtFreeName() -> Bool {
    isAt(.quotedName) || isAt(.word) && !token.keyword.isReserved
  }

  /// `AS name`, `name`; none when there is neither.
  mutating func parseAlias() -> NameID {
    if accept(.as), isAtName() || isAt(.text) { return takeName() }
    return isAtFreeName() ? takeName() : .none
  }

  mutating func takeName() -> NameID {
    let id = name(of: token)
    advance()
    return id
  }

  mutating func parseNameNode() -> NodeID {
    let start = position
    let isQuoted = isAt(.quotedName)
    let name = takeName()
    return make(.name, from: start, flags: isQuoted ? .quoted : [], name: name)
  }

  /// `a.b.c` as name nodes.
  mutating func parsePath() -> ChildList {
    var path = ChildList()
    while isAtName() {
      append(parseNameNode(), to: &path)
      guard isAt(.dot), peek().kind == .word || peek().kind == .quotedName else { break }
      advance()
    }
    return path
  }

  /// `(a, b, c)`; stands behind the bracket afterwards.
  mutating func parseNameList() -> NodeID {
    let start = position
    var names = ChildList()
    advance()
    while isAtName() {
      append(parseNameNode(), to: &names)
      while !isAt(.comma), !isAt(.close), !isAt(.endOfText) { skipOne() }
      if !accept(.comma) { break }
    }
    expect(.close, "`)`")
    return make(.columnNames, from: start, names)
  }

  /// Over one token, or over everything in brackets.
  mutating func skipOne() {
    let isOpen = isAt(.open)
    advance()
    guard isOpen else { return }
    skipToClose()
    advance()
  }

  // MARK: Saying

  mutating func complain(_ rule: String, _ message: String) {
    let found =
      isAt(.endOfText)
      ? "the end" : "`\(tree.source.text(from: token.start, to: token.end).prefix(40))`"
    guard diagnostics.last?.offset != token.start || diagnostics.last?.rule != rule else { return }
    diagnostics.append(
      SQLDiagnostic(
        rule: rule, message: "\(message), found \(found)",
        position: tree.source.position(of: token.start), offset: token.start))
  }

  /// Runs a nested rule unless it would go too deep.
  mutating func nested(_ body: (inout Parser) -> NodeID) -> NodeID {
    guard depth < Self.deepest else {
      let start = position
      complain("too-deep", "nested deeper than \(Self.deepest)")
      skipToClose()
      return make(.opaque, from: start)
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }
}
