/// Which columns tables have, so that `*` and names without a table can be resolved.
public struct SQLSchema: Sendable {
  /// A table's full name and columns, in order, as the database spells them.
  public struct Table: Hashable, Sendable {
    /// Catalog, schema and name, or the last of these.
    public var path: [String]
    /// Column names in order.
    public var columns: [String]
    /// The columns' types as the database writes them, in the same order; empty when they are not known.
    public var types: [String] = []

    /// A table with its columns.
    public init(path: [String], columns: [String], types: [String] = []) {
      self.path = path
      self.columns = columns
      self.types = types
    }
  }

  /// The database that names without one mean, if it is known.
  public var defaultDatabase: String?
  /// The schema that names without one mean, if it is known.
  public var defaultSchema: String?
  /// Functions that hide the values they are given, in lower case.
  public var maskingFunctions: Set<String> = []
  /// Queries that names stand for, as views do: a name's path and its text.
  public var queries: [(path: [String], text: String)] = []

  private var tables: [Table] = []
  private var byName: [String: [Int]] = [:]

  /// Tables by their full names.
  public init(_ tables: [Table] = []) {
    for table in tables { insert(table) }
  }

  /// Adds a table, or replaces the one of the same full name.
  public mutating func insert(_ table: Table) {
    let key = table.path.last?.lowercased() ?? ""
    if let old = byName[key]?.first(where: { tables[$0].path == table.path }) {
      tables[old] = table
      return
    }
    byName[key, default: []].append(tables.count)
    tables.append(table)
  }

  /// The table that a name means: the only one that ends in it, or among several the one in a default schema.
  func table(named path: [String], _ dialect: Dialect) -> Table? {
    guard let last = path.last, let indices = byName[last.lowercased()] else { return nil }
    var found = indices.map { tables[$0] }.filter { table in
      table.path.count >= path.count
        && zip(table.path.suffix(path.count), path).allSatisfy { Self.isSame($0, $1, dialect) }
    }
    if found.isEmpty { found = longer(path, indices) }
    guard found.count > 1 else { return found.first }
    for schema in [defaultSchema].compactMap({ $0 }) + dialect.defaultSchemas {
      let here = found.filter { Self.isSame($0.path.dropLast().last ?? "", schema, dialect) }
      if here.count == 1 { return here[0] }
    }
    let exact = found.filter { $0.path.count == path.count }
    return exact.count == 1 ? exact[0] : nil
  }

  /// Tables that the schema names with fewer parts than the text.
  private func longer(_ path: [String], _ indices: [Int]) -> [Table] {
    indices.map { tables[$0] }.filter { table in
      table.path.count < path.count
        && zip(path.suffix(table.path.count), table.path).allSatisfy {
          $0.lowercased() == $1.lowercased()
        } && (defaultSchema == nil || table.path.count > 1 || path.dropLast().last == defaultSchema)
    }
  }

  /// Catalogs spell names as the database folds them or as people wrote them, so case decides only where a database
  /// tells the two apart and quoting would.
  private static func isSame(_ known: String, _ written: String, _ dialect: Dialect) -> Bool {
    switch dialect.folding {
    case .lower, .sensitive: known == written || known.lowercased() == written.lowercased()
    case .upper, .insensitive: known.lowercased() == written.lowercased()
    }
  }
}
