extension Parser {
  mutating func opaque(_ start: Int) -> NodeID {
    position = start
    complain("unsupported-statement", "this kind of statement is not read")
    skipStatement()
    return make(.opaque, from: start)
  }

  mutating func utility(_ start: Int) -> NodeID {
    skipToNextStatement()
    return make(.utility, from: start)
  }

  /// A statement that moves no data, and in which a query stands nevertheless, was not understood.
  mutating func complainOfQuery(_ range: Range<Int>) {
    guard !mayNameQueries(range.lowerBound), hasQuery(range) else { return }
    let end = position
    position = range.lowerBound
    complain("unsupported-statement", "a query stands in a statement that is not read")
    position = end
  }

  /// Whether `SELECT` is a right, or a query of a cursor or variable, which is read where it is used.
  private func mayNameQueries(_ start: Int) -> Bool {
    let words: [Keyword] = [.grant, .revoke, .declare, .set, .comment, .show, .describe, .desc]
    let first = tree.tokens[start]
    return words.contains(first.keyword) || blocks > 0 && first.keyword == .none
      || ["deny", "prepare"].contains(text(of: first).lowercased())
  }

  /// Whether a SELECT with a FROM stands outside brackets.
  private func hasQuery(_ range: Range<Int>) -> Bool {
    var isBehindSelect = false
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tree.tokens[index]
      if token.kind == .open { index = max(index, closing(index)) }
      if isBehindSelect, token.keyword == .from { return true }
      isBehindSelect = isBehindSelect || token.keyword == .select
      index += 1
    }
    return false
  }

  /// To the `;`, or where none is needed to the next word that begins a statement.
  mutating func skipToNextStatement() {
    if !isAtEnd { skipOne() }
    while !isAtEnd {
      if dialect.hasOptionalSemicolons, token.keyword.beginsStatement { return }
      if blocks > 0 && isAt(.end) || isAt(.close) { return }
      skipOne()
    }
  }

  /// Statements that move no data.
  func isUtility() -> Bool {
    switch token.keyword {
    case .set, .declare, .grant, .revoke, .show, .describe, .desc, .comment, .commit, .rollback,
      .savepoint, .release, .vacuum, .analyze, .lock, .unlock, .reset, .kill, .attach, .fetch,
      .continue, .start, .list:
      return true
    default: break
    }
    return Self.utilities.contains(text(of: token).lowercased()) || blocks > 0 || memory.isDeclaring
      || isAt(.parameter) || dialect.hasOptionalSemicolons && isAt(.word)
  }

  static let utilities: Set<String> = [
    "detach", "pragma", "refresh", "cache", "uncache", "msck", "optimize", "add", "clear",
    "checkpoint", "cluster", "reindex", "discard", "listen", "notify", "unlisten", "deallocate",
    "close", "open", "print", "raiserror", "raise", "throw", "waitfor", "put", "get", "remove",
    "rm", "ls", "undrop", "suspend", "resume", "assert", "leave", "iterate", "signal", "perform",
    "let", "flush", "check", "repair", "help", "collect", "database", "deny", "disable", "enable",
    "dbcc", "backup", "restore", "purge", "install", "export", "import", "break", "exit", "null",
    "abort", "analyse", "system", "handler", "security", "reassign", "prepare", "delimiter",
    "prompt", "goto", "quit", "log", "rem", "spool", "whenever",
  ]
}
