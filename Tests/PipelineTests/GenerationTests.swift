import CatalogStore
import Foundation
import GroundworkKit
import GroundworkModel
import Templating
import TestSupport
import Testing

/// What generating writes into the project folder and into the catalog.
@Suite struct GenerationTests {
  let folder: TemporaryFolder
  let store: CatalogStore
  let workspace: Workspace

  init() throws {
    folder = try TemporaryFolder()
    let assets = AssetLocator(root: Checkout.root)
    workspace = Workspace(folder: folder.url, assets: assets)
    store = try CatalogStore(
      path: folder.path("catalog.sqlite"), schema: assets.schema.path, mode: .create)
    try "name: story\nsources: []\n".write(
      toFile: folder.path("groundwork.yaml"), atomically: false, encoding: .utf8)
    try store.write(by: "ada", because: "test") { try $0.save(ShapeStory.catalog().content) }
  }

  private func content() throws -> CatalogContent { try store.read { try $0.content() } }

  private func generate() throws -> Generation { try Generation(in: workspace, content: content()) }

  @Test func theSameCatalogGivesTheSameBytes() throws {
    let first = try generate().plan
    _ = try generate().write(to: store)
    #expect(try generate().plan == first)
    let texts = first.files.map(\.content).joined()
    #expect(!texts.contains(folder.url.path) && !texts.contains(Checkout.root.path))
  }

  @Test func theScheduleIsTaggedWithEveryFigure() throws {
    let dag = try #require(try generate().plan.files.first { $0.path.hasPrefix("dags/") })
    for kpi in try content().entities(.kpi) {
      #expect(dag.content.contains("\"\(kpi.id)\","), "\(dag.content)")
    }
  }

  @Test func generatingAgainChangesNeitherTreeNorCatalog() throws {
    _ = try generate().write(to: store)
    let before = try content()
    let again = try generate().write(to: store)
    #expect(again.isUpToDate, "\(again.summary)")
    let after = try content()
    #expect(after.entities == before.entities)
    #expect(Set(after.links) == Set(before.links) && Set(after.edges) == Set(before.edges))
  }

  @Test func everyFigureCanBeWalkedBackToTheSource() throws {
    _ = try generate().write(to: store)
    let content = try content()
    for kpi in content.entities(.kpi) {
      let realised = content.links(from: kpi.id, .realisedBy).map(\.target)
      let value = try #require(realised.first { $0.kind == .column }, "\(kpi.id)")
      var reached: Set<EntityID> = []
      var queue = [value]
      while let column = queue.popLast() {
        guard reached.insert(column).inserted else { continue }
        queue += content.edges(to: column).map(\.source)
      }
      #expect(
        reached.contains { $0.segments[0] == "shop" || $0.segments[0] == "exports" }, "\(kpi.id)")
    }
  }

  @Test func columnsThatNobodyNeedsAreNotLoaded() throws {
    let sessions = try #require(
      try generate().design.sources.first { $0.rawName == "exports__sessions" })
    #expect(sessions.columns.map(\.name) == ["session_id", "started_at", "order_id"])
  }

  @Test func whatIsNoLongerGeneratedIsRetracted() throws {
    _ = try generate().write(to: store)
    let gone = EntityID(.kpi, path: ["ad-spend"])
    var kpi = try #require(try content()[gone])
    kpi.status = .deprecated
    let deprecated = kpi
    try store.write(by: "ada", because: "test") { _ = try $0.save(deprecated) }
    _ = try generate().write(to: store)
    let content = try content()
    #expect(content.links(from: gone, .realisedBy).isEmpty)
    let model = EntityID(.dataset, path: ["warehouse", "marts", "kpi_ad_spend"])
    #expect(content[model]?.status == .removed)
    #expect(content.edges(to: model.child(.column, "value")).isEmpty)
    let path = folder.path("pipeline/transform/models/marts/kpi_ad_spend.sql")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aTemplateOfTheProjectShadowsTheBuiltInOne() throws {
    let own = folder.url.appending(path: "templates/pipeline/files")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    try "# Ours: <%slug%>, {{ kept }}\n".write(
      to: own.appending(path: "README.md"), atomically: false, encoding: .utf8)
    let plan = try generate().plan
    #expect(plan["README.md"]?.content == "# Ours: story, {{ kept }}\n")
    #expect(plan["Makefile"] != nil)
  }

  @Test(arguments: ["/tmp/x", "../x", "a/../../x", "", "."])
  func aFolderOutsideTheProjectIsRefused(_ path: String) throws {
    let content = try content()
    #expect(throws: GenerationError.folderOutsideProject(path)) {
      try Generation(in: workspace, content: content, folder: path)
    }
  }
}
