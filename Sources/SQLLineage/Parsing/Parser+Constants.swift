extension Parser {
  /// Remembers what `SET x = '…'`, `DECLARE x text := '…' || y`, `LET x := …`, `x := …` put into variables; moves nothing.
  mutating func noteAssignments() {
    if isAt(.declare), blocks == 0 { memory.isDeclaring = isBlockDeclared() }
    var index = position
    while [.set, .declare].contains(tree.token(at: index).keyword) || isWord("let", index) {
      index += 1
    }
    while let name = variable(index) {
      guard let sign = assignment(behind: index) else { return memory.texts.declare(name) }
      let isAdded =
        tree.token(at: sign).kind == .symbol && text(of: tree.token(at: sign)).hasPrefix("+")
      var next = sign + 1
      var value = constant(&next)
      if !endsConstant(next) { value = nil }
      if isAdded { value = value.flatMap { added in memory.texts[name].map { $0 + added } } }
      memory.texts.assign(value, to: name)
      guard tree.token(at: next).kind == .comma else { return }
      index = next + 1
    }
  }

  /// T-SQL's `SELECT @x = '…'`
  mutating func noteSelected() {
    position += 1
    noteAssignments()
    position -= 1
  }

  /// Whether BEGIN follows the declarations that begin here.
  private func isBlockDeclared() -> Bool {
    var index = position + 1
    while index < tree.tokens.count - 1 {
      let token = tree.token(at: index)
      if token.kind == .semicolon {
        let next = tree.token(at: index + 1).keyword
        if next == .begin { return true }
        if next.beginsStatement { return false }
      }
      index = token.kind == .open ? max(index, closing(index)) + 1 : index + 1
    }
    return false
  }

  /// The sign of an assignment behind a variable and its type.
  private func assignment(behind index: Int) -> Int? {
    var index = index + 1
    while index < tree.tokens.count - 1 {
      let token = tree.token(at: index)
      if token.keyword == .default { return index }
      if token.kind == .symbol {
        return ["=", ":=", "+="].contains(text(of: token)) ? index : nil
      }
      guard token.kind == .word || token.kind == .open, !token.keyword.beginsStatement else {
        return nil
      }
      index = token.kind == .open ? closing(index) + 1 : index + 1
    }
    return nil
  }

  // MARK: Values

  /// Texts put together by `||`, `+` and CONCAT; nil when a part is not known. The index stands behind them afterwards.
  mutating func constant(_ index: inout Int) -> String? {
    guard var result = constantOperand(&index) else { return nil }
    while index < tree.tokens.count - 1 {
      let token = tree.token(at: index)
      if token.kind == .symbol, ["||", "+"].contains(text(of: token)) {
        index += 1
      } else if token.kind != .text {
        return result
      }
      guard let next = constantOperand(&index) else { return nil }
      result += next
      if result.utf8.count > Self.longestConstant { return nil }
    }
    return result
  }

  /// Bytes of a text that is put together, so that doubling it again and again ends.
  private static let longestConstant = 1_000_000

  private mutating func constantOperand(_ index: inout Int) -> String? {
    let token = tree.token(at: index)
    switch token.kind {
    case .text:
      index += 1
      return value(of: token)
    case .open:
      index += 1
      let inner = constant(&index)
      guard tree.token(at: index).kind == .close else { return nil }
      index += 1
      return inner
    case .word where tree.token(at: index + 1).kind == .open: return constantCall(&index)
    default:
      guard let name = variable(index) else { return nil }
      index += 1
      return memory.texts[name]
    }
  }

  /// `CONCAT('a', x)`, `CHAR(10)`
  private mutating func constantCall(_ index: inout Int) -> String? {
    let function = text(of: tree.token(at: index)).lowercased()
    let end = closing(index + 1)
    index += 2
    if function == "char" || function == "chr" {
      index = end + 1
      return "\n"
    }
    guard function == "concat" else { return nil }
    var result = ""
    while index < end {
      guard let part = constant(&index) else { return nil }
      result += part
      if tree.token(at: index).kind == .comma { index += 1 }
    }
    index = end + 1
    return result
  }

  /// The text itself: quotes in it are written twice or behind a backslash.
  private func value(of token: Token) -> String {
    let inner = self.inner(of: token)
    guard let quote = text(of: token).last, quote != "$" else { return inner }
    let plain = inner.split(separator: "\(quote)\(quote)", omittingEmptySubsequences: false)
      .joined(separator: "\(quote)")
    guard dialect.hasBackslashEscapes else { return plain }
    return plain.split(separator: "\\\(quote)", omittingEmptySubsequences: false)
      .joined(separator: "\(quote)")
  }

  /// The name of a variable: `:x` and `$x` are `x`, without regard to case.
  private func variable(_ index: Int) -> String? {
    let token = tree.token(at: index)
    guard [.parameter, .word, .quotedName].contains(token.kind) else { return nil }
    let name = text(of: token).lowercased()
    return name.hasPrefix(":") || name.hasPrefix("$") ? String(name.dropFirst()) : name
  }

  private func endsConstant(_ index: Int) -> Bool {
    let token = tree.token(at: index)
    return [.semicolon, .endOfText, .comma, .close].contains(token.kind)
      || [.using, .into, .end].contains(token.keyword)
      || dialect.hasOptionalSemicolons && token.keyword.beginsStatement
  }

  private func isWord(_ word: String, _ index: Int) -> Bool {
    tree.token(at: index).kind == .word && text(of: tree.token(at: index)).lowercased() == word
  }

  /// What an expression is when the text says all of it.
  mutating func wholeConstant(_ index: Int) -> String? {
    var end = index
    let value = constant(&end)
    return endsConstant(end) || isWord("as", end) || isWord("at", end) ? value : nil
  }
}
