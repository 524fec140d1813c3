extension Resolver {
  /// Resolves a statement: one lineage a target; none for what moves no data.
  mutating func resolve(_ statement: NodeID) -> [StatementLineage] {
    begin()
    var result = resolveStatement(statement)
    result += sideEffects
    return result
  }

  private mutating func resolveStatement(_ id: NodeID) -> [StatementLineage] {
    switch tree[id].kind {
    case .queryStatement: return resolveQueryStatement(id)
    case .createView, .createTableAs, .createTable: return [resolveDefinition(id)]
    case .createLike: return [resolveLike(id)]
    case .insert, .update, .delete, .merge: return resolveChange(id)
    case .copy: return [resolveCopy(id)]
    case .rename, .swap: return [resolveRename(id)]
    case .drop: return resolveDrop(id)
    case .use:
      use(id)
      return [StatementLineage(kind: .utility)]
    case .utility: return [StatementLineage(kind: .utility)]
    case .dynamic: return [StatementLineage(kind: .unknown, outcome: .failed)]
    default: return [scan(id)]
    }
  }

  mutating func resolveChange(_ id: NodeID) -> [StatementLineage] {
    let depth = commonTables.count
    defer { commonTables.removeLast(commonTables.count - depth) }
    if let with = tree.child(.with, of: id) { resolveWith(with) }
    switch tree[id].kind {
    case .insert: return resolveInsert(id)
    case .update: return [resolveUpdate(id)]
    case .delete: return [resolveDelete(id)]
    case .merge: return [resolveMerge(id)]
    default: return []
    }
  }

  // MARK: Queries

  private mutating func resolveQueryStatement(_ id: NodeID) -> [StatementLineage] {
    let relation = resolveQuery(tree[id].firstChild)
    var lineage = StatementLineage()
    if let into = firstInto(id), !tree[into].flags.contains(.variable) {
      lineage.kind = .table
      lineage.target = tableName(tree[into].firstChild)
      let path = tablePath(tree[into].firstChild)
      lineage.isTemporary = path.last.map { names.spelling($0).hasPrefix("#") } ?? false
    }
    fill(&lineage, relation, columns(of: relation))
    rememberDefinition(lineage, relation)
    return swapped(id).map { [$0] } ?? [lineage]
  }

  /// INTO of the first SELECT of a query.
  private func firstInto(_ id: NodeID) -> NodeID? {
    var node = tree[id].firstChild
    while node != .none {
      if tree[node].kind == .into { return node }
      guard [.query, .select, .setOperation].contains(tree[node].kind) || tree[node].kind == .with
      else {
        node = tree[node].next
        continue
      }
      if tree[node].kind == .select { return tree.child(.into, of: node) }
      node = tree[node].kind == .with ? tree[node].next : tree[node].firstChild
    }
    return nil
  }

  /// Vertica's `SELECT swap_partitions_between_tables('a', low, high, 'b')` moves rows from the first table to the last.
  private func swapped(_ id: NodeID) -> StatementLineage? {
    var node = id
    while tree[node].firstChild != .none, tree[node].kind != .call { node = tree[node].firstChild }
    guard tree[node].kind == .call, tree[node].role == .partitionSwap else { return nil }
    let texts = tree.tokens[Int(tree[node].start)..<Int(tree[node].end)].filter { $0.kind == .text }
      .map {
        tree.source.text(from: $0.start + 1, to: $0.end - 1).split(separator: ".").map(String.init)
      }
    guard let first = texts.first, let last = texts.last, texts.count > 1 else { return nil }
    return StatementLineage(kind: .copy, target: last, sources: [first])
  }

  // MARK: Definitions

  private mutating func resolveDefinition(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: tree[id].kind == .createView ? .view : .table)
    guard let name = tree.child(.tableName, of: id) else { return lineage }
    lineage.target = tableName(name)
    lineage.isTemporary = tree[id].flags.contains(.temporary)
    let listed = tree.child(.columnNames, of: id).map { tree.path(of: $0) } ?? []
    if let with = tree.child(.with, of: id) { resolveWith(with) }
    guard let query = tree.children(of: id).first(where: { tree[$0].kind == .query }) else {
      lineage.columns = listed.map { names.spelling($0) }
      if !tree[id].flags.contains(.all) { rememberDefinition(lineage, Relation()) }
      return lineage
    }
    let relation = resolveQuery(query)
    // ClickHouse matches a materialised view's columns by name.
    let targets = targetColumns(
      listed, relation, known: [], at: id, isPrefix: tree[id].kind == .createView)
    fill(&lineage, relation, targets)
    rememberDefinition(lineage, relation)
    return lineage
  }

  /// What follows in the script knows the columns of a table that it makes, and sees through a temporary one.
  mutating func rememberDefinition(_ lineage: StatementLineage, _ relation: Relation) {
    guard let target = lineage.target else { return }
    catalog.forget(target)
    if lineage.isTemporary {
      return remember(relation, as: target, lineage.columns)
    }
    guard !lineage.columns.contains("*"), !lineage.columns.isEmpty,
      lineage.kind == .view || lineage.kind == .table
    else { return }
    schema.insert(SQLSchema.Table(path: target, columns: lineage.columns))
  }

  /// `CREATE TABLE a LIKE b` reads the definition, CLONE the rows as well.
  private mutating func resolveLike(_ id: NodeID) -> StatementLineage {
    let tables = tree.children(of: id).filter { tree[$0].kind == .tableName }
    var lineage = StatementLineage(kind: .table)
    guard let first = tables.first, let last = tables.last, tables.count > 1 else { return lineage }
    lineage.target = tableName(first)
    lineage.isTemporary = tree[id].flags.contains(.temporary)
    let relation = baseTable(last)
    if tree[id].flags.contains(.all) {
      fill(&lineage, relation, columns(of: relation))
    } else {
      lineage.sources = sources.map { catalog.tables[Int($0)].path }
      lineage.columns = columns(of: relation)
    }
    rememberDefinition(lineage, relation)
    return lineage
  }

  /// COPY, UNLOAD and LOAD: the second end's rows arrive at the first.
  private mutating func resolveCopy(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: .copy)
    let ends = Array(tree.children(of: id))
    guard let first = ends.first, tree[first].kind != .query else {
      if let query = ends.first { fill(&lineage, resolveQuery(query), []) }
      return lineage
    }
    if tree[first].kind == .tableName { lineage.target = tableName(first) }
    guard ends.count > 1 else { return lineage }
    let source = ends[1]
    var relation = Relation()
    if tree[source].kind == .query { relation = resolveQuery(source) }
    if tree[source].kind == .tableName { relation = baseTable(source) }
    let listed = tree.child(.columnNames, of: first).map { tree.path(of: $0) } ?? []
    let known = lineage.target.flatMap { schema.table(named: $0, dialect)?.columns } ?? []
    fill(&lineage, relation, targetColumns(listed, relation, known: known, at: id, isPrefix: true))
    return lineage
  }

  // MARK: Names that change

  private mutating func resolveRename(_ id: NodeID) -> StatementLineage {
    let tables = tree.children(of: id).compactMap { tableName($0) }
    var lineage = StatementLineage(kind: tree[id].kind == .swap ? .swap : .rename)
    for index in stride(from: 0, to: tables.count - 1, by: 2) {
      // The new name stands where the old one stood, unless it has a schema of its own.
      var new = tables[index + 1]
      if new.count < tables[index].count { new = tables[index].dropLast(new.count) + new }
      lineage.renamed.append([tables[index], new])
      if let known = schema.table(named: tables[index], dialect) {
        schema.insert(SQLSchema.Table(path: new, columns: known.columns))
      }
      if let temporary = temporaries[tables[index]] { temporaries[new] = temporary }
    }
    if lineage.kind == .swap, let pair = lineage.renamed.first {
      lineage.target = pair[0]
      lineage.sources = [pair[1]]
    }
    return lineage
  }

  private mutating func resolveDrop(_ id: NodeID) -> [StatementLineage] {
    tree.children(of: id).compactMap { tableName($0) }.map { name in
      temporaries[name] = nil
      catalog.forget(name)
      return StatementLineage(kind: .drop, target: name)
    }
  }

  private mutating func use(_ id: NodeID) {
    let path = tree.path(of: id).map { names.spelling($0) }
    guard let last = path.last else { return }
    catalog.written.removeAll()
    let isDefault = last.lowercased() == "default" && dialect.usesSchemas
    if path.count > 1 {
      database = path[path.count - 2]
      namespace = last
    } else if tree[id].flags.contains(.all)
      || dialect.usesSchemas && !tree[id].flags.contains(.byName)
    {
      namespace = isDefault ? nil : last
    } else {
      database = last
    }
  }

  // MARK: What is not understood

  /// Names behind FROM, JOIN and INTO: tables of a statement that is not read.
  private mutating func scan(_ id: NodeID) -> StatementLineage {
    var lineage = StatementLineage(kind: .unknown)
    lineage.outcome = .failed
    var index = Int(tree[id].start)
    let end = min(Int(tree[id].end), tree.tokens.count - 1)
    while index + 1 < end {
      let word = tree.tokens[index].keyword
      index += 1
      guard [.from, .join, .into, .update].contains(word) else { continue }
      let name = scanName(&index, end)
      guard !name.isEmpty else { continue }
      lineage.outcome = .tablesOnly
      if word == .into || word == .update {
        lineage.target = lineage.target ?? name
      } else if !lineage.sources.contains(name) {
        lineage.sources.append(name)
      }
    }
    return lineage
  }

  private func scanName(_ index: inout Int, _ end: Int) -> StatementLineage.TableName {
    var name: StatementLineage.TableName = []
    while index < end {
      let token = tree.tokens[index]
      guard token.kind == .quotedName || token.kind == .word && !token.keyword.isReserved else {
        break
      }
      let text = tree.source.text(from: token.start, to: token.end)
      name.append(token.kind == .quotedName ? String(text.dropFirst().dropLast()) : text)
      index += 1
      guard index < end, tree.tokens[index].kind == .dot else { break }
      index += 1
    }
    return name
  }
}
