import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

/// What every step finds, and that no step reads more than what lies around its start.
@Suite struct GraphStepTests {
  private static let origin = Origin(.person, "ada")
  private static let orders = EntityID(.dataset, path: ["shop", "orders"])
  private static let customers = EntityID(.dataset, path: ["shop", "customers"])

  private func reader(_ body: (CatalogReader) throws -> Void) throws {
    let catalog = try TemporaryCatalog()
    let source = EntityID(.source, slug: "shop")
    var content = CatalogContent(entities: [
      Entity(
        id: source, name: "shop", details: SourceSystem(technology: "sqlite").details,
        origin: Self.origin)
    ])
    for id in [Self.orders, Self.customers] {
      var table = Dataset(kind: .table, source: source)
      if id == Self.orders {
        table.foreignKeys = [
          .init(columns: ["customer"], target: Self.customers, targetColumns: ["id"])
        ]
      }
      content.insert(Entity(id: id, name: id.name, details: table.details, origin: Self.origin))
      for (position, name) in ["id", "customer"].enumerated() {
        let column = Dataset.Column(
          dataset: id, position: position, nativeType: "integer", type: .integer)
        content.insert(
          Entity(
            id: id.child(.column, name), name: name, details: column.details, origin: Self.origin))
      }
    }
    let check = Check(kind: "unique", subject: Self.customers.child(.column, "id"))
    content.insert(
      Entity(
        id: EntityID(.check, slug: "one"), name: "one", details: check.details,
        origin: Self.origin))
    try catalog.save(content)
    try catalog.store.read(body)
  }

  @Test(arguments: [
    (GraphStep.inside(.column), "dataset/shop.orders", EntityKind.column, 2),
    (.container, "column/shop.orders.id", .dataset, 1),
    (.about(.check), "column/shop.customers.id", .check, 1),
    (.about(.issue), "column/shop.customers.id", .issue, 0),
    (.referrers, "column/shop.customers.id", .column, 1),
    (.referrers, "column/shop.customers.customer", .column, 0),
    (.references(.forward), "dataset/shop.orders", .dataset, 1),
    (.references(.backward), "dataset/shop.customers", .dataset, 1),
    (.references(.backward), "dataset/shop.orders", .dataset, 0),
  ])
  func aStepFindsWhatItIsNamedAfter(
    _ step: GraphStep, _ start: String, _ kind: EntityKind, _ count: Int
  ) throws {
    try reader { reader in
      let id = try #require(EntityID.init(start))
      let reach = try reader.reach(from: [id], along: [step], depth: 1)
      #expect(reach.counts == (count == 0 ? [:] : [kind: count]))
    }
  }

  @Test func referencesFollowTheForeignKeysOfADataset() throws {
    let catalog = try TemporaryCatalog()
    let source = EntityID(.source, slug: "shop")
    func save(_ target: String?) throws {
      var table = Dataset(kind: .table, source: source)
      table.foreignKeys =
        target.map {
          [
            .init(
              columns: ["a"], target: EntityID(.dataset, path: ["shop", $0]), targetColumns: ["b"])
          ]
        } ?? []
      let entities = [
        Entity(
          id: source, name: "shop", details: SourceSystem(technology: "sqlite").details,
          origin: Self.origin),
        Entity(
          id: Self.customers, name: "customers",
          details: Dataset(kind: .table, source: source).details, origin: Self.origin),
        Entity(id: Self.orders, name: "orders", details: table.details, origin: Self.origin),
      ]
      try catalog.save(CatalogContent(entities: entities))
    }
    func count() throws -> Int {
      try catalog.store.read {
        try $0.reach(from: [Self.orders], along: [.references(.forward)], depth: 1).count - 1
      }
    }
    try save("customers")
    #expect(try count() == 1)
    try save("elsewhere")
    #expect(try count() == 0)
    try save(nil)
    #expect(try count() == 0)
  }

  @Test func aWalkThatIsTooLongSaysSo() throws {
    try reader { reader in
      let start = EntityID(.source, slug: "shop")
      let steps: [GraphStep] = [.inside(.dataset), .inside(.column)]
      #expect(try reader.reach(from: [start], along: steps).count == 7)
      let cut = try reader.reach(from: [start], along: steps, limit: 4)
      #expect(cut.count == 4 && cut.isBounded)
    }
  }
}
