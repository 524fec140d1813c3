/// What the server's `information_schema` says, one query per kind of object, whatever the number of tables.
struct MariaDBCatalog {
  /// A table's place: its database and its name.
  struct Place: Hashable {
    var schema: String
    var name: String
  }

  /// A table or view.
  struct Table {
    var place: Place
    var isView: Bool
    var estimate: Int?
    var bytes: Int?
    var lastChanged: String?
    var comment: String?
  }

  struct Column {
    var name: String
    var type: String
    var fullType: String
    var isNullable: Bool
    var defaultValue: String?
    /// `auto_increment`, `VIRTUAL GENERATED`, …
    var extra: String
    var comment: String?
  }

  struct Key {
    var name: String
    /// `PRIMARY KEY`, `UNIQUE` or `FOREIGN KEY`.
    var kind: String
    var columns: [String] = []
    var target: Place?
    var targetColumns: [String] = []
  }

  struct Index {
    var name: String
    var isUnique: Bool
    var columns: [String] = []
  }

  private(set) var tables: [Table] = []
  private(set) var columns: [Place: [Column]] = [:]
  private(set) var definitions: [Place: String] = [:]
  private(set) var keys: [Place: [Key]] = [:]
  private(set) var indexes: [Place: [Index]] = [:]

  /// - Parameter database: the only one to be read; all but the server's own when nil.
  init(_ connection: MariaDBConnection, database: String?) throws {
    let only = Self.condition(database)
    tables = try connection.rows(Self.tables(only), reading: "tables and views").map(Self.table)
    for row in try connection.rows(Self.columns(only), reading: "columns") {
      columns[Self.place(row), default: []].append(Self.column(row))
    }
    for row in try connection.rows(Self.views(only), reading: "views") {
      definitions[Self.place(row)] = row[2]
    }
    for row in try connection.rows(Self.keys(only), reading: "keys") { add(key: row) }
    for row in try connection.rows(Self.indexes(only), reading: "indexes") { add(index: row) }
  }

  private mutating func add(key row: MariaDBRow) {
    let (place, name, kind) = (Self.place(row), row.text(2), row.text(3))
    if keys[place]?.last?.name != name || keys[place]?.last?.kind != kind {
      keys[place, default: []].append(Key(name: name, kind: kind))
    }
    guard var key = keys[place]?.popLast() else { return }
    key.columns.append(row.text(4))
    if let schema = row[5], let table = row[6] {
      key.target = Place(schema: schema, name: table)
      key.targetColumns.append(row.text(7))
    }
    keys[place]?.append(key)
  }

  private mutating func add(index row: MariaDBRow) {
    let (place, name) = (Self.place(row), row.text(2))
    if indexes[place]?.last?.name != name {
      indexes[place, default: []].append(Index(name: name, isUnique: row.text(3) == "0"))
    }
    guard var index = indexes[place]?.popLast() else { return }
    index.columns.append(row[4] ?? "(expression)")
    indexes[place]?.append(index)
  }
}

extension MariaDBCatalog {
  private static func place(_ row: MariaDBRow) -> Place {
    Place(schema: row.text(0), name: row.text(1))
  }

  private static func table(_ row: MariaDBRow) -> Table {
    let isView = row.text(2).hasSuffix("VIEW")
    return Table(
      place: place(row), isView: isView, estimate: row.int(3), bytes: row.int(4),
      lastChanged: row[5], comment: isView ? nil : row[6])
  }

  private static func column(_ row: MariaDBRow) -> Column {
    Column(
      name: row.text(2), type: row.text(3).lowercased(), fullType: row.text(4),
      isNullable: row.text(5) == "YES", defaultValue: row[6], extra: row.text(7).lowercased(),
      comment: row[8])
  }

  /// Databases of people, not of the server.
  private static func condition(_ database: String?) -> String {
    guard let database else {
      return "NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')"
    }
    return "= \(MariaDBName.text(database))"
  }

  private static func tables(_ only: String) -> String {
    """
    SELECT table_schema, table_name, table_type, table_rows, data_length + index_length,
      date_format(update_time, '%Y-%m-%dT%H:%i:%sZ'), table_comment
    FROM information_schema.tables
    WHERE table_schema \(only) AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW')
    ORDER BY table_schema, table_name
    """
  }

  private static func columns(_ only: String) -> String {
    """
    SELECT table_schema, table_name, column_name, data_type, column_type, is_nullable, column_default,
      extra, column_comment
    FROM information_schema.columns WHERE table_schema \(only)
    ORDER BY table_schema, table_name, ordinal_position
    """
  }

  private static func views(_ only: String) -> String {
    """
    SELECT table_schema, table_name, view_definition FROM information_schema.views
    WHERE table_schema \(only)
    """
  }

  private static func keys(_ only: String) -> String {
    """
    SELECT u.table_schema, u.table_name, u.constraint_name, c.constraint_type, u.column_name,
      u.referenced_table_schema, u.referenced_table_name, u.referenced_column_name
    FROM information_schema.key_column_usage u
    JOIN information_schema.table_constraints c ON c.constraint_schema = u.constraint_schema
      AND c.table_schema = u.table_schema AND c.table_name = u.table_name
      AND c.constraint_name = u.constraint_name
    WHERE u.table_schema \(only)
      AND c.constraint_type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
      AND (c.constraint_type = 'FOREIGN KEY') = (u.referenced_table_name IS NOT NULL)
    ORDER BY u.table_schema, u.table_name, u.constraint_name, c.constraint_type, u.ordinal_position
    """
  }

  /// Indexes but those of primary keys.
  private static func indexes(_ only: String) -> String {
    """
    SELECT table_schema, table_name, index_name, non_unique, column_name
    FROM information_schema.statistics WHERE table_schema \(only) AND index_name <> 'PRIMARY'
    ORDER BY table_schema, table_name, index_name, seq_in_index
    """
  }
}

/// Names and texts as MySQL and MariaDB read them.
enum MariaDBName {
  static func quoted(_ name: String) -> String { "`" + name.replacing("`", with: "``") + "`" }

  static func text(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }
}
