/// Tokens → tree, by recursive descent that never gives up: what is not understood is skipped, said, and the rest
/// goes on. Nesting is bounded, so no text can exhaust the stack.
///
/// The grammar is a superset of all dialects. Operators have no precedence here: lineage asks which columns an
/// expression reads, not in which order. Chains of operators and brackets are read in loops.
struct Parser {
  var tree: SyntaxTree
  var names: NameTable
  var position = 0
  var depth = 0
  /// Bodies of procedures and blocks around the cursor.
  var blocks = 0
  var diagnostics: [SQLDiagnostic] = []
  @inline(__always) var dialect: Dialect { memory.dialect }
  /// Whether a routine's head was read and its body follows.
  var isBehindHead = false
  /// No query begins in brackets before this token: looked at once.
  var bracketsLookedAt = -1
  /// Texts read as SQL so far.
  var unquoted = 0
  /// The dialect, and what the script said so far that later statements need.
  let memory: ScriptMemory

  /// Queries and calls inside each other.
  static let deepest = 600
  /// Diagnostics kept of one text.
  static let mostDiagnostics = 200

  init(_ text: String, _ dialect: Dialect) {
    let source = SQLSource(text)
    tree = SyntaxTree(source: source, tokens: Lexer.tokens(of: source.bytes, dialect))
    names = NameTable(dialect.folding)
    memory = ScriptMemory(dialect)
    tree.nodes.reserveCapacity(tree.tokens.count)
  }

  // MARK: Looking

  var token: Token {
    @inline(__always) get { tree.tokens[position] }
  }

  func peek(_ distance: Int = 1) -> Token {
    tree.tokens[max(0, min(position + distance, tree.tokens.count - 1))]
  }

  @inline(__always)
  func isAt(_ kind: Token.Kind) -> Bool { tree.tokens[position].kind == kind }

  @inline(__always)
  func isAt(_ keyword: Keyword) -> Bool { tree.tokens[position].keyword == keyword }

  func isAt(_ first: Keyword, _ second: Keyword) -> Bool {
    isAt(first) && peek().keyword == second
  }

  /// Whether a word is spelled so; for words that are keywords in one place only.
  func isAtWord(_ spelling: StaticString, _ distance: Int = 0) -> Bool {
    let token = peek(distance)
    guard token.kind == .word else { return false }
    return isSpelled(token, spelling)
  }

  /// Whether an operator stands here.
  func isAtSymbol(_ spelling: StaticString, _ distance: Int = 0) -> Bool {
    let token = peek(distance)
    guard token.kind == .symbol else { return false }
    return isSpelled(token, spelling)
  }

  private func isSpelled(_ token: Token, _ spelling: StaticString) -> Bool {
    guard Int(token.end - token.start) == spelling.utf8CodeUnitCount else { return false }
    let start = Int(token.start)
    return spelling.withUTF8Buffer { expected in
      for index in expected.indices
      where ASCII.lower(tree.source.bytes[start + index]) != expected[index] {
        return false
      }
      return true
    }
  }

  func text(of token: Token) -> String { tree.source.text(from: token.start, to: token.end) }

  var isAtEnd: Bool { isAt(.endOfText) || isAt(.semicolon) }

  // MARK: Moving

  @inline(__always)
  mutating func advance() { if position < tree.tokens.count - 1 { position += 1 } }

  mutating func advance(_ count: Int) { for _ in 0..<count { advance() } }

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
    advance(2)
    return true
  }

  mutating func acceptWord(_ spelling: StaticString) -> Bool {
    guard isAtWord(spelling) else { return false }
    advance()
    return true
  }

  mutating func acceptSymbol(_ spelling: StaticString) -> Bool {
    guard isAtSymbol(spelling) else { return false }
    advance()
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ what: String) {
    if !accept(kind) { complain("unexpected", "expected \(what)") }
  }

  /// The token that closes the bracket at a token.
  func closing(_ index: Int) -> Int { min(Int(tree.tokens[index].extent), tree.tokens.count - 1) }

  /// Over everything up to the bracket that closes the one just opened; stands on it afterwards.
  mutating func skipToClose() {
    while !isAt(.endOfText), !isAt(.close) {
      if isAt(.open) { position = closing(position) }
      advance()
    }
  }

  /// To the end of the statement: the next `;` outside brackets.
  mutating func skipStatement() {
    while !isAtEnd { skipOne() }
  }

  /// Over one token, or over everything in brackets.
  mutating func skipOne() {
    if isAt(.open) { position = max(position, closing(position)) }
    advance()
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
      tree[list.last].next = child
    }
    list.last = child
  }

  /// Puts the children of one list behind those of another.
  mutating func append(_ children: ChildList, to list: inout ChildList) {
    guard children.first != .none else { return }
    append(children.first, to: &list)
    list.last = children.last
  }

  mutating func make(
    _ kind: Node.Kind, from start: Int, _ children: ChildList = ChildList(),
    flags: Node.Flags = [], name: NameID = .none
  ) -> NodeID {
    let id = NodeID(index: Int32(truncatingIfNeeded: tree.nodes.count))
    tree.nodes.append(
      Node(
        kind: kind, flags: flags, name: name, start: Int32(start), end: Int32(max(position, start)),
        firstChild: children.first))
    return id
  }

  mutating func single(_ child: NodeID) -> ChildList {
    var list = ChildList()
    append(child, to: &list)
    return list
  }

  mutating func pair(_ first: NodeID, _ second: NodeID) -> ChildList {
    var list = single(first)
    append(second, to: &list)
    return list
  }

  // MARK: Saying

  mutating func complain(_ rule: String, _ message: String) {
    guard diagnostics.count < Self.mostDiagnostics else { return }
    let found = isAt(.endOfText) ? "the end" : "`\(text(of: token).prefix(40))`"
    guard diagnostics.last?.offset != token.start || diagnostics.last?.rule != rule else { return }
    diagnostics.append(
      SQLDiagnostic(
        rule: rule, message: "\(message), found \(found)",
        offset: tree.source.place(of: token.start)))
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
