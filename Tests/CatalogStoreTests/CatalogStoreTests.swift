import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

@Suite struct CatalogStoreTests {
  let folder: TemporaryFolder
  let store: CatalogStore

  init() throws {
    folder = try TemporaryFolder()
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: .create)
  }

  private func goal(_ name: String) -> Entity {
    Entity(
      id: EntityID(.goal, slug: name), name: name, details: .goal(Goal(statement: name)),
      origin: Origin(.person, "ada"))
  }

  @Test func whatIsSavedIsReadBack() throws {
    let saved = goal("Reduce churn")
    let action = try store.write(by: "ada", because: "test") { try $0.save(saved) }
    #expect(action == .created)
    #expect(try store.read { try $0.entity(saved.id) } == saved)
  }

  @Test func savingTheSameAgainChangesNothing() throws {
    let saved = goal("Reduce churn")
    try store.write(by: "ada", because: "test") { _ = try $0.save(saved) }
    #expect(try store.write(by: "ada", because: "again") { try $0.save(saved) } == nil)
  }

  @Test func aLinkThatTheVerbMayNotJoinIsRefused() throws {
    let one = goal("One")
    let two = goal("Two")
    #expect(throws: CatalogStoreError.linkNotAllowed(one.id, .measuredBy, two.id)) {
      try store.write(by: "ada", because: "test") {
        try $0.save(one)
        try $0.save(two)
        try $0.save(Link(one.id, .measuredBy, two.id, origin: one.origin))
      }
    }
    #expect(try store.read { try $0.entity(one.id) } == nil)
  }
}
