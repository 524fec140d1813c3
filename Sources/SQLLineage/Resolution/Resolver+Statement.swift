extension Resolver {
  /// Resolves a statement: one lineage a target; none for what moves no data.
  mutating func resolve(_ statement: NodeID) -> [StatementLineage] {
    begin()
    var result = resolveStatement(statement)
    result += sideEffects
    return result
  }

  mutating func resolveStatement(_ id: NodeID) -> [StatementLineage] {
    switch tree[id].kind {
    case .queryStatement: return resolveQueryStatement(id)
    case .createView, .createTableAs, .createTable: return [resolveDefinition(id)]
    case .createLike: return [resolveLike(id)]
    case .insert, .update, .delete, .merge: return resolveChange(id)
    case .copy: return [resolveCopy(id)]
    case .rename, .swap: return [resolveRename(id)]
    case .alterColumns: return [resolveAlteredColumns(id)]
    case .drop: return resolveDrop(id)
    case .use:
      use(id)
      return [StatementLineage(kind: .utility)]
    case .utility, .prepare: return [StatementLineage(kind: .utility)]
    case .executed: return resolveStatement(tree[id].firstChild)
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
    case .delete: return resolveDelete(id)
    case .merge: return [resolveMerge(id)]
    default: return []
    }
  }

  // MARK: Queries

  mutating func resolveQueryStatement(_ id: NodeID) -> [StatementLineage] {
    let relation = resolveQuery(tree[id].firstChild)
    if tree[id].name != .none { cursorRows[tree[id].name] = relation }
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
  func firstInto(_ id: NodeID) -> NodeID? {
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
  func swapped(_ id: NodeID) -> StatementLineage? {
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

  // MARK: What is not understood

  /// Names behind FROM, JOIN and INTO: tables of a statement that is not read.
  mutating func scan(_ id: NodeID) -> StatementLineage {
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

  func scanName(_ index: inout Int, _ end: Int) -> StatementLineage.TableName {
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
