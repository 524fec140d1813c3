import GroundworkModel

/// Dimensions of the star as models: one row per member, or per version of one where history is kept.
struct DimensionDesigner {
  let draft: MartDraft
  let tables: [EntityID: LoadedTable]

  /// All dimensions, by name, each after the snapshot it reads.
  func models() -> [PipelineModel] {
    draft.dimensions.values.sorted { $0.name < $1.name }.flatMap { dimension in
      dimension.keepsHistory
        ? [snapshot(dimension), versions(dimension)] : [current(dimension)]
    }
  }

  private func stagingName(_ dimension: MartDraft.Dimension) -> String {
    "stg_" + draft.staged.rawName(of: dimension.base)
  }

  private func carried(_ dimension: MartDraft.Dimension) -> [EntityID] {
    [dimension.key] + dimension.columns.filter { $0 != dimension.key }
  }

  private func columns(
    _ dimension: MartDraft.Dimension, from source: EntityID
  ) -> [PipelineModel.Column] {
    carried(dimension).map { id in
      let name = draft.staged.name(of: id)
      return PipelineModel.Column(
        name: name, type: draft.type(of: id),
        description: draft.catalog.content[id]?.description,
        inputs: [.init(column: source.child(.column, name), transformation: .identity)],
        carries: id)
    }
  }

  private func current(_ dimension: MartDraft.Dimension) -> PipelineModel {
    let source = PipelineModel.id(stagingName(dimension), in: .staging)
    var select = SelectStatement(from: SQLText.ref(stagingName(dimension)))
    for id in carried(dimension) {
      select.add(SQLText.name(draft.staged.name(of: id)), as: draft.staged.name(of: id))
    }
    let key = draft.staged.name(of: dimension.key)
    select.conditions = ["\(SQLText.name(key)) is not null"]
    return PipelineModel(
      name: dimension.name, layer: .marts, role: .dimension,
      description: "One row per \(key), as it is now.",
      columns: columns(dimension, from: source), sql: select.text() + "\n", reads: [source],
      key: [key], checks: Self.keyChecks(key), serves: [dimension.base])
  }

  private static func keyChecks(_ key: String) -> [PlannedCheck] {
    [.unique, .notNull].map {
      PlannedCheck(
        column: key, test: $0, severity: .error, rule: "R-H1",
        reason: "a member that stands twice multiplies the rows that refer to it")
    }
  }

  // MARK: - History

  private func snapshotName(_ dimension: MartDraft.Dimension) -> String {
    "snap_" + draft.staged.rawName(of: dimension.base)
  }

  /// dbt keeps each version of a member from the first run on.
  private func snapshot(_ dimension: MartDraft.Dimension) -> PipelineModel {
    let source = PipelineModel.id(stagingName(dimension), in: .staging)
    let key = draft.staged.name(of: dimension.key)
    var columns = columns(dimension, from: source)
    columns.append(.init(name: "dbt_valid_from", type: .timestamp, inputs: []))
    columns.append(.init(name: "dbt_valid_to", type: .timestamp, inputs: []))
    return PipelineModel(
      name: snapshotName(dimension), layer: .snapshots, role: .snapshot,
      description: "Every version of a member that a run has seen.", columns: columns,
      sql: "", reads: [source], key: [key, "dbt_valid_from"], serves: [dimension.base])
  }

  /// Versions with their validity. The first one known is taken to have been valid always.
  private func versions(_ dimension: MartDraft.Dimension) -> PipelineModel {
    let source = PipelineModel.id(snapshotName(dimension), in: .snapshots)
    let key = draft.staged.name(of: dimension.key)
    var select = SelectStatement(from: SQLText.ref(snapshotName(dimension)))
    for id in carried(dimension) {
      select.add(SQLText.name(draft.staged.name(of: id)), as: draft.staged.name(of: id))
    }
    let turn =
      "row_number() over (partition by \(SQLText.name(key)) order by dbt_valid_from)"
    select.add(
      "case when \(turn) = 1 then cast('1900-01-01' as timestamp)"
        + " else cast(dbt_valid_from as timestamp) end", as: "valid_from")
    select.add("cast(dbt_valid_to as timestamp)", as: "valid_to")
    select.add("(dbt_valid_to is null)", as: "is_current")
    select.conditions = ["\(SQLText.name(key)) is not null"]
    var columns = columns(dimension, from: source)
    let from = source.child(.column, "dbt_valid_from")
    let to = source.child(.column, "dbt_valid_to")
    columns += [
      .init(
        name: "valid_from", type: .timestamp, description: "When this version began to hold.",
        inputs: [.init(column: from, transformation: .derived)]),
      .init(
        name: "valid_to", type: .timestamp, description: "When it ceased to; empty while it holds.",
        inputs: [.init(column: to, transformation: .identity)]),
      .init(
        name: "is_current", type: .boolean, description: "Whether it holds now.",
        inputs: [.init(column: to, transformation: .derived)]),
    ]
    return PipelineModel(
      name: dimension.name, layer: .marts, role: .dimension,
      description: "One row per version of a \(key), valid from a moment to a moment.",
      columns: columns, sql: select.text() + "\n", reads: [source], key: [key, "valid_from"],
      checks: [
        PlannedCheck(
          test: .uniqueTogether([key, "valid_from"]), severity: .error, rule: "R-H1",
          reason: "two versions from one moment on multiply rows")
      ], serves: [dimension.base])
  }
}
