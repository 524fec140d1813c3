import GroundworkModel

/// Which dataset leads to which by many-to-one references, so that no row is counted twice on the way.
struct JoinGraph: Sendable {
  /// One many-to-one step.
  struct Step: Hashable, Sendable {
    var from: EntityID
    var columns: [String]
    var to: EntityID
    var targetColumns: [String]
    /// False when it was concluded from names, not declared as a key.
    var isDeclared: Bool
  }

  private var steps: [EntityID: [Step]] = [:]
  private let names: [EntityID: String]

  /// Steps along declared and recorded keys, and along columns that are named like another dataset's key.
  init(_ tables: [SourceTable]) {
    names = Dictionary(tables.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
    for table in tables {
      let recorded = table.dataset.foreignKeys.filter { names[$0.target] != nil }.map {
        Step(
          from: table.id, columns: $0.columns, to: $0.target, targetColumns: $0.targetColumns,
          isDeclared: $0.isDeclared)
      }
      steps[table.id] = recorded
    }
    let keys = KeyNames(tables)
    for table in tables {
      let recorded = steps[table.id] ?? []
      steps[table.id] = recorded + keys.inferred(from: table, besides: recorded)
    }
  }

  /// The shortest way from a dataset to another over at most three steps; empty for itself, nil when there is none.
  func path(from start: EntityID, to end: EntityID) -> [Step]? {
    if start == end { return [] }
    var frontier: [(EntityID, [Step])] = [(start, [])]
    var seen: Set<EntityID> = [start]
    for _ in 0..<3 {
      var next: [(EntityID, [Step])] = []
      for (place, way) in frontier {
        for step in steps[place] ?? [] where seen.insert(step.to).inserted {
          if step.to == end { return way + [step] }
          next.append((step.to, way + [step]))
        }
      }
      frontier = next
    }
    return nil
  }

  /// Steps that leave a dataset.
  func steps(from table: EntityID) -> [Step] { steps[table] ?? [] }

  /// A step in words: `Invoice.CustomerId = Customer.CustomerId`.
  func words(_ step: Step) -> String {
    zip(step.columns, step.targetColumns).map { column, target in
      "\(names[step.from] ?? "").\(column) = \(names[step.to] ?? "").\(target)"
    }.joined(separator: " and ")
  }
}

/// Finds keys by name: `order_items.customer_id` points at `customers.id` or `customers.customer_id`.
private struct KeyNames {
  private struct Target {
    var table: SourceTable
    var column: SourceTable.Column
  }

  private var targets: [[String]: [Target]] = [:]

  init(_ tables: [SourceTable]) {
    for table in tables {
      for column in table.columns where Self.isKeyOfItsOwn(column, in: table) {
        let rest =
          column.words.starts(with: table.words)
          ? Array(column.words.dropFirst(table.words.count)) : column.words
        guard rest.count == 1 else { continue }
        targets[table.words + rest, default: []].append(Target(table: table, column: column))
      }
    }
  }

  /// A declared single key, or a column called `id` or `<table> id` whose values were all different.
  private static func isKeyOfItsOwn(_ column: SourceTable.Column, in table: SourceTable) -> Bool {
    if column.role == .primary || column.role == .unique { return true }
    guard table.dataset.primaryKey == nil, let profile = column.details.profile else {
      return false
    }
    return profile.rows > 0 && profile.nulls == 0 && profile.distinct == profile.rows
  }

  func inferred(from table: SourceTable, besides known: [JoinGraph.Step]) -> [JoinGraph.Step] {
    let taken = Set(known.flatMap(\.columns))
    return table.columns.compactMap { column in
      guard !taken.contains(column.name), column.role != .primary,
        let matches = targets[column.words]?.filter({ $0.table.id != table.id }),
        let target = matches.first(where: { $0.table.source == table.source }) ?? matches.first,
        target.column.details.type.isLike(column.details.type)
      else { return nil }
      return JoinGraph.Step(
        from: table.id, columns: [column.name], to: target.table.id,
        targetColumns: [target.column.name], isDeclared: false)
    }
  }
}

extension DataType {
  /// Whether keys of these types may be compared.
  func isLike(_ other: DataType) -> Bool {
    if self == other || isNumeric && other.isNumeric { return true }
    return [self, other].contains { $0 == .text || $0 == .unknown || $0 == .other }
  }
}
