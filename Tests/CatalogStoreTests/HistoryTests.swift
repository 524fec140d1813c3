import CatalogStore
import GroundworkModel
import TestSupport
import Testing

@Suite struct HistoryTests {
  @Test(arguments: UInt64(1)...6)
  func anEarlierMomentIsRestoredWholeWithSeed(_ seed: UInt64) throws {
    let catalog = try TemporaryCatalog()
    let first = try CatalogContent.random(seed: seed)
    try catalog.save(first, at: "2026-01-10T00:00:00.000Z")
    let before = try catalog.store.read { try $0.content() }
    var second: [Entity] = []
    var generator = SeededGenerator(seed: seed)
    for var entity in before.entities.values {
      guard let other = first.entities(entity.kind).first else { continue }
      entity.description = generator.isOnce(in: 2) ? nil : "changed"
      entity.details = other.details
      entity.tags = ["new"]
      second.append(entity)
    }
    try catalog.store.write(by: "test", because: "test", at: "2026-01-11T00:00:00.000Z") { writer in
      for entity in second { try writer.save(entity) }
      for link in before.links.prefix(20) { try writer.delete(link) }
      for edge in before.edges.prefix(5) { try writer.delete(edge) }
      for one in before.classifications.values.joined().prefix(3) { try writer.delete(one) }
    }
    let restored = try catalog.store.read { try $0.content(at: "2026-01-10T12:00:00.000Z") }
    #expect(restored.entities == before.entities, "seed \(seed)")
    #expect(Set(restored.links) == Set(before.links), "seed \(seed)")
    #expect(Set(restored.edges) == Set(before.edges), "seed \(seed)")
    #expect(restored.classifications == before.classifications, "seed \(seed)")
    let id = try #require(second.first?.id)
    let one = try catalog.store.read { try $0.entity(id, at: "2026-01-10T12:00:00.000Z") }
    #expect(one == before[id], "seed \(seed)")
    let empty = try catalog.store.read { try $0.content(at: "2025-12-31T00:00:00.000Z") }
    #expect(empty.entities.isEmpty && empty.links.isEmpty && empty.answers.isEmpty)
  }

  @Test func theWholeHistoryIsToldNewestFirstWithCreations() throws {
    let catalog = try TemporaryCatalog()
    var (one, two) = (Entity.goal("One"), Entity.goal("Two"))
    for (number, goals) in [[one], [two]].enumerated() {
      try catalog.store.write(by: "ada", because: "\(number)") { writer in
        for goal in goals { try writer.save(goal) }
      }
    }
    one.owner = "Bob"
    two.owner = "Bob"
    let three = Entity.goal("Three")
    try catalog.store.write(by: "bob", because: "2") { writer in
      for goal in [one, two, three] { try writer.save(goal) }
    }
    let (changes, total) = try catalog.store.read { try $0.history(limit: 4) }
    #expect(total == 5)
    #expect(
      changes.map { "\($0.reason) \($0.action) \($0.subject)" } == [
        "2 updated goal/two", "2 updated goal/one", "2 created goal/three", "1 created goal/two",
      ])
  }

  @Test func aRevisionTellsWhoWhenWhyAndOnlyWhatChanged() throws {
    let catalog = try TemporaryCatalog()
    var goal = Entity.goal("Grow")
    try catalog.store.write(by: "ada", because: "first", at: "2026-01-01T00:00:00.000Z") {
      _ = try $0.save(goal)
    }
    goal.owner = "Bob"
    try catalog.store.write(by: "bob", because: "took over", at: "2026-01-02T00:00:00.000Z") {
      _ = try $0.save(goal)
    }
    let (revisions, total) = try catalog.store.read { try $0.history(of: goal.id, limit: 1) }
    #expect(total == 2)
    let newest = try #require(revisions.first)
    let oldest = try #require(
      try catalog.store.read { try $0.history(of: goal.id, limit: 2) }.0.last)
    #expect(oldest.action == .created && oldest.subject == goal.id.rawValue)
    #expect(oldest.actor == "ada" && oldest.reason == "first" && oldest.before == nil)
    #expect(oldest.time == "2026-01-01T00:00:00.000Z" && oldest.changeSet < newest.changeSet)
    #expect(newest.actor == "bob" && newest.reason == "took over")
    #expect(newest.before == #"{"owner":null}"# && newest.after == #"{"owner":"Bob"}"#)
  }
}
