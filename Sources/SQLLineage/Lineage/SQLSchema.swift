/// Which columns tables have, so that `*` and names without a table can be resolved.
public struct SQLSchema: Sendable {
  /// A table's full name and columns, in order, as the database spells them.
  public struct Table: Hashable, Sendable {
    /// Catalog, schema and name, or the last of these.
    public var path: [String]
    /// Column names in order.
    public var columns: [String]

    /// A table with its columns.
    public init(path: [String], columns: [String]) {
      self.path = path
      self.columns = columns
    }
  }

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
    let found = (byName[path.last?.lowercased() ?? ""] ?? []).map { tables[$0] }.filter { table in
      table.path.count >= path.count
        && zip(table.path.suffix(path.count), path).allSatisfy { Self.isSame($0, $1, dialect) }
    }
    guard found.count > 1 else { return found.first }
    for schema in dialect.defaultSchemas {
      let here = found.filter { Self.isSame($0.path.dropLast().last ?? "", schema, dialect) }
      if here.count == 1 { return here[0] }
    }
    let exact = found.filter { $0.path.count == path.count }
    return exact.count == 1 ? exact[0] : nil
  }

  private static func isSame(_ known: String, _ written: String, _ dialect: Dialect) -> Bool {
    switch dialect.folding {
    case .lower: known == written
    case .upper, .insensitive: known.lowercased() == written.lowercased()
    }
  }
}
