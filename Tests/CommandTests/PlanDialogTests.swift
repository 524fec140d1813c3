import CatalogStore
import Foundation
import GroundworkModel
import TestSupport
import Testing

/// `scaffold plan` at a real terminal: proposals confirmed, rejected, pinned and skipped by hand.
@Suite struct PlanDialogTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let store = try store(.create)
    let shop = MusicStore(isGenerated: false).content
    try store.write(by: "test", because: "test") { writer in
      try writer.save(shop)
      for link in shop.links where link.kind == .satisfiedBy { try writer.delete(link) }
    }
  }

  private func store(_ mode: CatalogStore.Mode) throws -> CatalogStore {
    try CatalogStore(
      path: folder.path("catalog.sqlite"),
      schema: Checkout.root.appending(path: "catalog/schema").path, mode: mode)
  }

  private func plan(environment: [String: String] = [:]) throws -> PseudoTerminal {
    try PseudoTerminal(
      BuiltCommand.scaffold.path, ["plan"], in: folder.url, environment: environment)
  }

  /// Links from components to columns, by what became of them.
  private func links(_ status: Link.Status) throws -> [Link] {
    try store(.readOnly).read { try $0.content() }.links
      .filter { $0.kind == .satisfiedBy && $0.status == status }
  }

  @Test func confirmRejectSkipAndStop() throws {
    let talk = try plan()
    try talk.hold(("q = stop asking", ""), ("q = stop asking", "n"), ("q = stop asking", "s"))
    try talk.hold(("q = stop asking", "q"))
    try talk.expect("answerable KPIs")
    #expect(talk.end() == 0)
    #expect(try links(.confirmed).count == 1)
    #expect(try !links(.rejected).isEmpty)
  }

  @Test func aWrongAnswerIsAskedAgain() throws {
    let talk = try plan()
    try talk.hold(("q = stop asking", "9"))
    try talk.expect("`9` is none of the answers")
    try talk.hold(("> ", "yes please"))
    try talk.expect("`yes please` is none of the answers")
    try talk.hold(("> ", "1"), (" needs ", "q"))
    try talk.expect("answerable KPIs")
    #expect(talk.end() == 0)
    #expect(try links(.confirmed).count == 1)
  }

  @Test(arguments: [[:], ["TERM": "dumb"]])
  func controlCKeepsWhatWasDecided(_ environment: [String: String]) throws {
    let talk = try plan(environment: environment)
    try talk.hold(("q = stop asking", ""), ("q = stop asking", ""))
    try talk.expect("q = stop asking")
    talk.type("\u{03}")
    try talk.expect("What you decided is recorded")
    #expect(talk.end() == 130)
    #expect(try links(.confirmed).count == 2)
  }

  @Test func beingKilledKeepsWhatWasDecided() throws {
    let talk = try plan()
    try talk.hold(("q = stop asking", ""))
    try talk.cut(after: "q = stop asking")
    #expect(try links(.confirmed).count == 1)
  }

  @Test func theEndOfInputStopsAsking() throws {
    let talk = try plan()
    try talk.hold(("q = stop asking", ""))
    try talk.expect("q = stop asking")
    talk.type("\u{04}")
    try talk.expect("answerable KPIs")
    #expect(talk.end() == 0)
    #expect(try links(.confirmed).count == 1)
  }
}
