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

  /// In two sources, for DuckDB with its extensions `sqlite` and `postgres`.
  static func across(_ child: QueryPlace?, _ column: String, _ parent: QueryPlace?, _ key: String)
    -> String?
  {
    guard let from = child?.fromDuckDB, let to = parent?.fromDuckDB else { return nil }
    return sql(from, cast(column), to, cast(key))
  }

  private static func cast(_ name: String) -> String { "CAST(\(SQLWord.name(name)) AS VARCHAR)" }

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
