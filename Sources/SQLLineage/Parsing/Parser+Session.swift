extension Parser {
  /// `USE database`, `USE SCHEMA s`, `USE ROLE r`
  mutating func parseUse(_ start: Int) -> NodeID {
    advance()
    var flags: Node.Flags = []
    if isAtWord("role") || isAtWord("warehouse") || isAtWord("secondary") { return utility(start) }
    if isAtWord("schema") {
      advance()
      flags = .all
    } else if isAtWord("database") || isAtWord("catalog") {
      advance()
      flags = .byName
    }
    guard isAtName() else { return utility(start) }
    let path = parsePath()
    return make(.use, from: start, path, flags: flags)
  }

  /// Whether SET says where names without a schema are looked for.
  func isAtSearchPath() -> Bool {
    let distance = isAtWord("session", 1) || isAtWord("local", 1) ? 2 : 1
    return isAtWord("search_path", distance) || isAtWord("schema", distance)
      || isAtWord("current_schema", distance)
      || peek(distance).keyword == .current && isAtWord("schema", distance + 1)
      || dialect.name == "bigquery" && text(of: peek(distance)).lowercased() == "@dataset_id"
  }

  /// `SET search_path TO a, "b"`, `SET SCHEMA 'a'`, `SET SCHEMA a`, `ALTER SESSION SET CURRENT_SCHEMA = a`, `SET @@dataset_id = 'a'`
  mutating func parseSearchPath(_ start: Int) -> NodeID {
    while !isAtEnd, !isAtPathVariable { advance() }
    advance()
    if isAt(.to) || isAtSymbol("=") { advance() }
    var schemas = ChildList()
    repeat {
      if isAt(.text) {
        append(parseQuotedSchemas(), to: &schemas)
      } else if isAtName() {
        append(parseNameNode(), to: &schemas)
      }
    } while accept(.comma)
    if !isAtEnd { skipToNextStatement() }
    return make(.use, from: start, schemas, flags: .comma)
  }

  private var isAtPathVariable: Bool {
    isAtWord("search_path") || isAtWord("schema") || isAtWord("current_schema")
      || text(of: token).lowercased() == "@dataset_id"
  }

  /// `'a, b'` of DuckDB is a list.
  private mutating func parseQuotedSchemas() -> ChildList {
    let start = position
    var schemas = ChildList()
    for part in inner(of: token).split(separator: ",") {
      let name = names.exact(String(part.drop { $0 == " " }))
      append(make(.name, from: start, name: name), to: &schemas)
    }
    advance()
    return schemas
  }
}
