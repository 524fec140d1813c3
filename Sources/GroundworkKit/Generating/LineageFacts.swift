import GroundworkModel

/// Lineage of every generated table and column: source → raw → staging → marts → figures.
struct LineageFacts {
  let design: PipelineDesign
  let origin: Origin

  func edges() -> [LineageEdge] {
    var seen: Set<String> = []
    return (design.sources.flatMap(raw) + design.models.flatMap(model)).filter {
      seen.insert("\($0.source) \($0.target) \($0.transformation)").inserted
    }
  }

  private var flow: FlowFacts { FlowFacts(design: design, origin: origin) }

  private func raw(_ table: LoadedTable) -> [LineageEdge] {
    let step = flow.step("load")
    let whole = LineageEdge(
      from: table.dataset, to: table.rawID, transformation: .identity, step: step, origin: origin)
    return [whole]
      + table.columns.map {
        LineageEdge(
          from: $0.id, to: table.rawID.child(.column, $0.name), transformation: .identity,
          step: step, origin: origin)
      }
  }

  private func model(_ model: PipelineModel) -> [LineageEdge] {
    let step = flow.step(model.layer == .staging ? "stage" : "transform")
    let tables = model.reads.map {
      LineageEdge(
        from: $0, to: model.id, transformation: transformation(of: model), step: step,
        origin: origin)
    }
    let columns = model.columns.flatMap { column in
      column.inputs.map {
        LineageEdge(
          from: $0.column, to: model.id.child(.column, column.name),
          transformation: $0.transformation, step: step, expression: $0.expression, origin: origin)
      }
    }
    return tables + columns
  }

  /// What happens to rows as a whole.
  private func transformation(of model: PipelineModel) -> LineageEdge.Transformation {
    switch model.role {
    case .staging, .dimension, .snapshot: .identity
    case .fact: model.reads.count > 1 ? .join : .identity
    case .kpi, .split: .aggregated
    case .overview, .calendar: .derived
    }
  }
}
