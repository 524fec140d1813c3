import CatalogStore
import Foundation
import GRDB
import GroundworkModel
import TestSupport
import Testing

/// The catalog as people see it who open it with the sqlite3 shell.
@Suite struct SchemaTests {
  private static let views: [EntityKind: String] = [
    .requirement: "requirement", .column: "dataset_column", .check: "data_check",
    .useCase: "use_case",
  ]

  @Test(arguments: EntityKind.allCases)
  func everyKindHasAViewWithAColumnForEachOfItsFields(_ kind: EntityKind) throws {
    let catalog = try TemporaryCatalog()
    let content = try CatalogContent.random(seed: 7)
    try catalog.save(content)
    let view = Self.views[kind] ?? kind.rawValue
    let entity = try #require(content.entities(kind).first)
    let fields = Mirror(reflecting: entity.details.payload).children.compactMap(\.label)
    let queue = try DatabaseQueue(path: catalog.store.path)
    let row = try #require(
      try queue.read { db in
        try Row.fetchOne(
          db, sql: "SELECT * FROM \(view) WHERE id = ?", arguments: [entity.id.rawValue])
      })
    let columns = ["id", "name", "description", "owner", "status", "tags"] + fields.map(Self.snake)
    #expect(Array(row.columnNames) == columns)
    #expect(row["name"] == entity.name)
  }

  @Test func aNewCatalogIsSound() throws {
    let catalog = try TemporaryCatalog()
    try catalog.save(.random(seed: 3))
    #expect(try catalog.store.damage() == [])
  }

  private static func snake(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
  }
}
