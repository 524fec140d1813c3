import GRDB
import GroundworkModel

/// What SQLite's schema table and pragmas say about tables, columns, keys and indexes.
enum SQLiteCatalog {
  /// A table or view of the main database; SQLite's own and shadow tables are left out.
  struct Table {
    var name: String
    var isView: Bool
    var isWithoutRowID: Bool
    var isStrict: Bool
    var isVirtual: Bool
    var sql: String?
  }

  static func tables(_ db: Database) throws -> [Table] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT l.name, l.type, l.wr, l.strict, m.sql FROM pragma_table_list l
        LEFT JOIN sqlite_schema m ON m.name = l.name AND m.type IN ('table', 'view')
        WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual')
          AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY l.name
        """)
    return rows.map {
      Table(
        name: $0["name"], isView: $0["type"] == "view", isWithoutRowID: $0["wr"],
        isStrict: $0["strict"], isVirtual: $0["type"] == "virtual", sql: $0["sql"])
    }
  }

  /// Bytes of each table with its indexes, by table; nothing when SQLite was built without page statistics.
  static func bytes(_ db: Database) -> [String: Int] {
    let rows = try? Row.fetchAll(
      db,
      sql: """
        SELECT m.tbl_name AS name, sum(s.pgsize) AS bytes
        FROM dbstat s JOIN sqlite_schema m ON m.name = s.name
        WHERE s.aggregate = TRUE GROUP BY m.tbl_name
        """)
    return Dictionary(uniqueKeysWithValues: (rows ?? []).map { ($0["name"], $0["bytes"]) })
  }

  static func rowCount(of table: Table, _ db: Database) throws -> Int? {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(quoted(table.name))")
  }

  /// A name as an SQL identifier.
  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}

extension SQLiteCatalog {
  /// A column as `table_xinfo` tells it.
  struct Column {
    var name: String
    var position: Int
    var declaredType: String
    var isNullable: Bool
    var defaultValue: String?
    /// Its place in the primary key from 1, or 0.
    var keyPosition: Int
    var generation: Dataset.Column.Generation?
  }

  static func columns(of table: Table, _ db: Database) throws -> [Column] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid",
      arguments: [table.name])
    let keyCount = rows.count { ($0["pk"] as Int) > 0 }
    return rows.enumerated().map { index, row in
      let type: String = row["type"]
      let keyPosition: Int = row["pk"]
      let isRowID = keyPosition == 1 && keyCount == 1 && type.uppercased() == "INTEGER"
      let isKeyNotNull = keyPosition > 0 && (table.isWithoutRowID || isRowID && !table.isView)
      let hidden: Int = row["hidden"]
      return Column(
        name: row["name"], position: index + 1, declaredType: type,
        isNullable: !(row["notnull"] as Bool) && !isKeyNotNull, defaultValue: row["dflt_value"],
        keyPosition: keyPosition,
        generation: hidden >= 2 ? .computed : isRowID && !table.isWithoutRowID ? .identity : nil)
    }
  }

  static func primaryKey(of columns: [Column]) -> Dataset.Key? {
    let key = columns.filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }
    return key.isEmpty ? nil : Dataset.Key(columns: key.map(\.name))
  }
}

extension SQLiteCatalog {
  /// An index as `index_list` and `index_xinfo` tell it.
  struct Index {
    var name: String
    /// Column names; an expression is written `(expression)`.
    var columns: [String]
    var isUnique: Bool
    var isPartial: Bool
    /// `c` made by CREATE INDEX, `u` by a UNIQUE constraint, `pk` by the primary key.
    var origin: String

    /// Whether it makes its columns a key of all rows.
    var isKey: Bool { isUnique && !isPartial && origin != "pk" && !columns.contains(expression) }
    var isDeclared: Bool { origin == "c" }
    var keyName: String? { isDeclared ? name : nil }
  }

  private static let expression = "(expression)"

  static func indexes(of table: Table, _ db: Database) throws -> [Index] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT l.name, l."unique", l.partial, l.origin, i.name AS column_name
        FROM pragma_index_list(?) l, pragma_index_xinfo(l.name) i WHERE i.key
        ORDER BY l.name, i.seqno
        """, arguments: [table.name])
    var indexes: [Index] = []
    for row in rows {
      let name: String = row["name"]
      if indexes.last?.name != name {
        indexes.append(
          Index(
            name: name, columns: [], isUnique: row["unique"], isPartial: row["partial"],
            origin: row["origin"]))
      }
      indexes[indexes.count - 1].columns.append(row["column_name"] ?? expression)
    }
    return indexes
  }

  /// A foreign key with its target columns spelled out.
  struct ForeignKey {
    var columns: [String]
    var target: String
    var targetColumns: [String]
  }

  static func foreignKeys(of table: Table, _ db: Database) throws -> [ForeignKey] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT f.id, coalesce(m.name, f."table") AS target, f."from", f."to"
        FROM pragma_foreign_key_list(?) f
        LEFT JOIN sqlite_schema m ON m.type = 'table' AND m.name = f."table" COLLATE NOCASE
        ORDER BY f.id, f.seq
        """, arguments: [table.name])
    return try Dictionary(grouping: rows) { $0["id"] as Int }.sorted { $0.key < $1.key }
      .map { try foreignKey($0.value, db) }
  }

  /// A key that names no target columns refers to the primary key of its target.
  private static func foreignKey(_ rows: [Row], _ db: Database) throws -> ForeignKey {
    let target: String = rows[0]["target"]
    let named = rows.compactMap { $0["to"] as String? }
    let implied = """
      SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk
      """
    let columns =
      named.isEmpty ? try String.fetchAll(db, sql: implied, arguments: [target]) : named
    return ForeignKey(columns: rows.map { $0["from"] }, target: target, targetColumns: columns)
  }
}
