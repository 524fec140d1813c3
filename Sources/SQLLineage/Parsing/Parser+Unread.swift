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
