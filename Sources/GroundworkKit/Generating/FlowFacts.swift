import GroundworkModel

/// The pipeline and its steps as entities.
struct FlowFacts {
  let design: PipelineDesign
  let origin: Origin

  /// The pipeline's id.
  var pipeline: EntityID { EntityID(.pipeline, path: [design.slug]) }

  /// The step that makes the datasets of a layer.
  func step(_ name: String) -> EntityID { pipeline.child(.step, name) }

  func entities(folder: String) -> [Entity] {
    var details = Pipeline(warehouse: design.warehouse.rawValue)
    details.schedule = design.schedule
    details.folder = folder
    let whole = Entity(
      id: pipeline, name: design.project, status: .implemented, details: .pipeline(details),
      origin: origin)
    let raws = design.sources.map(\.rawID)
    let staged = design.models(in: .staging).map(\.id)
    let marts = (design.models(in: .snapshots) + design.models(in: .marts)).map(\.id)
    return [
      whole,
      step(
        "load", .extract, "dlt", folder + "/extract/load.py", design.sources.map(\.dataset), raws),
      step("stage", .stage, "dbt", folder + "/transform", raws, staged),
      step("transform", .transform, "dbt", folder + "/transform", staged, marts),
      step("test", .test, "dbt", folder + "/transform", staged + marts, []),
      step("figures", .publish, "make", folder + "/report/kpis.py", marts, []),
    ]
  }

  private func step(
    _ name: String, _ kind: Pipeline.Step.Kind, _ tool: String, _ file: String,
    _ inputs: [EntityID], _ outputs: [EntityID]
  ) -> Entity {
    var details = Pipeline.Step(pipeline: pipeline, kind: kind, tool: tool)
    details.inputs = inputs
    details.outputs = outputs
    details.file = file
    return Entity(
      id: step(name), name: name, status: .implemented, details: .step(details), origin: origin)
  }
}
