import CatalogStore
import GroundworkModel
import TestSupport
import Testing

@Suite struct EdgeHistoryTests {
  @Test(arguments: UInt64(1)...12)
  func everyMomentOfEdgesThatComeChangeGoAndComeAgainIsRestoredWithSeed(_ seed: UInt64) throws {
    let catalog = try TemporaryCatalog()
    try catalog.save(ShopCatalog.content, at: "2026-01-01T00:00:00.000Z")
    var generator = SeededGenerator(seed: seed)
    var moments: [String: Set<LineageEdge>] = [:]
    for day in 11...40 {
      let time = "2026-01-01T00:\(day):00.000Z"
      try catalog.store.write(by: "test", because: "\(day)", at: time) { writer in
        for _ in 0..<6 { try change(writer, &generator) }
      }
      moments[time] = Set(try catalog.store.read { try $0.content().edges })
    }
    for (time, edges) in moments {
      let restored = try catalog.store.read { try $0.content(at: time).edges }
      #expect(Set(restored) == edges, "seed \(seed) at \(time)")
    }
  }

  private func change(_ writer: CatalogWriter, _ generator: inout SeededGenerator) throws {
    let (edge, goes) = (
      Self.edge(generator.pick(["a", "b", nil]), &generator), Bool.random(using: &generator)
    )
    if goes { try writer.delete(edge) } else { try writer.save(edge) }
  }

  private static let orders = EntityID(.dataset, path: ["shop", "orders"])
  private static let customers = EntityID(.dataset, path: ["shop", "customers"])

  private static func edge(
    _ expression: String?, _ generator: inout SeededGenerator
  ) -> LineageEdge {
    LineageEdge(
      from: orders, to: customers, transformation: generator.pick([.identity, .derived]),
      expression: expression, origin: Origin(.importer, "test"))
  }

  private static let identity = LineageEdge(
    from: orders, to: customers, transformation: .identity, origin: Origin(.importer, "test"))

  @Test func theStoryOfAnEdgeIsToldOnceItIsGone() throws {
    let catalog = try TemporaryCatalog()
    try catalog.save(ShopCatalog.content)
    try catalog.store.write(by: "ada", because: "1") { _ = try $0.save(Self.identity) }
    try catalog.store.write(by: "bob", because: "2") { try $0.delete(Self.identity) }
    try catalog.store.write(by: "eve", because: "3") { _ = try $0.save(Self.identity) }
    let story = ["eve created", "bob deleted", "ada created"]
    let (of, total) = try catalog.store.read { try $0.history(of: Self.orders, limit: 3) }
    #expect(of.map { "\($0.actor) \($0.action)" } == story)
    #expect(total == 4)
    let newest = try catalog.store.read { try $0.history(limit: 3).revisions }
    #expect(newest.map { "\($0.actor) \($0.action)" } == story)
    #expect(newest.first?.subject == "\(Self.orders) identity \(Self.customers)")
  }

  @Test func savingAnEdgeAgainRecordsNothing() throws {
    let catalog = try TemporaryCatalog()
    try catalog.save(ShopCatalog.content)
    try catalog.store.write(by: "ada", because: "1") { _ = try $0.save(Self.identity) }
    let before = try catalog.store.read { try $0.lifetime()?.last }
    try catalog.store.write(by: "bob", because: "2", at: "2099-01-01T00:00:00.000Z") {
      let action = try $0.save(Self.identity)
      #expect(action == nil)
    }
    #expect(try catalog.store.read { try $0.lifetime()?.last } == before)
  }
}
