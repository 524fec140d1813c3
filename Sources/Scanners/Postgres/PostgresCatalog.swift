/// What PostgreSQL's system catalog says, one query per kind of object, whatever the number of tables.
struct PostgresCatalog {
  /// A table, view or the like.
  struct Relation {
    var oid: Int
    var schema: String
    var name: String
    /// `r` table, `p` partitioned, `f` foreign, `v` view, `m` materialised view.
    var kind: String
    var estimate: Int?
    var bytes: Int?
    var definition: String?
    var comment: String?
  }

  struct Column {
    var number: Int
    var name: String
    var nativeType: String
    var baseType: String
    var isArray: Bool
    var isEnum: Bool
    var isNullable: Bool
    var defaultValue: String?
    var isIdentity: Bool
    var isComputed: Bool
    var comment: String?
  }

  struct Constraint {
    var name: String
    /// `p` primary, `u` unique, `f` foreign.
    var kind: String
    var columns: [Int]
    var target: Int
    var targetColumns: [Int]
  }

  struct Index {
    var name: String
    var isUnique: Bool
    var columns: [String]
  }

  var relations: [Relation] = []
  var columns: [Int: [Column]] = [:]
  var constraints: [Int: [Constraint]] = [:]
  var indexes: [Int: [Index]] = [:]

  /// Reads it in one short transaction, so that its parts agree.
  init(_ connection: PostgresConnection) throws {
    try connection.run(
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", reading: "the system catalog")
    relations = try Self.relations(connection)
    columns = try Self.columns(connection)
    constraints = try Self.constraints(connection)
    indexes = try Self.indexes(connection)
    try connection.run("COMMIT", reading: "the system catalog")
  }

  /// Relations of people, not of the system or an extension; a partition is part of its table.
  private static let wanted = """
    c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'
        AND d.classid = 'pg_class'::regclass)
    """

  private static func relations(_ connection: PostgresConnection) throws -> [Relation] {
    let rows = try connection.rows(
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind,
        CASE WHEN c.relkind = 'p' THEN (SELECT sum(nullif(t.reltuples, -1))::bigint
            FROM pg_partition_tree(c.oid) p JOIN pg_class t ON t.oid = p.relid WHERE p.isleaf)
          ELSE nullif(c.reltuples, -1)::bigint END,
        CASE WHEN c.relkind = 'p' THEN (SELECT sum(pg_total_relation_size(p.relid))
            FROM pg_partition_tree(c.oid) p WHERE p.isleaf)
          WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) END,
        CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END, d.description
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0
        AND d.classoid = 'pg_class'::regclass
      WHERE \(wanted) ORDER BY n.nspname, c.relname
      """, reading: "tables and views")
    return rows.map { row in
      Relation(
        oid: rows.int(row, 0) ?? 0, schema: rows.text(row, 1) ?? "", name: rows.text(row, 2) ?? "",
        kind: rows.text(row, 3) ?? "r", estimate: rows.int(row, 4), bytes: rows.int(row, 5),
        definition: rows.text(row, 6), comment: rows.text(row, 7))
    }
  }

  private static func columns(_ connection: PostgresConnection) throws -> [Int: [Column]] {
    let rows = try connection.rows(
      """
      SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
        coalesce(b.typname, t.typname), coalesce(b.typcategory, t.typcategory) = 'A',
        coalesce(b.typtype, t.typtype) = 'e', a.attnotnull,
        CASE WHEN a.attgenerated = '' THEN pg_get_expr(f.adbin, f.adrelid) END,
        a.attidentity <> '', a.attgenerated <> '', d.description
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type b ON t.typtype = 'd' AND b.oid = t.typbasetype
      LEFT JOIN pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
      LEFT JOIN pg_description d ON d.objoid = a.attrelid AND d.objsubid = a.attnum
        AND d.classoid = 'pg_class'::regclass
      WHERE a.attnum > 0 AND NOT a.attisdropped AND \(wanted)
      ORDER BY a.attrelid, a.attnum
      """, reading: "columns")
    return rows.grouped { row in
      Column(
        number: rows.int(row, 1) ?? 0, name: rows.text(row, 2) ?? "",
        nativeType: rows.text(row, 3) ?? "", baseType: rows.text(row, 4) ?? "",
        isArray: rows.flag(row, 5), isEnum: rows.flag(row, 6), isNullable: !rows.flag(row, 7),
        defaultValue: rows.text(row, 8), isIdentity: rows.flag(row, 9),
        isComputed: rows.flag(row, 10), comment: rows.text(row, 11))
    }
  }

  private static func constraints(_ connection: PostgresConnection) throws -> [Int: [Constraint]] {
    let rows = try connection.rows(
      """
      SELECT k.conrelid, k.conname, k.contype, array_to_string(k.conkey, ','), k.confrelid,
        array_to_string(k.confkey, ',')
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype IN ('p', 'u', 'f') AND \(wanted) ORDER BY k.conrelid, k.conname
      """, reading: "keys")
    return rows.grouped { row in
      Constraint(
        name: rows.text(row, 1) ?? "", kind: rows.text(row, 2) ?? "", columns: rows.ints(row, 3),
        target: rows.int(row, 4) ?? 0, targetColumns: rows.ints(row, 5))
    }
  }

  /// Indexes but those of primary keys; columns by name, expressions as they are written.
  private static func indexes(_ connection: PostgresConnection) throws -> [Int: [Index]] {
    let rows = try connection.rows(
      """
      SELECT x.indrelid, i.relname, x.indisunique, array_to_string(ARRAY(
          SELECT coalesce(a.attname, pg_get_indexdef(x.indexrelid, k.place::int, true))
          FROM unnest(x.indkey::int2[]) WITH ORDINALITY k (number, place)
          LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number
            AND k.number <> 0
          WHERE k.place <= x.indnkeyatts ORDER BY k.place), E'\\x1f')
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT x.indisprimary AND \(wanted) ORDER BY x.indrelid, i.relname
      """, reading: "indexes")
    return rows.grouped { row in
      Index(
        name: rows.text(row, 1) ?? "", isUnique: rows.flag(row, 2),
        columns: (rows.text(row, 3) ?? "").split(separator: "\u{1F}").map(String.init))
    }
  }
}

extension PostgresRows {
  /// Values made of each row, grouped by the relation in the first column.
  fileprivate func grouped<Value>(_ make: (Int) -> Value) -> [Int: [Value]] {
    var groups: [Int: [Value]] = [:]
    for row in 0..<count { groups[int(row, 0) ?? 0, default: []].append(make(row)) }
    return groups
  }
}
