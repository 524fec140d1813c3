import CatalogStore
import GRDB
import GroundworkModel
import TestSupport
import Testing

@Suite struct SaveAndLoadTests {
  @Test(arguments: UInt64(1)...12)
  func whatIsSavedIsReadBackWholeWithSeed(_ seed: UInt64) throws {
    let catalog = try TemporaryCatalog()
    let content = try CatalogContent.random(seed: seed)
    try catalog.save(content)
    let loaded = try catalog.store.read { try $0.content() }
    for (id, entity) in content.entities { #expect(loaded[id] == entity, "seed \(seed)") }
    #expect(loaded.entities.count == content.entities.count)
    #expect(Set(loaded.links) == Set(content.links), "seed \(seed)")
    #expect(Set(loaded.edges) == Set(content.edges), "seed \(seed)")
    #expect(loaded.classifications == content.classifications, "seed \(seed)")
    #expect(loaded.answers == content.answers, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...6)
  func savingTheSameAgainRecordsNothingWithSeed(_ seed: UInt64) throws {
    let catalog = try TemporaryCatalog()
    var content = try CatalogContent.random(seed: seed)
    try catalog.save(content)
    let before = try catalog.store.read { try $0.history(limit: 1).total }
    content = CatalogContent(
      entities: Array(content.entities.values), links: content.links, edges: content.edges,
      classifications: content.classifications.values.flatMap { $0 })
    try catalog.save(content)
    #expect(try catalog.store.read { try $0.history(limit: 1).total } == before, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...12)
  func detailsAreStoredAsTheCodedFormAndCanonicalWithSeed(_ seed: UInt64) throws {
    let catalog = try TemporaryCatalog()
    let content = try CatalogContent.random(seed: seed)
    try catalog.save(content)
    let stored = try DatabaseQueue(path: catalog.store.path).read { db in
      try Row.fetchAll(db, sql: "SELECT id, details FROM entity").map { ($0[0], $0[1]) }
        as [(String, String)]
    }
    for (id, details) in stored {
      let entity = try #require(EntityID(id).flatMap { content[$0] })
      #expect(JSONValue(details) == (try entity.details.json), "seed \(seed), \(id)")
      if [.dataset, .column].contains(entity.kind) {
        #expect(JSONValue(details)?.canonical == details, "seed \(seed), \(id)")
      }
    }
  }

  @Test func aLinkThatTheVerbMayNotJoinIsRefusedAndNothingIsSaved() throws {
    let catalog = try TemporaryCatalog()
    let (one, two) = (Entity.goal("One"), Entity.goal("Two"))
    let error = #expect(throws: CatalogStoreError.linkNotAllowed(one.id, .measuredBy, two.id)) {
      try catalog.store.write(by: "ada", because: "test") {
        try $0.save(one)
        try $0.save(two)
        try $0.save(Link(one.id, .measuredBy, two.id, origin: one.origin))
      }
    }
    #expect(error?.description.contains("goal → kpi") == true)
    #expect(try catalog.store.read { try $0.entity(one.id) } == nil)
  }

  @Test func anUnknownEndOfALinkIsReportedWithWhatLooksAlike() throws {
    let catalog = try TemporaryCatalog()
    let goal = Entity.goal("Reduce churn")
    let kpi = EntityID(.kpi, slug: "Churn rate")
    try catalog.store.write(by: "ada", because: "test") {
      _ = try $0.save(goal)
      try $0.save(
        Entity(
          id: EntityID(.kpi, slug: "Churn rates"), name: "Churn rates",
          details: .kpi(Metric(kind: .kpi, shape: .ratio)), origin: goal.origin))
    }
    #expect(
      throws: CatalogStoreError.unknownEntity(
        kpi, suggestions: [EntityID(.kpi, slug: "churn-rates")])
    ) {
      try catalog.store.write(by: "ada", because: "test") {
        try $0.save(Link(goal.id, .measuredBy, kpi, origin: goal.origin))
      }
    }
  }
}

extension Entity {
  static func goal(_ name: String) -> Entity {
    Entity(
      id: EntityID(.goal, slug: name), name: name, details: .goal(Goal(statement: name)),
      origin: Origin(.person, "ada"))
  }
}
