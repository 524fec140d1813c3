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
    var catalog = PostgresCatalog()
    try connection.run([
      ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "the system catalog", { _ in }),
      (Self.relationsQuery, "tables and views", { catalog.relations = $0.map($0.relation) }),
      (
        Self.columnsQuery, "columns",
        { catalog.columns = $0.grouped($0.column).mapValues(Self.sorted) }
      ),
      (Self.constraintsQuery, "keys", { catalog.constraints = $0.grouped($0.constraint) }),
      (Self.indexesQuery, "indexes", { catalog.indexes = $0.grouped($0.index) }),
      ("COMMIT", "the system catalog", { _ in }),
    ])
    self = catalog
  }

  private init() {}

  /// Columns by number: sorting some thousand short lists here spares the server one long list.
  private static func sorted(_ columns: [Column]) -> [Column] {
    columns.sorted { $0.number < $1.number }
  }

  /// Relations of people, not of the system or an extension; a partition is part of its table.
  private static let wanted = """
    c.relkind IN ('r', 'p', 'f', 'v', 'm') AND NOT c.relispartition
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'
        AND d.classid = 'pg_class'::regclass)
    """

  private static let relationsQuery = """
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
    """

  private static let columnsQuery = """
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
    """

  private static let constraintsQuery = """
    SELECT k.conrelid, k.conname, k.contype, array_to_string(k.conkey, ','), k.confrelid,
      array_to_string(k.confkey, ',')
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype IN ('p', 'u', 'f') AND \(wanted) ORDER BY k.conrelid, k.conname
    """

  /// Indexes but those of primary keys; columns by name, expressions as they are written.
  private static let indexesQuery = """
    SELECT x.indrelid, i.relname, x.indisunique, array_to_string(ARRAY(
        SELECT coalesce(a.attname, pg_get_indexdef(x.indexrelid, k.place::int, true))
        FROM unnest(x.indkey::int2[]) WITH ORDINALITY k (number, place)
        LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number
          AND k.number <> 0
        WHERE k.place <= x.indnkeyatts ORDER BY k.place), E'\\x1f')
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT x.indisprimary AND \(wanted) ORDER BY x.indrelid, i.relname
    """
}

extension PostgresRows {
  fileprivate func relation(_ row: Int) -> PostgresCatalog.Relation {
    .init(
      oid: int(row, 0) ?? 0, schema: text(row, 1) ?? "", name: text(row, 2) ?? "",
      kind: text(row, 3) ?? "r", estimate: int(row, 4), bytes: int(row, 5),
      definition: text(row, 6), comment: text(row, 7))
  }

  fileprivate func column(_ row: Int) -> PostgresCatalog.Column {
    .init(
      number: int(row, 1) ?? 0, name: text(row, 2) ?? "", nativeType: text(row, 3) ?? "",
      baseType: text(row, 4) ?? "", isArray: flag(row, 5), isEnum: flag(row, 6),
      isNullable: !flag(row, 7), defaultValue: text(row, 8), isIdentity: flag(row, 9),
      isComputed: flag(row, 10), comment: text(row, 11))
  }

  fileprivate func constraint(_ row: Int) -> PostgresCatalog.Constraint {
    .init(
      name: text(row, 1) ?? "", kind: text(row, 2) ?? "", columns: ints(row, 3),
      target: int(row, 4) ?? 0, targetColumns: ints(row, 5))
  }

  fileprivate func index(_ row: Int) -> PostgresCatalog.Index {
    .init(
      name: text(row, 1) ?? "", isUnique: flag(row, 2),
      columns: (text(row, 3) ?? "").split(separator: "\u{1F}").map(String.init))
  }
}
