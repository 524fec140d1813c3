extension Resolver {
  /// The name of a table as written, completed by what `USE` and the defaults say.
  func fullName(_ path: [NameID]) -> StatementLineage.TableName {
    var name = path.map { names.spelling($0) }
    if name.count == 1, let namespace { name.insert(namespace, at: 0) }
    let isComplete =
      name.count > 2 || dialect.usesSchemas && !dialect.hasCatalogs && name.count > 1
    if let database, !isComplete, name.count == 2 || namespace == nil {
      name.insert(database, at: 0)
    }
    return name
  }

  /// The table that a node names, nil when it is put together when it runs.
  func tableName(_ node: NodeID) -> StatementLineage.TableName? {
    let path = tablePath(node)
    guard !path.isEmpty else { return nil }
    if isPlace(node) { return path.map { names.spelling($0) } }
    return known(path)?.path ?? fullName(path)
  }

  /// The table of the schema that a name means: any that ends in it, or where the script said in which schemas to look
  /// the first of these that has it.
  private func known(_ path: [NameID]) -> SQLSchema.Table? {
    let written = path.map { names.spelling($0) }
    guard path.count == 1, !searchPath.isEmpty else { return schema.table(named: written, dialect) }
    for namespace in searchPath {
      let full = [database, namespace].compactMap { $0 } + written
      if let table = schema.table(named: full, dialect) { return table }
    }
    return schema.table(named: written, dialect).flatMap { $0.path.count == 1 ? $0 : nil }
  }

  /// Files, stages and templates are not completed by the defaults.
  private func isPlace(_ node: NodeID) -> Bool {
    guard node != .none else { return true }
    let flags = tree[node].flags
    return flags.contains(.file) && !looksLikeName(node) || flags.contains(.template)
  }

  /// A text in place of a table is a path to files, or a name in the wrong quotes.
  private func looksLikeName(_ node: NodeID) -> Bool {
    let text = tablePath(node).map { names.spelling($0) }.joined()
    return !text.contains("/") && !text.contains("*") && !text.contains(":")
  }

  func tablePath(_ node: NodeID) -> [NameID] {
    let path = tree.path(of: node)
    // ``parquet.`path` ``
    if dialect.hasFileTables, path.count == 2, names.spelling(path[1]).contains("/") {
      return [path[1]]
    }
    return path
  }

  /// The rows of a base table: with its columns when the schema knows them, else open.
  mutating func baseTable(_ node: NodeID) -> Relation {
    let path = tablePath(node)
    guard !path.isEmpty else { return Relation() }
    if let temporary = temporary(path) { return temporary }
    if let query = namedQuery(path, node) { return query }
    let table = tableNumber(path, node)
    if !sources.contains(table) { sources.append(table) }
    return relation(of: table, path)
  }

  mutating func relation(of table: Int32, _ path: [NameID]) -> Relation {
    var relation = Relation(alias: path.last ?? .none, path: path)
    relation.table = table
    if let columns = catalog.tables[Int(table)].columns {
      relation.columns = columns
    } else {
      relation.open = [.init(tables: [table])]
    }
    return relation
  }

  private mutating func tableNumber(_ path: [NameID], _ node: NodeID) -> Int32 {
    if let known = catalog.written[path] { return known }
    let table = newTable(path, node)
    catalog.written[path] = table
    return table
  }

  private mutating func newTable(_ path: [NameID], _ node: NodeID) -> Int32 {
    let written = path.map { names.spelling($0) }
    guard let known = known(path) else {
      return catalog.table(isPlace(node) ? written : fullName(path), []) { nil }
    }
    var ids: [NameID] = []
    for column in known.columns { ids.append(names.known(column)) }
    return catalog.table(known.path, known.types) { ids }
  }

  // MARK: Temporary tables

  private mutating func temporary(_ path: [NameID]) -> Relation? {
    guard !temporaries.isEmpty else { return nil }
    let name = fullName(path)
    guard var relation = temporaries[name] ?? temporaries[name.map { $0.lowercased() }] else {
      return nil
    }
    if !temporarySources.contains(name) { temporarySources.append(name) }
    for table in tables(of: relation) where !sources.contains(table) { sources.append(table) }
    relation.alias = path.last ?? .none
    relation.path = path
    return relation
  }

  /// The base tables that a relation's columns come from.
  private mutating func tables(of relation: Relation) -> [Int32] {
    let mark = buffer.count
    for column in relation.columns { push(column.sources) }
    var result: [Int32] = relation.open.flatMap(\.tables)
    for source in buffer[mark...] {
      let table = catalog.columns[Int(source.column)].table
      if !result.contains(table), table != TableCatalog.unknown { result.append(table) }
    }
    buffer.removeLast(buffer.count - mark)
    return result
  }

  /// What a temporary table holds: the rows of its query under the names of its columns.
  mutating func remember(
    _ relation: Relation, as name: StatementLineage.TableName, _ columns: [String]
  ) {
    var relation = relation
    for index in relation.columns.indices where index < columns.count {
      relation.columns[index].name = names.known(columns[index])
    }
    temporaries[name] = relation
  }

  // MARK: Queries that names stand for

  private mutating func namedQuery(_ path: [NameID], _ node: NodeID) -> Relation? {
    guard !schema.queries.isEmpty else { return nil }
    let written = path.map { names.spelling($0).lowercased() }
    let found = schema.queries.first { query in
      query.path.count >= written.count
        && query.path.suffix(written.count).map { $0.lowercased() } == written
    }
    guard let found, !opened.contains(found.text) else { return nil }
    return resolve(found.text, path)
  }

  /// Resolves a text of its own with everything known here, and takes its sources over.
  private mutating func resolve(_ text: String, _ path: [NameID]) -> Relation? {
    var parser = Parser(text, dialect)
    let root = parser.parseScript()
    let statement = parser.tree[root].firstChild
    guard statement != .none else { return nil }
    var inner = Resolver(parser.tree, parser.names, dialect, schema)
    inner.opened = opened + [text]
    guard let query = parser.tree.child(.query, of: statement) else { return nil }
    let relation = inner.resolveQuery(query)
    var result = adopt(relation, from: &inner)
    result.alias = path.last ?? .none
    result.path = path
    return result
  }

  /// The same relation in this resolver's numbers.
  private mutating func adopt(_ relation: Relation, from inner: inout Resolver) -> Relation {
    var tables: [Int32: Int32] = [:]
    for table in inner.sources {
      let path = inner.catalog.tables[Int(table)].path
      let id = newTable(path.map { names.exact($0) }, .none)
      tables[table] = id
      if !sources.contains(id) { sources.append(id) }
    }
    var result = Relation()
    result.open = relation.open.map { .init(tables: $0.tables.compactMap { tables[$0] }) }
    for column in relation.columns {
      let mark = buffer.count
      var sources: [Source] = []
      inner.sets.append(column.sources, to: &sources)
      for source in sources {
        let base = inner.catalog.columns[Int(source.column)]
        let name = names.exact(inner.names.spelling(base.name))
        guard let table = tables[base.table] else { continue }
        let known = catalog.tables[Int(table)].columns?.first { names.isAlike($0.name, name) }
        let number = known?.sources.column ?? catalog.column(name, of: table)
        buffer.append(Source(column: number, kind: source.kind, isMasked: source.isMasked))
      }
      let name = names.exact(inner.names.spelling(column.name))
      result.columns.append(.init(name: name, sources: take(from: mark)))
    }
    return result
  }
}
