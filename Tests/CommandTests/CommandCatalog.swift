import CatalogStore
import Foundation
import GroundworkModel
import TestSupport

/// A project folder with a catalog that the built commands work on.
struct CommandCatalog {
  let folder: TemporaryFolder

  /// A source with datasets and their columns.
  init(
    _ datasets: [String: [String]] = [
      "customers": ["id", "email"], "orders": ["id", "customer_id", "total"],
    ]
  )
    throws
  {
    folder = try TemporaryFolder()
    try write("scan", at: "2026-01-01T10:00:00.000Z") { writer in
      for entity in Self.inventory(datasets) { try writer.save(entity) }
    }
  }

  func catalog(_ arguments: String...) throws -> CommandOutput {
    try catalog(arguments)
  }

  func catalog(_ arguments: [String]) throws -> CommandOutput {
    try BuiltCommand.catalog.run(arguments, in: folder.url, environment: ["USER": "ada"])
  }

  func store() throws -> CatalogStore {
    try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
  }

  func write(_ reason: String, at time: String, _ body: (CatalogWriter) throws -> Void) throws {
    try store().write(by: "test", because: reason, at: time, body)
  }

  static func inventory(_ datasets: [String: [String]]) -> [Entity] {
    let origin = Origin(.scan, "source/shop")
    let source = Entity(
      id: EntityID(.source, slug: "shop"), name: "shop", status: .confirmed,
      details: .source(SourceSystem(technology: "sqlite")), origin: origin)
    let tables = datasets.sorted { $0.key < $1.key }.flatMap { name, columns in
      let id = EntityID(.dataset, path: ["shop", name])
      let dataset = Entity(
        id: id, name: name, status: .confirmed,
        details: .dataset(Dataset(kind: .table, source: source.id)), origin: origin)
      return [dataset]
        + columns.enumerated().map { position, column in
          Entity(
            id: id.child(.column, column), name: column, status: .confirmed,
            details: .column(
              Dataset.Column(
                dataset: id, position: position + 1, nativeType: "TEXT", type: .text)),
            origin: origin)
        }
    }
    return [source] + tables
  }
}
