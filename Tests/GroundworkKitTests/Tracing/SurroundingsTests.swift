import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import TestSupport
import Testing

/// From its surroundings, every answer about an entity comes out as it does from the whole catalog.
@Suite struct SurroundingsTests {
  private func forEachEntity(
    seed: UInt64, _ body: (EntityID, CatalogContent, CatalogReader) throws -> Void
  ) throws {
    let folder = try TemporaryFolder()
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    let random = RandomLineage.content(seed: seed)
    try store.write(by: "test", because: "test") { try $0.save(random) }
    try store.read { reader in
      let whole = try reader.content()
      for id in whole.entities.keys.sorted() { try body(id, whole, reader) }
    }
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func impactIsTheSame(seed: UInt64) throws {
    try forEachEntity(seed: seed) { id, whole, reader in
      let surroundings = try Surroundings.impact(of: id, in: reader)
      let impact = Impact(of: id, in: whole)
      #expect(try json(Impact(of: id, in: surroundings)) == json(impact), "seed \(seed), \(id)")
      #expect(surroundings.counts.values.reduce(0, +) == impact.extent.total, "seed \(seed), \(id)")
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func traceIsTheSame(seed: UInt64) throws {
    try forEachEntity(seed: seed) { id, whole, reader in
      let surroundings = try Surroundings.trace(id, in: reader)
      #expect(
        try json(Trace(id, in: surroundings)) == json(Trace(id, in: whole)), "seed \(seed), \(id)")
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func whyIsTheSame(seed: UInt64) throws {
    try forEachEntity(seed: seed) { id, whole, reader in
      guard id.kind == .column else { return }
      let surroundings = try Surroundings.why(id, in: reader)
      #expect(
        try json(Why(id, in: surroundings)) == json(Why(id, in: whole)), "seed \(seed), \(id)")
    }
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>, [nil, 1, 2])
  func lineageIsTheSame(seed: UInt64, depth: Int?) throws {
    try forEachEntity(seed: seed) { id, whole, reader in
      guard id.kind == .column || id.kind == .dataset else { return }
      for (directions, byColumn) in [([.up], true), ([.down], true), ([.up, .down], false)]
        as [([LineageWalk.Direction], Bool)]
      {
        let surroundings = try Surroundings.lineage(
          of: id, directions, depth: depth, byColumn: byColumn, in: reader)
        let walk = LineageWalk(
          id, in: surroundings, directions: directions, depth: depth, byColumn: byColumn)
        let expected = LineageWalk(
          id, in: whole, directions: directions, depth: depth, byColumn: byColumn)
        #expect(try json(walk) == json(expected), "seed \(seed), \(id)")
      }
    }
  }

  @Test(arguments: [
    ("goal/grow-repeat-revenue", "goal/grow-repeat-revenue"),
    ("Goal/Grow-Repeat-Revenue", "goal/grow-repeat-revenue"),
    ("fct_invoice_line.net_amount", "column/warehouse.marts.fct_invoice_line.net_amount"),
    ("column/fct_invoice_line.net_amount", "column/warehouse.marts.fct_invoice_line.net_amount"),
    ("dim_track", "dataset/warehouse.marts.dim_track"),
    ("Average order value", "kpi/average-order-value"),
    ("music.album", "dataset/music.album"),
  ])
  func whatIsTypedIsUnderstoodByTheStoreToo(_ typed: String, _ id: String) throws {
    try withMusicStore { reader in
      let found = try reader.resolve(typed)
      #expect(found.rawValue == id)
    }
  }

  @Test func whatCouldBeSeveralThingsIsRefusedWithThem() throws {
    let resolver = EntityResolver(MusicStore().content)
    let expected = #expect(throws: EntityResolutionError.self) { try resolver.resolve("email") }
    try withMusicStore { reader in
      let error = #expect(throws: EntityResolutionError.self) { try reader.resolve("email") }
      #expect(error == expected)
    }
  }

  @Test(arguments: ["fct_invoice_lin", "fct_invioce_line", "goal/grow"])
  func aSlipOfTheKeyboardIsAnsweredWithASuggestion(_ typed: String) throws {
    try withMusicStore { reader in
      let error = #expect(throws: EntityResolutionError.self) { try reader.resolve(typed) }
      #expect(error?.description.contains("did you mean") == true)
    }
  }

  private func withMusicStore(_ body: (CatalogReader) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
    try store.write(by: "test", because: "test") { try $0.save(MusicStore().content) }
    try store.read(body)
  }
}
