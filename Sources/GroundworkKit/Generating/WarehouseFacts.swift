import GroundworkModel

/// The warehouse's tables and columns as entities.
struct WarehouseFacts {
  let design: PipelineDesign
  let origin: Origin

  private static let source = EntityID(.source, path: ["warehouse"])

  func entities() -> [Entity] {
    [warehouse] + design.sources.flatMap(raw) + design.models.flatMap(model)
  }

  private var warehouse: Entity {
    Entity(
      id: Self.source, name: "warehouse", description: "Where the figures of the project stand.",
      status: .implemented, details: .source(SourceSystem(technology: design.warehouse.rawValue)),
      origin: origin)
  }

  private func raw(_ table: LoadedTable) -> [Entity] {
    var dataset = Dataset(kind: .model, source: Self.source)
    dataset.schema = "raw"
    dataset.grain = "one row per row of \(table.table)"
    if !table.key.isEmpty { dataset.primaryKey = .init(columns: table.key) }
    let columns = table.columns.enumerated().map { index, column in
      entity(
        column.name, column.rawType, index + 1, of: table.rawID, description: column.description)
    }
    return [entity(table.rawName, dataset, table.rawID, description: table.description)] + columns
  }

  private func model(_ model: PipelineModel) -> [Entity] {
    var dataset = Dataset(kind: .model, source: Self.source)
    dataset.schema = model.layer.rawValue
    dataset.grain = model.key.isEmpty ? nil : "one row per " + model.key.joined(separator: " and ")
    dataset.definition = model.sql.isEmpty ? nil : model.sql
    if !model.key.isEmpty { dataset.primaryKey = .init(columns: model.key) }
    dataset.foreignKeys = model.references.map {
      .init(
        columns: [$0.column], target: PipelineModel.id($0.model, in: .marts),
        targetColumns: [$0.key])
    }
    let columns = model.columns.enumerated().map { index, column in
      entity(column.name, column.type, index + 1, of: model.id, description: column.description)
    }
    return [entity(model.name, dataset, model.id, description: model.description)] + columns
  }

  private func entity(
    _ name: String, _ dataset: Dataset, _ id: EntityID, description: String?
  ) -> Entity {
    Entity(
      id: id, name: name, description: description, status: .implemented,
      details: .dataset(dataset), origin: origin)
  }

  private func entity(
    _ name: String, _ type: WarehouseType, _ position: Int, of dataset: EntityID,
    description: String?
  ) -> Entity {
    let column = Dataset.Column(
      dataset: dataset, position: position, nativeType: type.sql, type: type.dataType)
    return Entity(
      id: dataset.child(.column, name), name: name, description: description,
      status: .implemented, details: .column(column), origin: origin)
  }
}
