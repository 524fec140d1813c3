extension Resolver {
  /// The columns that JSON_TABLE, XMLTABLE and `OPENJSON … WITH` list, or that a function is known to give; each comes
  /// from the document, except numbers that only count rows. Nil for any other function.
  mutating func documentColumns(
    of table: NodeID, _ sources: SetID, _ fields: ShapeID
  ) -> [Relation.Column]? {
    let calls = tree.children(of: table).filter { tree[$0].kind == .call }
    guard calls.count == 1, let call = calls.first else { return nil }
    if let list = tree.child(.columnNames, of: call) {
      return tree.children(of: list).map { column in
        let isNumber = tree[column].flags.contains(.variable)
        return .init(name: tree[column].name, sources: isNumber ? .empty : sources)
      }
    }
    return rowColumns(of: call).map { columns in
      columns.map { name in
        let shape = name == "value" ? fields : .none
        return .init(name: names.unquoted(name), sources: sources, shape: shape)
      }
    }
  }

  /// The columns that a database's manual gives a function's rows.
  private func rowColumns(of call: NodeID) -> [String]? {
    switch (dialect.name, names.spelling(tree[call].name).lowercased()) {
    // "FLATTEN", "SPLIT_TO_TABLE": output.
    case ("snowflake", "flatten"): ["seq", "key", "path", "index", "value", "this"]
    case ("snowflake", "split_to_table"): ["seq", "index", "value"]
    // "OPENJSON (Transact-SQL)", default schema; "STRING_SPLIT (Transact-SQL)".
    case ("tsql", "openjson"): ["key", "value", "type"]
    case ("tsql", "string_split"): ["value", "ordinal"]
    // https://sqlite.org/json1.html, "Table-valued functions".
    case ("sqlite", "json_each"), ("sqlite", "json_tree"):
      ["key", "value", "type", "atom", "id", "parent", "fullkey", "path"]
    // PostgreSQL, 9.16: JSON functions.
    case ("postgresql", "json_each"), ("postgresql", "jsonb_each"),
      ("postgresql", "json_each_text"), ("postgresql", "jsonb_each_text"):
      ["key", "value"]
    default: nil
    }
  }
}
