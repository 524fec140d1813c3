import CatalogStore
import GroundworkModel
import TestSupport
import Testing

@Suite struct DifferenceOfTimesTests {
  private static let days = (11...16).map { "2026-01-\($0)T00:00:00.000Z" }

  /// A catalog that changed on each of some days: a random part of two random contents is saved or goes.
  private func catalog(_ seed: UInt64) throws -> TemporaryCatalog {
    let catalog = try TemporaryCatalog()
    let content = try CatalogContent.random(seed: seed)
    try catalog.save(content, at: "2026-01-10T00:00:00.000Z")
    var generator = SeededGenerator(seed: seed)
    for day in Self.days {
      try catalog.store.write(by: "test", because: day, at: day) { writer in
        for var entity in content.parentsFirst where generator.isOnce(in: 5) {
          entity.description = generator.pick([nil, day])
          entity.status = generator.pick([.draft, .removed])
          try writer.save(entity)
        }
        for edge in content.edges where generator.isOnce(in: 4) { try writer.delete(edge) }
        for edge in content.edges where generator.isOnce(in: 4) { try writer.save(edge) }
        for link in content.links where generator.isOnce(in: 4) { try writer.delete(link) }
        for link in content.links where generator.isOnce(in: 4) { try writer.save(link) }
        for one in content.classifications.values.joined() where generator.isOnce(in: 4) {
          try writer.delete(one)
        }
      }
    }
    return catalog
  }

  @Test(arguments: UInt64(1)...3)
  func whatChangedTellsAllThatDiffersWithSeed(_ seed: UInt64) throws {
    var differing = 0
    let catalog = try catalog(seed)
    try catalog.store.read { reader in
      for from in Self.days + [nil] {
        for to in Self.days + [nil] {
          let found = try reader.difference(from: from, to: to)
          let whole = try CatalogDifference(
            from: from.map { try reader.content(at: $0) } ?? reader.content(),
            to: to.map { try reader.content(at: $0) } ?? reader.content())
          differing += whole.changes.isEmpty ? 0 : 1
          #expect(found == whole, "seed \(seed), \(from ?? "now") to \(to ?? "now")")
        }
      }
    }
    #expect(differing == 40, "all but a time with itself, and the last with now")
  }
}
