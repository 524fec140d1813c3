import GroundworkModel

/// A fact of the star as a model: the base table's rows, with what its keys refer to fetched once.
struct FactDesigner {
  let draft: MartDraft
  let tables: [EntityID: LoadedTable]

  /// All facts, by name.
  func models() -> [PipelineModel] {
    draft.facts.values.map(model).sorted { $0.name < $1.name }
  }

  private func model(_ fact: MartDraft.Fact) -> PipelineModel {
    let aliases = Aliases(fact, draft)
    var select = SelectStatement(
      from: "\(SQLText.ref(stagingName(fact.base))) as \(SQLText.name(aliases.base))")
    select.joins = aliases.joins.map { join($0, aliases) }
    for column in fact.columns {
      let alias = aliases.alias(of: column.path)
      select.add(SQLText.column(alias, draft.staged.name(of: column.source)), as: column.name)
    }
    let key = factKey(fact)
    return PipelineModel(
      name: fact.name, layer: .marts, role: .fact,
      description:
        "One row per row of `\(fact.base.segments.last ?? "")`, with what figures need of it.",
      columns: fact.columns.map(column), sql: select.text() + "\n", reads: reads(fact), key: key,
      references: references(fact),
      checks: keyChecks(key) + referenceChecks(fact) + (draft.checks[fact.base] ?? []),
      serves: [fact.base])
  }

  private func stagingName(_ dataset: EntityID) -> String {
    "stg_" + draft.staged.rawName(of: dataset)
  }

  private func column(_ column: MartDraft.FactColumn) -> PipelineModel.Column {
    let home = draft.catalog.dataset(of: column.source) ?? column.source
    let staged = PipelineModel.id(stagingName(home), in: .staging)
    return PipelineModel.Column(
      name: column.name, type: draft.type(of: column.source),
      description: draft.catalog.content[column.source]?.description,
      inputs: [
        .init(
          column: staged.child(.column, draft.staged.name(of: column.source)),
          transformation: column.path.isEmpty ? .identity : .join)
      ], carries: column.source)
  }

  private func reads(_ fact: MartDraft.Fact) -> [EntityID] {
    let joined = fact.columns.flatMap(\.path).map(\.to)
    return Set([fact.base] + joined).map { PipelineModel.id(stagingName($0), in: .staging) }
      .sorted()
  }

  private func join(_ join: Aliases.Join, _ aliases: Aliases) -> String {
    let conditions = zip(join.hop.columns, join.hop.targets).map { column, target in
      let left = SQLText.column(join.alias, draft.staged.name(of: target))
      let right = SQLText.column(join.from, draft.staged.name(of: column))
      return Self.equal(left, draft.type(of: target), right, draft.type(of: column))
    }
    return
      "left join \(SQLText.ref(stagingName(join.hop.to))) as \(SQLText.name(join.alias))"
      + " on " + conditions.joined(separator: " and ")
  }

  /// Keys of different types meet as texts.
  static func equal(
    _ left: String, _ leftType: WarehouseType, _ right: String, _ rightType: WarehouseType
  ) -> String {
    leftType.dataType == rightType.dataType
      ? "\(left) = \(right)" : "cast(\(left) as text) = cast(\(right) as text)"
  }

  private func factKey(_ fact: MartDraft.Fact) -> [String] {
    let key = tables[fact.base]?.key ?? []
    return key.compactMap { name in
      fact.columns.first { $0.path.isEmpty && draft.staged.name(of: $0.source) == name }?.name
    }
  }

  private func keyChecks(_ key: [String]) -> [PlannedCheck] {
    guard !key.isEmpty else { return [] }
    return [
      PlannedCheck(
        column: key.count == 1 ? key[0] : nil,
        test: key.count == 1 ? .unique : .uniqueTogether(key), severity: .error, rule: "R-H1",
        reason: "joins must not multiply rows")
    ]
  }

  private func references(_ fact: MartDraft.Fact) -> [PipelineModel.Reference] {
    fact.dimensions.compactMap { link in
      draft.dimensions[link.dimension].map {
        .init(column: link.column, model: $0.name, key: draft.staged.name(of: link.key))
      }
    }
  }

  private func referenceChecks(_ fact: MartDraft.Fact) -> [PlannedCheck] {
    references(fact).map {
      PlannedCheck(
        column: $0.column, test: .relationship(model: $0.model, key: $0.key), severity: .warning,
        rule: "R-H2", reason: "a reference to nothing is counted under `unknown`")
    }
  }
}

/// The aliases of a fact's joins: each path is joined once, under the name of the table it leads to.
private struct Aliases {
  struct Join {
    var hop: ReferencePaths.Hop
    var from: String
    var alias: String
  }

  let base: String
  private(set) var joins: [Join] = []
  private var known: [[ReferencePaths.Hop]: String] = [:]
  private var names = NameRegistry()

  init(_ fact: MartDraft.Fact, _ draft: MartDraft) {
    base = names.claim(draft.staged.tableName(of: fact.base))
    known[[]] = base
    for column in fact.columns {
      for length in 1..<max(column.path.count + 1, 1) {
        let path = Array(column.path.prefix(length))
        guard known[path] == nil, let hop = path.last else { continue }
        let alias = names.claim(draft.staged.tableName(of: hop.to))
        joins.append(Join(hop: hop, from: known[Array(path.dropLast())] ?? base, alias: alias))
        known[path] = alias
      }
    }
  }

  func alias(of path: [ReferencePaths.Hop]) -> String { known[path] ?? base }
}
