import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport

/// A catalog in a folder of its own, into which tests import.
struct ImportBench {
  let folder: TemporaryFolder
  let store: CatalogStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
  }

  /// Imports what a file says, as the verbs do.
  @discardableResult
  func take(
    _ origin: Origin, _ material: (KnownDatasets) throws -> ImportedMaterial
  ) throws -> MaterialReport {
    try store.write(by: "test", because: "import") { writer in
      try writer.importing(try material(try KnownDatasets(writer.reader, except: origin)))
    }
  }

  /// Imports a dbt project from files by their paths.
  @discardableResult
  func takeDBT(_ files: [String: String], source: String? = nil) throws -> MaterialReport {
    let place = try TemporaryFolder()
    for (path, text) in files {
      let url = place.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let reading = try DBTFolder(path: place.url.path).read()
    return try take(reading.origin) { reading.material(source: source, known: $0) }
  }

  var content: CatalogContent {
    get throws { try store.read { try $0.content() } }
  }

  /// Edges between columns, written `orders.id -> stg.id identity`, sorted; sources and schemas left away.
  func columnEdges() throws -> [String] {
    try content.edges.filter { $0.source.kind == .column }.map { edge in
      let ends = [edge.source, edge.target].map { id in
        id.segments.suffix(id.kind == .column ? 2 : 1).joined(separator: ".")
      }
      return "\(ends[0]) -> \(ends[1]) \(edge.transformation.rawValue)"
    }.sorted()
  }

  /// A scanned PostgreSQL source with a table.
  func scan(_ source: String, at location: String, _ table: [String], columns: [String]) throws {
    let origin = Origin(.scan, "source/\(source)")
    var system = SourceSystem(technology: "postgres")
    system.location = location
    let sourceID = EntityID(.source, path: [source])
    let id = EntityID(.dataset, path: [source] + table)
    try store.write(by: "scan", because: "scan") { writer in
      try writer.save(
        Entity(
          id: sourceID, name: source, status: .confirmed, details: .source(system), origin: origin))
      try writer.save(
        Entity(
          id: id, name: table.last ?? "", status: .confirmed,
          details: .dataset(Dataset(kind: .table, source: sourceID)), origin: origin))
      for (index, name) in columns.enumerated() {
        let column = Dataset.Column(
          dataset: id, position: index + 1, nativeType: "text", type: .text)
        try writer.save(
          Entity(
            id: id.child(.column, name), name: name, status: .confirmed,
            details: .column(column), origin: origin))
      }
    }
  }
}
