import TestSupport

/// What PostgreSQL says about a query made a view: `pg_depend` holds every column that the view's rule names, which is
/// what `information_schema.view_column_usage` shows, and every table.
///
/// It counts what is named and not what matters: the columns of a subquery that nothing asks for and the select list of
/// EXISTS are in it. A reference to a whole row names the table only.
enum PostgresOracle {
  /// An answer for each query in order: what is read, or why the server refused.
  static func answers(to queries: [String]) throws -> [Result<ReadSet, EngineRefusal>] {
    let database = try PostgresServer.shared().makeDatabase(FixtureSchema.definition)
    let views = queries.enumerated().map { number, query in
      """
      DO $do$ BEGIN EXECUTE $query$CREATE VIEW view_\(number) AS \(query)$query$;
      EXCEPTION WHEN OTHERS THEN INSERT INTO refused VALUES (\(number), SQLERRM); END $do$;

      """
    }
    try database.run(
      "CREATE TABLE refused (number int, why text); SET client_min_messages = error;"
        + views.joined())
    return parse(try database.run(report), queries.count)
  }

  private static let report = """
    SELECT concat_ws(E'\\t', number, 'refused', replace(why, E'\\n', ' ')) FROM refused;
    SELECT DISTINCT concat_ws(E'\\t', substr(v.relname, 6), 'read', t.relname, a.attname)
    FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid JOIN pg_class v ON v.oid = r.ev_class
    JOIN pg_class t ON t.oid = d.refobjid AND t.oid <> v.oid
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
    AND v.relname LIKE 'view\\_%' AND v.relnamespace = 'public'::regnamespace;
    SELECT concat_ws(E'\\t', substr(v.relname, 6), 'name', a.attname)
    FROM pg_class v JOIN pg_attribute a ON a.attrelid = v.oid
    WHERE v.relname LIKE 'view\\_%' AND a.attnum > 0 AND v.relnamespace = 'public'::regnamespace
    ORDER BY v.oid, a.attnum;
    """

  private static func parse(
    _ text: String, _ count: Int
  ) -> [Result<ReadSet, EngineRefusal>] {
    var answers = Array(repeating: Result<ReadSet, EngineRefusal>.success(ReadSet()), count: count)
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      guard parts.count > 2, let number = Int(parts[0]) else { continue }
      answers[number] = answers[number].flatMap { read in
        parts[1] == "refused"
          ? .failure(EngineRefusal(why: parts[2])) : .success(read.adding(parts))
      }
    }
    return answers
  }
}

/// Why an engine did not take a query.
struct EngineRefusal: Error {
  let why: String
}

extension ReadSet {
  fileprivate func adding(_ parts: [String]) -> ReadSet {
    var result = self
    if parts[1] == "name" {
      result.names.append(parts[2])
    } else {
      result.tables.insert(parts[2])
      if parts.count > 3 { result.columns.insert(parts[2] + "." + parts[3]) }
    }
    return result
  }
}
