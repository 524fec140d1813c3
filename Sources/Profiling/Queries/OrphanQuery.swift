import GroundworkModel

/// SQL that counts the rows of a column whose value a key does not have.
enum OrphanQuery {
  /// Both in one source, in its own SQL.
  static func inside(_ child: ProfiledColumn, _ parent: ProfiledColumn) -> String? {
    guard let from = child.place, let to = parent.place else { return nil }
    return sql(
      from.relation, from.text(of: child.entity.name, child.column),
      to.relation, to.text(of: parent.entity.name, parent.column))
  }

  /// In two sources. Two SQLite files: for the one that refers, which attaches the other. Else for DuckDB, which reads
  /// text files by itself; a comment names the extensions that it needs for databases.
  static func across(_ child: QueryPlace?, _ column: String, _ parent: QueryPlace?, _ key: String)
    -> String?
  {
    if child?.database != nil, let from = child?.relation, let to = parent?.relation,
      let other = parent?.database
    {
      let count = sql(
        "main." + from, cast(column, "TEXT"), "parent." + to, cast(key, "TEXT"))
      return "ATTACH \(SQLWord.text(other)) AS parent; \(count)"
    }
    guard let from = child?.fromDuckDB, let to = parent?.fromDuckDB else { return nil }
    let needed = Set([child, parent].compactMap { $0?.duckDBExtension }).sorted()
    return needs(needed) + sql(from, cast(column, "VARCHAR"), to, cast(key, "VARCHAR"))
  }

  private static func needs(_ extensions: [String]) -> String {
    guard !extensions.isEmpty else { return "" }
    let noun = extensions.count == 1 ? "extension" : "extensions"
    return "/* DuckDB with its \(noun) \(extensions.joined(separator: " and ")) */ "
  }

  private static func cast(_ name: String, _ type: String) -> String {
    "CAST(\(SQLWord.name(name)) AS \(type))"
  }

  private static func sql(_ child: String, _ value: String, _ parent: String, _ key: String)
    -> String
  {
    """
    SELECT count(*) FROM (SELECT \(value) AS v FROM \(child)) AS c \
    LEFT JOIN (SELECT DISTINCT \(key) AS v FROM \(parent)) AS p ON p.v = c.v \
    WHERE c.v <> '' AND p.v IS NULL
    """
  }
}
